"""PowerPoint templates of other people: checked before use, then read as values."""
