"""Copies of attached files in a folder on the library's own disk: which are to be copied, and where to.

When a person sends a file only its id at Telegram is stored, so their answer never waits for a copy.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from storage.month import evidence
from storage.month.evidence import IMPOSSIBLE, Placed
from storage.tables import Attachment
from usecases.database import Session

_STRANGE = re.compile(r"[^A-Za-z0-9_-]+")
_APOSTROPHES = str.maketrans("", "", "ʻʼ‘’'`")


@dataclass(frozen=True, slots=True)
class AttachmentToCopy:
    """An attachment of which no copy has been made; `place` is where its copy belongs below the folder."""

    attachment_id: int
    library_id: int
    file_id: str
    place: PurePosixPath


def attachments_to_copy(session: Session, after: int, limit: int) -> Sequence[AttachmentToCopy]:
    """At most `limit` attachments to copy, by their ids, from the one after a given id on."""
    return [
        AttachmentToCopy(found.id, found.library_id, found.file_id, path_of_copy(placed))
        for placed in evidence.to_be_stored(session, after, limit)
        for found in [placed.attachment]
    ]


def path_of_copy(placed: Placed) -> PurePosixPath:
    """Where a copy belongs below the folder: numbers of ours, and of the file's own name only what is harmless."""
    attachment, report = placed.attachment, placed.submission
    stem, _, ending = attachment.name.rpartition(".")
    clean = _STRANGE.sub("-", (stem or attachment.name).translate(_APOSTROPHES)).strip("-")[:60] or attachment.kind
    ending = "jpg" if attachment.kind == "photo" else _STRANGE.sub("", ending)[:8].lower() or "bin"
    month, figure = f"{report.year}-{report.month:02}", f"figure-{attachment.figure_id}"
    return PurePosixPath(f"library-{attachment.library_id}", month, figure, f"{attachment.id}-{clean}.{ending}")


def note_copied(session: Session, attachment_id: int, place: PurePosixPath) -> None:
    """A copy stands at its place now."""
    session.get_one(Attachment, attachment_id).stored = place.as_posix()


def note_impossible(session: Session, attachment_id: int, why: str) -> None:
    """No copy can ever be made of it."""
    session.get_one(Attachment, attachment_id).stored = IMPOSSIBLE + why
