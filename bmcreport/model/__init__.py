"""The vocabulary: what a canvas, a comparison and a layout are. No files, no drawing, no style in a canvas."""
