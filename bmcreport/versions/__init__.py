"""Two versions of one canvas told in one: the same paragraphs for the page and for the slide."""
