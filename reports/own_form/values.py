"""What comes where a mark stands: the same figures as in every other paper of the same facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from plan.marks.grammar import Mark
from plan.period import Span
from plan.progress.line import Line
from plan.progress.pace import target_of_span
from plan.progress.paper import PaperFacts
from reports.content.form_cells import notes_of, value_of
from texts.papers import labels
from texts.papers.letter import parts as letter
from texts.progress.kinds import rounded, unit_and_kind
from texts.wording import grouped_number, one_apostrophe, share_in_percent

_HUNDREDTHS = Decimal("0.000001")
_TENTHS = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Value:
    """What is known: a number, a text or a day, or nothing. A number may be a `share` (0.95 is 95 %) or stand for
    percents as it is (95)."""

    known: Decimal | str | date | None
    measured: str = "number"
    """number, share or percent."""
    is_needed: bool = True
    """Whether it is missed where nobody knows it; a mark of a draft is not."""
    unknown: str = "–"
    """What stands among other words where nobody knows it."""

    @property
    def is_missed(self) -> bool:
        return self.known is None and self.is_needed

    def as_text(self) -> str:
        """As it stands among other words."""
        if self.known is None:
            return self.unknown
        if isinstance(self.known, Decimal):
            return share_in_percent(self.known) if self.measured == "share" else grouped_number(self.known)
        return self.known if isinstance(self.known, str) else f"{self.known:%d.%m.%Y}"

    def as_number(self, *, percents: bool) -> Decimal | None:
        """As it stands alone, in a cell that shows `percents` or not; None of what is no number."""
        if not isinstance(self.known, Decimal):
            return None
        if self.measured == "share":
            share = self.known.quantize(_HUNDREDTHS, ROUND_HALF_UP)
            return share if percents else (self.known * 100).quantize(_TENTHS, ROUND_HALF_UP)
        return (self.known / 100).quantize(_HUNDREDTHS) if percents and self.measured == "percent" else self.known


NOTHING = Value(None)


def value_of_mark(mark: Mark, line: Line, facts: PaperFacts) -> Value:
    """What a mark says of a figure; nothing where nobody has said anything, or the time has not passed yet."""
    indicator, measured = line.indicator, "percent" if line.combining == "mean" else "number"
    if mark.measure in ("actual", "growth"):
        return Value(_actual(mark, line, facts.report.span), measured)
    if mark.measure == "target":
        return Value(_target(mark, line, facts.report.span), measured)
    if mark.measure == "baseline":
        return Value(indicator.baseline, measured)
    if mark.measure == "completion":
        return Value(line.completion, "share")
    texts: Mapping[str, Callable[[], str]] = {
        "standing": lambda: labels.standing_word(line),
        "note": lambda: notes_of(facts)(line),
        "name": lambda: one_apostrophe(labels.row_title(indicator)),
        "unit": lambda: unit_and_kind(line),
    }
    return Value(texts[mark.measure]() or None, is_needed=False, unknown="")


def _actual(mark: Mark, line: Line, span: Span) -> Decimal | None:
    """Of a stock it is where it stood at the end of the time: so does its target, beside which it is printed."""
    if mark.measure == "growth":
        return _growth(mark, line, span)
    if mark.since == "january":
        return rounded(line, line.actual)
    growth = _brought(mark, line, span)
    if line.indicator.kind != "stock" or growth is None:
        return growth
    base = line.indicator.baseline
    since_january = value_of(line, Span(span.year, "year").months[: _part(mark, span).last.number])
    return None if base is None or since_january is None else base + since_january


def _growth(mark: Mark, line: Line, span: Span) -> Decimal | None:
    """By how much a stock or a level grew in the time: nothing of what has no growth, and where it is not known how
    far a level had come by the time's beginning."""
    brought = _brought(mark, line, span)
    if line.indicator.kind != "level" or brought is None:
        return brought if line.indicator.kind == "stock" else None
    before = 0 if mark.since == "january" else _part(mark, span).first.number - 1
    months = Span(span.year, "year").months
    base = value_of(line, months[before - 1 : before]) if before else line.indicator.baseline
    return None if base is None else brought - base


def _brought(mark: Mark, line: Line, span: Span) -> Decimal | None:
    """What the time itself brought; nothing where it reaches beyond what the paper is about."""
    wanted = _part(mark, span)
    if mark.since == "january":
        return value_of(line, Span(span.year, "year").months[: span.last.number])
    return None if wanted.last > span.last else value_of(line, wanted.months)


def _target(mark: Mark, line: Line, span: Span) -> Decimal | None:
    if mark.since == "span" or (wanted := _part(mark, span)).kind == "year":
        return line.indicator.target
    return target_of_span(line.indicator, line.combining, wanted)


def _part(mark: Mark, span: Span) -> Span:
    return Span(span.year, *mark.since) if isinstance(mark.since, tuple) else span


def words_of(facts: PaperFacts) -> Mapping[str, Value]:
    """The words of a library's that a form may have, by their names in `texts.papers.places.FORM_PLACES`."""
    head, report = facts.letterhead, facts.report
    post, name = letter.letter_signer(facts)
    return {
        "kutubxona": Value(facts.library),
        "shahar": _word(head.place),
        "kimga": _word(head.addressee),
        "yil": Value(str(report.span.year)),
        "davr": Value(labels.paper_period(report)),
        "sana": Value(report.today),
        "bajarilish": Value(report.completion, "share"),
        "kutilgan": Value(report.expected, "share"),
        "lavozim": Value(post),
        "rahbar": _word(name),
        "kelishuvchi_lavozimi": _word(head.agreed_post),
        "kelishuvchi": _word(head.agreed_by),
        "ijrochi": _word(head.executor),
        "telefon": _word(head.phone),
        "qoralama": Value(labels.DRAFT.plain() if report.is_draft else None, is_needed=False, unknown=""),
        "manba": Value(labels.paper_footer(facts)),
    }


def _word(text: str) -> Value:
    """What the library has set; a place for it that stays empty is written on by hand."""
    return Value(text or None, unknown="")
