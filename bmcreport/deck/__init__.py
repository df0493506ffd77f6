"""The deck: canvases composed into slides as values, and the value written as native PowerPoint."""
