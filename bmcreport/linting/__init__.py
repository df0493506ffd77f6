"""What is odd about canvases that are sound: each finding is a warning with a code, a place and a hint."""
