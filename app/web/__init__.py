"""Doors: one package per audience, because rights follow audiences. Views validate, call one thing, answer."""
