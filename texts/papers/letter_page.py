"""The words of the page of a letter, before it is made: what it is about, what it still needs, and as which file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plan.letter.bands import BEHIND, bands_of, doubtful_behind, lines_behind
from plan.progress.report import ProgressReport
from plan.progress.view import SpanView
from texts.home import home_button
from texts.papers import presses
from texts.papers.labels import paper_period
from texts.papers.language.choice import language_choice, short_language
from texts.papers.names import missing_names_line, names_button
from texts.papers.reasons import Behind, behind_line, reasons_button
from texts.planning.names.presses import ask_russian_line
from texts.progress import presses as progress_presses
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, paragraphs, plain, say
from texts.wording import clip, join_names


@dataclass(frozen=True, slots=True)
class Written:
    """The language that a letter is written in, which letter it answers, and the other languages in which a director
    has written something otherwise that this one does not have."""

    language: str
    answers: str = ""
    elsewhere: Sequence[str] = ()
    unworded: Sequence[tuple[str, str]] = ()
    """Lines of the letterhead (name, label) that a Russian letter lacks in Russian."""


def _behind(report: ProgressReport, told: Sequence[tuple[int, bool]]) -> Behind:
    doubtful = doubtful_behind(report, [figure for figure, is_told in told if is_told])
    rows = Counter(band.where for band in bands_of(report.lines, doubtful))
    figures = sum(line.standing in BEHIND for line in report.lines)
    return Behind(figures, figures - len(lines_behind(report.lines)), rows["behind"], rows["unknown"])


def letter_page(
    report: ProgressReport,
    at: SpanView,
    missing: Sequence[str],
    told: Sequence[tuple[int, bool]],
    written: Written,
    *,
    directs: bool,
    above: Markup = NOTHING,
) -> Screen:
    """The letter about a span. A director is asked for the names that it lacks, and why rows are behind: `told` are
    these, each with whether somebody has said so."""
    said = sum(is_told for _, is_told in told)
    text = paragraphs(
        above,
        say("✉️ <b>Viloyatga xat</b>\n{period}", period=paper_period(report)),
        missing_names_line(missing),
        behind_line(said, len(told), _behind(report, told)),
        say("↪️ {letter}", letter=clip(written.answers, 100)) if written.answers else NOTHING,
        *_of_languages(written),
        say("⚠️ Qoralama: ayrim hisobotlar hali topshirilmagan yoki tasdiqlanmagan.") if report.is_draft else NOTHING,
        say("Qaysi ko'rinishda kerak?"),
    )
    rows: list[Row] = [(names_button(str(at)),)] if missing and directs else []
    if written.unworded and directs:
        line, label = written.unworded[0]
        rows.append((Button(plain("🏷 Ruschasi: {line}", line=label), ask_russian_line(line)),))
    if told:
        first = next((key for key, is_told in told if not is_told), told[0][0])
        rows.append(reasons_button(at, first, said, len(told)))
    if directs and report.as_it_was is None:
        rows.append((Button(plain("👁 Matnini o'qish, o'zgartirish"), presses.letter_text(at, 0)),))
        rows.append((Button(plain("↪️ Qaysi xatga javob"), presses.answer_to(at)),))
    make = (
        Button(plain("📝 Word"), presses.order("word", at)),
        Button(plain("📕 PDF"), presses.order("word_pdf", at)),
        Button(plain("📎 Ilova"), presses.order("form_pdf", at)),
    )
    back = Button(plain("⬅️ Bajarilish"), progress_presses.summary_of(SpanView.of(report)))
    return Screen(text, (*rows, make, language_choice(at, written.language, presses.letter), (back, home_button())))


def _of_languages(written: Written) -> tuple[Markup, Markup]:
    """What a director has written in other languages, and what is not written in this one."""
    elsewhere = unworded = NOTHING
    if written.elsewhere:
        elsewhere = say(
            "✏️ Siz o'zgartirgan matn boshqa tildagi xatda: <b>{languages}</b>. Bu xatga o'tmaydi, u yerda saqlanadi.",
            languages=join_names(map(short_language, written.elsewhere)),
        )
    if written.unworded:
        unworded = say(
            "🏷 Ruschasi yozilmagan: {lines}. Xatda o'zbekcha so'zlar kirill harflari bilan chiqadi.",
            lines=join_names(label for _, label in written.unworded),
        )
    return elsewhere, unworded
