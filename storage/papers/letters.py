"""Paragraphs of letters that a director has written otherwise: found, kept and taken back."""

from sqlalchemy import select

from storage.base import Session
from storage.tables import LetterParagraph


def paragraphs_of(session: Session, library_id: int, span: str) -> list[LetterParagraph]:
    """Of a span's letter, in whatever language."""
    query = select(LetterParagraph).where(LetterParagraph.library_id == library_id, LetterParagraph.span == span)
    return list(session.scalars(query.order_by(LetterParagraph.key, LetterParagraph.language)))


def save_paragraph(session: Session, paragraph: LetterParagraph) -> None:
    """Keep it in place of what was written before."""
    session.merge(paragraph)
    session.flush()


def drop_paragraph(session: Session, library_id: int, span: str, key: str, language: str) -> bool:
    """Take it back; False when nothing was written."""
    paragraph = session.get(LetterParagraph, (library_id, span, key, language))
    if paragraph is None:
        return False
    session.delete(paragraph)
    session.flush()
    return True
