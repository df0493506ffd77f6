"""From files to values: YAML text becomes nodes, nodes become documents, and faults become diagnostics.

Errors are values. A `Diagnostic` has a code, a message, a span and a hint, is collected and shown with all others.
Exceptions are bugs, but for `InvalidInput` at the edge of the Python API. Models carry no spans: a `Located` value
keeps the tree it was read from and finds the span of any part by its path, so that a comment or an indent changes no
value.

Scalars arrive as written. Nodes are built from YAML events without a constructor, so `no`, `007` and `1.20` are
texts; models decide what is a number or a date. The events also carry the depth guard, for libyaml's own recursion
crashes on deep nesting.

Pictures are read once, at the edge. A file becomes a small opaque RGB picture before anything is composed: no
metadata, no transparency, no file handle goes further, and the compressed rows of its PNG go into the PDF as they
are.

Files that come back are hostile. Packages are counted before they are opened (`read/packages`), XML is parsed without
entities, and whatever a reader stumbles over is a diagnostic. pypdf reads PDFs: plain Python of 420 kB, where pikepdf
would bring 10 MB of compiled code along. Names inside files lead to no folder.
"""
