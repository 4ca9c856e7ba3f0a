"""The database as whoever stands above the use cases may hold it: to open a transaction, and to hand it on."""

from storage.base import Session
from storage.database import Database

__all__ = ["Database", "Session"]
