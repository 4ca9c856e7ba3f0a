"""The letter's text in a director's own words, paragraph by paragraph; only as long as the figures say the same."""

from plan.period import Span
from plan.progress.paper import ANSWER_TO, Rewritten
from storage.papers import letters
from storage.tables import LetterParagraph
from usecases.work import Work

LONGEST = 2000


def rewritten_of(work: Work, span: Span, language: str) -> tuple[Rewritten, ...]:
    """What was written otherwise in a span's letter in a language."""
    return tuple(
        Rewritten(paragraph.key, paragraph.original, paragraph.text)
        for paragraph in letters.paragraphs_of(work.session, work.library.id, str(span))
        if paragraph.language == language
    )


def rewritten_elsewhere(work: Work, span: Span, language: str) -> list[str]:
    """The other languages in which something was written otherwise, and not in this one."""
    kept = letters.paragraphs_of(work.session, work.library.id, str(span))
    here = {paragraph.key for paragraph in kept if paragraph.language == language}
    return sorted({paragraph.language for paragraph in kept if paragraph.key not in here} - {language})


def answered_letter(work: Work, span: Span, language: str) -> str:
    """Which letter a span's letter in a language answers; "" where none."""
    return next((change.text for change in rewritten_of(work, span, language) if change.key == ANSWER_TO), "")


def rewrite(work: Work, span: Span, key: str, original: str, text: str, language: str) -> bool:
    """Keep a paragraph in other words, or without any; False when this person may not, or it is too long."""
    text = " ".join(text.split())
    if not work.directs or len(text) > LONGEST:
        return False
    before = next((change for change in rewritten_of(work, span, language) if change.key == key), None)
    kept = LetterParagraph(
        library_id=work.library.id,
        span=str(span),
        key=key,
        language=language,
        original=original,
        text=text,
        at=work.now,
        by=work.person.id,
    )
    letters.save_paragraph(work.session, kept)
    about = _about(span, key, language)
    old = {**about, "text": before.text if before else original}
    work.note_down("rewrite", "letter", None, before=old, after={**about, "text": text})
    return True


def take_back(work: Work, span: Span, key: str, language: str) -> bool:
    """As the figures say it again; False when nothing was written."""
    before = next((change for change in rewritten_of(work, span, language) if change.key == key), None)
    if before is None or not letters.drop_paragraph(work.session, work.library.id, str(span), key, language):
        return False
    about = _about(span, key, language)
    work.note_down("take_back", "letter", None, before={**about, "text": before.text}, after=about)
    return True


def _about(span: Span, key: str, language: str) -> dict[str, str]:
    """What the history calls a paragraph; Uzbek in Latin letters, as all were at first, is not said."""
    return {"span": str(span), "paragraph": key, **({"language": language} if language != "uz" else {})}
