"""Measurements: the product as it is started, against goals and against a bare reference in the same run."""
