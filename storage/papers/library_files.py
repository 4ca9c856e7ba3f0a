"""The files a library brings for making its papers, such as its own letter."""

from storage.base import Session
from storage.tables import LibraryFile


def find(session: Session, library_id: int, kind: str) -> LibraryFile | None:
    return session.get(LibraryFile, (library_id, kind))


def keep(session: Session, file: LibraryFile) -> None:
    """Keep a file in place of an earlier one of its kind."""
    session.merge(file)
    session.flush()


def remove(session: Session, file: LibraryFile) -> None:
    session.delete(file)
    session.flush()
