"""The parts of the letter to the province, from its blank to its executor's telephone."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from plan.document.approval import library_of
from plan.fold import fold
from plan.letter.bands import Band, Where, bands_of, not_known_yet
from plan.progress.paper import Evidence, PaperFacts
from texts.endings import tenths
from texts.papers import labels
from texts.papers.letter.spans import in_time, is_over, later_times, named_time
from texts.sentence import NOTHING, Sentence, beside, plain, say
from texts.template import without_html
from texts.wording import in_readers_letters, join_names, row_name

NUMBER_LINE = Sentence("№ ______________")
TABLE = Sentence("Ko'rsatkichlarning bajarilishi")
CLOSING = Sentence("Ish rejasining bandlar bo'yicha bajarilishi ilovada keltirilgan.")
EVIDENCE_TITLE = Sentence("Tasdiqlovchi hujjatlar ro'yxati")
EVIDENCE_ABOVE = Sentence("2-ilova")
REGARDS = Sentence("Hurmat bilan,")
EXECUTOR, PHONE = Sentence("Ijrochi: {executor}"), Sentence("Tel.: {phone}")
_POST = Sentence("Direktor")
_SAMPLE = " (namuna)"
"""Behind the name of the demo library."""
_NEAR = Decimal("0.98")
_HERS, _HIS = ("vna", "qizi"), ("vich", "ogli")
"""How a woman's patronymic ends, and a man's, folded; some languages greet them differently."""
_WHERE: dict[Where, Sentence] = {
    "done": Sentence("{n} tasi to'liq bajarildi"),
    "on_track": Sentence("{n} tasi bo'yicha ishlar rejaga muvofiq olib borilmoqda"),
    "behind": Sentence("{n} tasi bo'yicha ishlar rejadan ortda"),
    "unknown": Sentence("{n} tasi bo'yicha ma'lumot hali to'liq emas"),
}


def library_name(facts: PaperFacts) -> str:
    """The library's whole name: as it is set, else as the plan's own title has it, else as the chat calls it."""
    named = facts.letterhead.full_name or library_of(facts.plan_title) or facts.library
    return named.removesuffix(in_readers_letters(_SAMPLE))


def contact_line(facts: PaperFacts) -> str:
    """Below the name: where it is and how it is reached."""
    head = facts.letterhead
    phone = say("tel. {phone}", phone=head.phone) if head.phone else NOTHING
    return without_html(beside(say("{place}", place=head.place), phone, say("{email}", email=head.email)))


def letter_subject(facts: PaperFacts) -> str:
    """What the letter is about."""
    time = named_time(facts.report.span)
    if is_over(facts.report):
        return plain("Ish rejasining {time} yakuni bo'yicha bajarilishi to'g'risida", time=time)
    return plain("Ish rejasining {time} uchun bajarilishi to'g'risida", time=time)


def letter_greeting(facts: PaperFacts) -> str:
    """The salutation: only to a person who is known by name."""
    name = facts.letterhead.greeting.rstrip(" !,.")
    if not name:
        return ""
    patronymic = fold(name).split()[-1]
    if patronymic.endswith(_HERS):
        return plain("Hurmatli {woman}!", woman=name)
    return plain("Hurmatli {man}!", man=name) if patronymic.endswith(_HIS) else plain("Hurmatli {name}!", name=name)


def letter_opening(facts: PaperFacts) -> str:
    """Whose plan, and which time."""
    span = facts.report.span
    places: dict[str, object] = {"library": library_name(facts), "year": str(span.year), "time": in_time(span)}
    if facts.as_it_was:
        return plain(
            "{library}ning {year}-yil uchun mo'ljallangan ish rejasi ijrosi yuzasidan {time} amalga oshirilgan ishlar "
            "to'g'risida {day} holatiga ko'ra quyidagilarni ma'lum qilamiz.",
            **places,
            day=labels.paper_day(facts.as_it_was.date()),
        )
    return plain(
        "{library}ning {year}-yil uchun mo'ljallangan ish rejasi ijrosi yuzasidan {time} amalga oshirilgan ishlar "
        "to'g'risida quyidagilarni ma'lum qilamiz.",
        **places,
    )


def letter_overview(facts: PaperFacts) -> str:
    """How many rows stand where; they add up to the rows that promise something."""
    bands = bands_of(facts.report.lines, not_known_yet(facts))
    if not bands:
        return ""
    report = facts.report
    if report.span.last.number == 12 and report.as_of == 12:
        said = _at_years_end(bands)
    else:
        said = _while_it_runs(bands, facts)
    return plain("Ish rejasida miqdori belgilangan {all} ta banddan {counts}.", all=len(bands), counts=join_names(said))


def _while_it_runs(bands: Sequence[Band], facts: PaperFacts) -> list[str]:
    counts = Counter(band.where for band in bands)
    later = plain(
        "{n} tasining muddati {times} to'g'ri keladi", n=counts["later"], times=later_times(facts.report.span)
    )
    told: list[tuple[Where, str]] = [
        ("done", _WHERE["done"].plain(n=counts["done"])),
        ("on_track", _WHERE["on_track"].plain(n=counts["on_track"])),
        ("later", later),
        ("behind", _WHERE["behind"].plain(n=counts["behind"])),
        ("unknown", _WHERE["unknown"].plain(n=counts["unknown"])),
    ]
    return [words for where, words in told if counts[where]]


def _at_years_end(bands: Sequence[Band]) -> list[str]:
    """In a whole year's letter nothing runs any more: done, nearly, not."""
    counts = Counter(band.where for band in bands)
    near = [band for band in bands if band.where in ("on_track", "later")]
    said = [_WHERE["done"].plain(n=counts["done"])] if counts["done"] else []
    if len(near) == 1 and (share := _least(near[0])) is not None:
        said.append(plain("1 tasi {share} foizga bajarildi", share=tenths(share)))
    elif near and all((_least(band) or Decimal(0)) >= _NEAR for band in near):
        said.append(plain("{n} tasi 98 foizdan ortiq bajarildi", n=len(near)))
    elif near:
        said.append(plain("{n} tasi deyarli to'liq bajarildi", n=len(near)))
    if counts["behind"]:
        said.append(plain("{n} tasi to'liq bajarilmadi", n=counts["behind"]))
    if counts["unknown"]:
        said.append(_WHERE["unknown"].plain(n=counts["unknown"]))
    return said


