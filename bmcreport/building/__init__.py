"""Building: documents and layouts become targets, targets become bytes, bytes become files."""
