"""How often most jobs are looked at."""

SECONDS = 20.0
