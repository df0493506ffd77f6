"""The tests of reading: bytes, nodes, documents, files and folders."""
