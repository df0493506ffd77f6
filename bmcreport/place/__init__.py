"""Placing: a canvas and a layout become blocks with rectangles and text with its size and lines decided."""
