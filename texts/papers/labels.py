"""The words of papers: headings, captions and marks that the workbook, the letter, the PDF and the pictures share."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month, Span
from plan.progress.line import Line
from plan.progress.paper import Evidence, PaperFacts, Reason, Remark
from plan.progress.report import ProgressReport
from texts.progress.kinds import is_limit, is_mixed, rounded, shown_unit, standing_of
from texts.progress.measures import months_words, reach_of_report
from texts.sentence import Markup, Sentence, beside, plain, say
from texts.template import without_html
from texts.wording import clip, in_readers_letters, in_russian, month_title, printed_name, short_day, short_department
from texts.wording import name_of_span as span_name
from texts.wording.together import year_reached

DRAFT = Sentence("QORALAMA")
DRAFT_FILE = Sentence("_QORALAMA")
"""In the name of a draft's file."""
_IN_FILES: Mapping[str, Sentence] = {
    "plan_excel": Sentence("reja"),
    "plan_word": Sentence("reja"),
    "word": Sentence("xat"),
    "word_pdf": Sentence("xat"),
    "overview": Sentence("bajarilish"),
    "who": Sentence("kim-topshirgan"),
}
"""What a kind of paper is called in the names of files; nothing for the form."""
PAGE = Sentence("{page}-bet, jami {pages} bet")
NUMBER, NAME, UNIT = Sentence("№"), Sentence("Nomi"), Sentence("O'lchov birligi")
SINCE_JANUARY, COMPLETION = Sentence("Yil boshidan"), Sentence("Bajarilish, %")
EXPECTED, STANDING = Sentence("Reja bo'yicha, %"), Sentence("Holati")
NOTE, RESPONSIBLE, TOTAL = Sentence("Izoh"), Sentence("Mas'ullar"), Sentence("Jami")
DEADLINE = Sentence("Bajarilish muddati")
SECTION, DEPARTMENT, ALL = Sentence("Reja bo'limi"), Sentence("Xizmat"), Sentence("Butun reja")
MONTH, MONTHS = Sentence("Oy"), Sentence("Oylar")
VALUE, STATUS, CODE = Sentence("Amalda"), Sentence("Hisobot holati"), Sentence("Band")
WHO, WHEN, KIND = Sentence("Kim kiritgan"), Sentence("Qachon"), Sentence("Turi")
OF_TWO = Sentence("Nechtadan nechtasi")
FORM, BY_DEPARTMENT, BY_MONTH = Sentence("Ish rejasi"), Sentence("Xizmatlar"), Sentence("Oyma-oy")
MISSING, CHARTS = Sentence("Yetishmayotganlar"), Sentence("Diagrammalar")
"""The sheets of a workbook."""
NOTHING_MISSING = Sentence(
    "Barcha hisobotlar topshirilgan, barcha ko'rsatkichlar bajarilgan yoki rejaga muvofiq bajarilmoqda."
)
NOT_REPORTED, NOT_APPROVED = Sentence("Topshirilmagan hisobotlar: {n}"), Sentence("Tasdiqlanmagan hisobotlar: {n}")
LAGGING = Sentence("Rejadan ortda qolgan ko'rsatkichlar: {n}")
DUE, SHORT, HOW_MANY = Sentence("Topshirish muddati"), Sentence("Yetishmayotgani"), Sentence("Nechta")
SHEETS = Sentence("{page}/{pages}")
"""Which sheet of how many, below a form."""
BY_THE_PROGRAM = Sentence("Hisobot dasturi")
"""Who has made a paper that nobody ordered in the chat."""
SECTIONS_CHART = Sentence("Bajarilishi va rejasi: reja bo'limlari bo'yicha")
DEPARTMENTS_CHART = Sentence("Bajarilishi va rejasi: xizmatlar bo'yicha")
RAW_HEAD = (CODE, NAME, UNIT, DEPARTMENT, MONTH, VALUE, NOTE, STATUS, WHO, WHEN, KIND, OF_TWO)
"""Over the columns of the raw numbers."""


def baseline_year(report: ProgressReport) -> str:
    return plain("{year}-yil fakt", year=str(report.span.year - 1))


def target_year(report: ProgressReport) -> str:
    return plain("{year}-yil reja", year=str(report.span.year))


