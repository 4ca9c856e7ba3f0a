"""Which Hisobot this is. pyproject.toml reads it from here, so that a checkout tells the same as what was installed."""

VERSION = "1.0.0"
