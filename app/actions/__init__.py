"""Intentions: one function per thing a person can do. Load facts, ask the domain, write, journal, commit."""
