"""Reads: named selects that return frozen read models in a deterministic order."""