def parts_of(span: Span) -> tuple[tuple[str, tuple[Month, ...]], ...]:
    """The columns a span is told in: its months, from a half-year on its quarters."""
    if span.kind in ("month", "quarter"):
        return tuple((month_title(month.number), (month,)) for month in span.months)
    quarters = [Span.containing(month, "quarter") for month in span.months[::3]]
    return tuple((span_name(quarter), quarter.months) for quarter in quarters)


def year_heading(report: ProgressReport) -> str:
    """The heading over what the months come to."""
    return SINCE_JANUARY.plain() if is_mixed(report.lines) else TOTAL.plain()


def planned_heading(span: Span) -> str:
    """The heading over what the plan itself asks of a part of the year."""
    return plain("{span:span} reja", span=span)


def paper_heading(facts: PaperFacts) -> tuple[str, str]:
    """The two lines of a paper's title."""
    year = str(facts.report.span.year)
    title = facts.plan_title or plain("{library}: {year}-yil ish rejasi", library=facts.library, year=year)
    return title, plain("bajarilishi to'g'risida hisobot: {period}", period=paper_period(facts.report))


def paper_period(report: ProgressReport) -> str:
    """What the paper is about: `2025-yil I chorak yakuni`."""
    year = str(report.span.year)
    if report.span.kind == "year":
        return year_reached(year, reach_of_report(report))
    return plain("{year}-yil {reached}", year=year, reached=reach_of_report(report))


def sign_here(name: str = "") -> str:
    """A line to sign on, with the name of who signs behind it."""
    return plain("____________________ {name}", name=name).rstrip()


def approved_on(year: int) -> str:
    return plain("{year}-yil “____” ______________", year=str(year))


IN_SUM = "→"
"""In the place of a month that is part of a later sum."""
WHAT_IS_IN_SUM = Sentence("→ — oyning o'zi alohida ma'lum emas: keyingi raqam shu oylarning jamisi.")


def sum_notes(line: Line, span: Span) -> list[str]:
    """Which months of a span are known as one sum only: `Yanvar–aprel: bitta jami raqam`."""
    return [
        plain("{first:month_title}–{last:month_name}: bitta jami raqam", first=first, last=last)
        for first, last in line.sums
        if first <= span.last.number and last >= span.first.number
    ]


def standing_word(line: Line) -> str:
    return standing_of(line).plain().lower()


def section_band(key: str, lines: Sequence[Line]) -> str:
    """The band over a section's rows."""
    title = lines[0].indicator.section_title
    return plain("{section}. {title}", section=key, title=in_russian(title) or title).rstrip(". ")


def note_lines(notes: Sequence[Remark], departments: Mapping[int, str], *, several: bool) -> list[str]:
    """Notes as papers print them: `Mart: bino ta'mirda edi`. The same words are said once for all their months; whose
    they are only where several departments report and one of them wrote it."""
    by_text: dict[str, list[Remark]] = {}
    for remark in notes:
        by_text.setdefault(re.sub(r"\s+", " ", remark.text).strip(), []).append(remark)
    return [_remark(text, same, departments, several=several) for text, same in by_text.items()]


def _remark(text: str, same: Sequence[Remark], departments: Mapping[int, str], *, several: bool) -> str:
    months = months_words([remark.month for remark in same])
    months = months[:1].upper() + months[1:]
    authors = {remark.department for remark in same}
    if several and len(authors) == 1:
        author = short_department(departments.get(min(authors), ""))
        return plain("{months} ({author}): {text}", months=months, author=author, text=text)
    return plain("{months}: {text}", months=months, text=text)


def reason_note(reason: Reason) -> str:
    """Why a row is behind, where there is little room: the cause; until when."""
    if reason.until is None:
        return plain("Sababi: {cause}", cause=reason.cause)
    return plain("Sababi: {cause}; {day} gacha", cause=reason.cause, day=paper_day(reason.until))


def evidence_label(piece: Evidence) -> str:
    """One document beside a figure: `Mart: rasm — ko'rgazma.jpg`."""
    month = month_title(piece.month)
    if piece.kind == "photo":
        return plain("{month}: rasm — {name}", month=month, name=piece.name)
    if piece.kind == "link":
        return plain("{month}: havola — {name}", month=month, name=piece.name)
    return plain("{month}: hujjat — {name}", month=month, name=piece.name)


