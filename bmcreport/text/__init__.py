"""Text: fonts opened once, words measured once, paragraphs broken, the largest fitting size found."""
