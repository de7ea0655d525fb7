"""Augenhöhe: a city and the people it concerns work out projects together, live, in one room."""
