"""What bmcreport costs, beside what the same content costs when it is written the plain way; see `__main__`."""
