"""The files a library brings for making its papers, such as its own letter."""

from storage.base import Session
from storage.tables import LibraryFile


def load_library_file(session: Session, library_id: int, kind: str) -> LibraryFile | None:
    return session.get(LibraryFile, (library_id, kind))


def save_library_file(session: Session, file: LibraryFile) -> None:
    """Keep a file in place of an earlier one of its kind."""
    session.merge(file)
    session.flush()


def delete_library_file(session: Session, file: LibraryFile) -> None:
    session.delete(file)
    session.flush()