def _least(band: Band) -> Decimal | None:
    shares = [line.completion for line in band.lines if line.completion is not None]
    return min(shares) if shares else None


def attachments(facts: PaperFacts, sheets: int | None, evidence_sheets: int) -> tuple[str, ...]:
    """What goes with the letter, each with its sheets; a line to write on where their number is not known."""
    form = plain("___") if sheets is None else str(sheets)
    if not facts.evidence or not letter_appendix(facts):
        return (plain("Ilova: {n:bare} varaqda.", n=form),)
    return (
        plain("Ilova: 1. Ish rejasining bajarilishi, {n:bare} varaqda.", n=form),
        plain("2. Tasdiqlovchi hujjatlar ro'yxati, {n:bare} varaqda.", n=str(evidence_sheets or 1)),
    )


def letter_appendix(facts: PaperFacts) -> tuple[str, ...]:
    """What stands beside the figures of the span, numbered, in the plan's order."""
    first, last = facts.report.span.first.number, facts.report.span.last.number
    by_row: dict[int, list[Evidence]] = {}
    for piece in facts.evidence:
        if first <= piece.month <= last:
            by_row.setdefault(piece.indicator, []).append(piece)
    documents = [
        (line.indicator, piece)
        for line in facts.report.lines
        for piece in sorted(by_row.get(line.indicator.key, []), key=lambda piece: piece.month)
    ]
    return tuple(
        plain(
            "{number}. {code}. {name} — {document}",
            number=number,
            code=row.code,
            name=row_name(row, 90),
            document=labels.evidence_label(piece),
        )
        for number, (row, piece) in enumerate(documents, 1)
    )


def letter_signer(facts: PaperFacts) -> tuple[str, str]:
    """The post of who signs, and the name; an empty name is a line to write it on."""
    return facts.letterhead.director_post or _POST.plain(), facts.letterhead.director


def letter_executor(facts: PaperFacts) -> tuple[str, ...]:
    """Who wrote the letter, and the telephone below; what is not set is left out."""
    head = facts.letterhead
    if not head.executor:
        return ()
    return (EXECUTOR.plain(executor=head.executor), *([PHONE.plain(phone=head.phone)] if head.phone else []))


def registered_on(facts: PaperFacts) -> str:
    """Where the day is written by hand when the letter is registered: `2025-yil “___” aprel`."""
    today = facts.report.today
    return plain("{year}-yil “____” {month:month_name}", year=str(today.year), month=today.month)
