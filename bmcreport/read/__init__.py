"""From files to values: YAML text becomes nodes, nodes become canvases, comparisons and layouts, faults become diagnostics."""
