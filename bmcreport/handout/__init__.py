"""A deck on paper: handouts of its slides as tagged PDF pages, and its speaker notes as Markdown."""
