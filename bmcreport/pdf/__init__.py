"""The printed page: a placement lowered to a page value, and the value written as a tagged PDF."""
