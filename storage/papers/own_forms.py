"""The forms of the province that a library fills in: its own Excel files, with what is marked in them."""

from collections.abc import Sequence

from sqlalchemy import select

from storage.base import Session
from storage.tables import OwnForm


def load_forms(session: Session, library_id: int) -> Sequence[OwnForm]:
    """All of a library's, in the order in which they came."""
    return session.scalars(select(OwnForm).where(OwnForm.library_id == library_id).order_by(OwnForm.id)).all()


def load_form(session: Session, library_id: int, form_id: int) -> OwnForm | None:
    """One of them; None when the library has none of this number."""
    form = session.get(OwnForm, form_id)
    return form if form is not None and form.library_id == library_id else None


def save_own_form(session: Session, form: OwnForm) -> None:
    """Keep a form, a new one or as it was changed."""
    session.add(form)
    session.flush()


def delete_own_form(session: Session, form: OwnForm) -> None:
    session.delete(form)
    session.flush()
