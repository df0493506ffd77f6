"""Comparisons on paper."""
