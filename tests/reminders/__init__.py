"""Deadlines and reminders: who is told what, when, exactly once."""
