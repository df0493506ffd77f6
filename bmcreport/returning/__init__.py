"""Files that come back: what they were made of, whether they still say the same, and what people changed in them."""
