"""Tests of handouts and notes."""
