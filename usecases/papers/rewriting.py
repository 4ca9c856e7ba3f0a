"""The letter's text in a director's own words, paragraph by paragraph; only as long as the figures say the same."""

from plan.period import Span
from plan.progress.paper import ANSWER_TO, Rewritten
from storage.papers import letters
from storage.tables import LetterParagraph
from usecases.work import Work

LONGEST = 2000


def rewritten_of(work: Work, span: Span) -> tuple[Rewritten, ...]:
    """What was written otherwise in a span's letter."""
    kept = letters.paragraphs_of(work.session, work.library.id, str(span))
    return tuple(Rewritten(paragraph.key, paragraph.original, paragraph.text) for paragraph in kept)


def answered_letter(work: Work, span: Span) -> str:
    """Which letter a span's letter answers; "" where none."""
    return next((change.text for change in rewritten_of(work, span) if change.key == ANSWER_TO), "")


def rewrite(work: Work, span: Span, key: str, original: str, text: str) -> bool:
    """Keep a paragraph in other words, or without any; False when this person may not, or it is too long."""
    text = " ".join(text.split())
    if not work.directs or len(text) > LONGEST:
        return False
    before = next((change for change in rewritten_of(work, span) if change.key == key), None)
    kept = LetterParagraph(
        library_id=work.library.id,
        span=str(span),
        key=key,
        original=original,
        text=text,
        at=work.now,
        by=work.person.id,
    )
    letters.save_paragraph(work.session, kept)
    about = {"span": str(span), "paragraph": key}
    old = {**about, "text": before.text if before else original}
    work.note_down("rewrite", "letter", None, before=old, after={**about, "text": text})
    return True


def take_back(work: Work, span: Span, key: str) -> bool:
    """As the figures say it again; False when nothing was written."""
    before = next((change for change in rewritten_of(work, span) if change.key == key), None)
    if before is None or not letters.drop_paragraph(work.session, work.library.id, str(span), key):
        return False
    about = {"span": str(span), "paragraph": key}
    work.note_down("take_back", "letter", None, before={**about, "text": before.text}, after=about)
    return True
