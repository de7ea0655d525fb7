"""Which sections of a sketch every process has, and how many sketches a workshop may come to."""

TITLE_KEY = "title"
SUMMARY_KEY = "summary"
MOST_SKETCHES = 999
