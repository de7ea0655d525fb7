"""The rules of the process: standard library only, no clock, no randomness, no database, no web."""
