"""The words of papers that are out of date: what changed after they were made, and a button that makes them anew."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from plan.period import Month, Span
from plan.progress.view import SpanView
from texts.papers import presses
from texts.papers.handing_in import quarter_paper_name
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, join_names, name_of_span

_KINDS: Mapping[str, Sentence] = {
    "excel": Sentence("Excel"),
    "excel_a3": Sentence("Excel A3"),
    "form_pdf": Sentence("reja shakli (PDF)"),
    "form_a3": Sentence("reja shakli (PDF, A3)"),
    "word": Sentence("xat (Word)"),
    "word_pdf": Sentence("xat (PDF)"),
    "own_form": Sentence("viloyat shakli"),
}
_MOST, _BUTTONS = 6, 3
Paper = tuple[Span, str, datetime]
"""A span, which of its papers, and when that was made."""
Change = tuple[str, str, str]
"""A row, what it said, and what it says."""


def outdated_notice(
    papers: Sequence[Paper], handed: Sequence[tuple[Span, datetime]], why: Markup, changes: Sequence[Change]
) -> Screen:
    """Which papers are out of date, what changed, and the way to new ones."""
    spans = list(dict.fromkeys([*(span for span, _ in handed), *(span for span, _, _ in papers)]))
    text = paragraphs(
        say("⚠️ <b>Hujjat eskirdi</b>"),
        lines(
            *(_handed(span, at) for span, at in handed),
            *(_made(span, [paper for paper in papers if paper[0] == span]) for span in spans),
        ),
        lines(why, *(_change(change) for change in changes[:_MOST]), _more(len(changes) - _MOST)),
        say("Bu hujjatlar haqida boshqa yozmayman.") if len(spans) > 1 else say("Bu hujjat haqida boshqa yozmayman."),
    )
    buttons = [
        (Button(plain("📄 Yangisi: {span:span}", span=span), presses.choose_paper(SpanView(span))),)
        for span in spans[:_BUTTONS]
    ]
    return Screen(text, tuple(buttons))


def why_report(department: str, month: Month) -> Markup:
    return say("Shundan keyin o'zgardi: {department:department}, {month:month}.", department=department, month=month)


def why_came(department: str, month: Month) -> Markup:
    """A report that the paper should have had has come only now."""
    return say(
        "Hisobot shundan keyin keldi: {department:department}, {month:month}.", department=department, month=month
    )


def why_plan(order: str) -> Markup:
    if order:
        return say("Shundan keyin ish rejasi o'zgardi (buyruq: {order}).", order=clip(order, 60))
    return say("Shundan keyin ish rejasi o'zgardi.")


def outdated_lines(papers: Sequence[tuple[str, datetime]], handed: Sequence[datetime]) -> Markup:
    """Above the list of a span's papers: which of them are out of date; nothing if none is."""
    if not papers and not handed:
        return NOTHING
    names = join_names(_KINDS[kind].plain() for kind, _ in papers)
    return lines(
        say("⚠️ Eskirgan: {names}. Tayyorlangandan keyin raqam o'zgardi.", names=names) if papers else NOTHING,
        *(say("⚠️ Viloyatga {at:moment} da topshirilgani eskirgan: raqam o'zgardi.", at=at) for at in handed),
    )


def _handed(span: Span, at: datetime) -> Markup:
    return say("📄 {paper}: {at:moment} da topshirilgan", paper=quarter_paper_name(span), at=at)


def _made(span: Span, papers: Sequence[Paper]) -> Markup:
    if not papers:
        return NOTHING
    names = join_names(_KINDS[kind].plain() for _, kind, _ in papers)
    at = max(made for _, _, made in papers)
    return say("📄 {span}: {names} — {at:moment} da tayyorlangan", span=name_of_span(span), names=names, at=at)


def _change(change: Change) -> Markup:
    label, before, after = change
    return say("{label}: {before} → <b>{after}</b>", label=label, before=before, after=after)


def _more(n: int) -> Markup:
    return say("… va yana {n} ta.", n=n) if n > 0 else NOTHING
