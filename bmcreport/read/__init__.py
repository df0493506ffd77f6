"""From files to values: YAML text becomes nodes, nodes become documents, and faults become diagnostics."""