def paper_footer(facts: PaperFacts) -> str:
    """What says on every page where its figures come from."""
    at = facts.data_at
    return without_html(
        beside(
            _edition(facts),
            say("ma'lumotlar: {year}-yil {at:moment}", year=str(at.year), at=at),
            *([say("{day} holatiga ko'ra", day=paper_day(facts.as_it_was.date()))] if facts.as_it_was else []),
            say("tayyorladi: {who}", who=facts.asked_by),
        )
    )


def _edition(facts: PaperFacts) -> Markup:
    """Which state of the plan this is, since when it is in force, and by which order."""
    places: dict[str, object] = {"version": facts.plan_version, "order": facts.plan_order}
    if facts.plan_since is None:
        if facts.plan_order:
            return say("Rejaning {version}-tahriri (buyruq: {order})", **places)
        return say("Rejaning {version}-tahriri", version=facts.plan_version)
    places["day"] = paper_day(facts.plan_since)
    if facts.plan_order:
        return say("Rejaning {version}-tahriri ({day}dan kuchda, buyruq: {order})", **places)
    return say("Rejaning {version}-tahriri ({day}dan kuchda)", version=facts.plan_version, day=places["day"])


def paper_day(value: date) -> str:
    """`2025-yil 3-aprel`"""
    return plain("{year}-yil {day}", year=str(value.year), day=short_day(value))


def file_period(span: Span) -> str:
    """A span in a file's name: `2025-I-chorak`."""
    year = str(span.year)
    if span.kind == "month":
        return plain("{year}-{month:month_name}", year=year, month=span.first.number)
    if span.kind == "year":
        return plain("{year}-yil", year=year)
    return plain("{year}-{span:span}", year=year, span=span).replace(" ", "-")


def file_word(kind: str) -> str:
    """What a file is, in its name: `-xat`."""
    return plain("-{kind}", kind=_IN_FILES[kind].plain()) if kind in _IN_FILES else ""


def without_apostrophes(text: str) -> str:
    """Text for a file's name: signs over o and g are left out, because phones and archives spell them differently."""
    return re.sub("['‘’ʻʼ`´]", "", text)


def cut_to_bytes(text: str, most: int) -> str:
    """The beginning of a text, cut between two letters: file systems count bytes, and Cyrillic letters have two."""
    return text.encode()[:most].decode(errors="ignore").strip("_")


def row_title(indicator: Indicator) -> str:
    """A row's whole name; of a list of parts the part in question behind it."""
    if indicator.part is None:
        return printed_name(indicator)
    return plain("{name} — {part}", name=printed_name(indicator), part=indicator.part)


def department_name(facts: PaperFacts, department: int, unknown: str = "?") -> str:
    """A department's name as the plan has it, in the letters of whoever reads it."""
    return in_readers_letters(facts.departments.get(department, unknown))


def short_title(section: str, lines: Sequence[Line]) -> str:
    return clip(section_band(section, lines), 60)


def short_of(line: Line) -> str:
    """How much was to be done by now and was not: `1 200 sahifa`; of a limit how much there is too many."""
    indicator = line.indicator
    begun = Decimal(0) if line.combining == "sum" and not is_limit(indicator) else None
    if indicator.kind == "stock" or line.combining == "last":
        begun = indicator.baseline
    expected = rounded(line, line.expected)
    actual = rounded(line, line.actual if line.actual is not None else begun)
    if expected is None or actual is None:
        return "–"
    places: dict[str, object] = {"far": abs(expected - actual), "unit": _unit_of_difference(line)}
    return plain("{far} {unit} ortiq", **places) if is_limit(indicator) else plain("{far} {unit}", **places)


def _unit_of_difference(line: Line) -> str:
    """Between two percents lie points."""
    return plain("punkt") if line.combining == "mean" else shown_unit(line)


def months_heading(months: Iterable[int]) -> str:
    """Months in a cell of their own: `Yanvar–mart, may`."""
    return months_words(list(months)).capitalize()


def approved_word(*, approved: bool, returned: bool = False) -> str:
    """Whether what was sent has been approved, or is back to be corrected."""
    if returned:
        return plain("tuzatishga qaytarilgan")
    return plain("tasdiqlangan") if approved else plain("topshirilgan")


def department_back(name: str, *, returned: bool) -> str:
    """A department whose reports nobody has approved, and whether that is because they were returned."""
    return plain("{name} (tuzatishga qaytarilgan)", name=name) if returned else name
