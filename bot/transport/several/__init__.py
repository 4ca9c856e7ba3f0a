"""Several processes on one PostgreSQL: which of them leads, and whose people are whose."""
