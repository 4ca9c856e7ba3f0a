"""The departments side by side: one card for whoever leads them."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plan.progress.comparison import Compared
from plan.progress.report import ProgressReport
from plan.progress.view import SpanView
from texts.home import back_button, home_button
from texts.paging import fit_lines, numbered_title, page_of, page_turns
from texts.progress import presses
from texts.progress.as_it_was import as_of
from texts.progress.measures import reach_of_report, share_bar
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, beside, lines, listed, paragraphs, plain, say
from texts.wording import short_department

_PAGE = 6


def comparison_button(report: ProgressReport) -> Row:
    """To the card, from the list of departments."""
    return (Button(plain("⚖️ Xizmatlarni taqqoslash"), presses.comparison(SpanView.of(report), 0)),)


def comparison_page(
    report: ProgressReport, compared: Sequence[Compared], names: Mapping[int, str], page: int
) -> Screen:
    """Each department: how far it is, its part of shared rows, its reports in time, and those that went back."""
    shown, page, pages = page_of(compared, page, _PAGE)
    head = beside(
        say("⚖️ <b>Xizmatlar, {year:bare}-yil</b>", year=report.span.year),
        say("{reached}", reached=reach_of_report(report)),
    )
    text = paragraphs(
        lines(numbered_title(head, page, pages), as_of(report.as_it_was)),
        *(_department(department, names.get(department.department, "–")) for department in shown),
    )
    turned = page_turns(page, pages, lambda to: presses.comparison(SpanView.of(report), to))
    back = back_button(presses.departments(SpanView.of(report), 0))
    return Screen(fit_lines(text), (*turned, (back, home_button())))


def _department(department: Compared, name: str) -> Markup:
    return lines(
        say("<b>{name}</b>", name=short_department(name, 40)),
        _completion(department),
        say("🤝 umumiy bandlarda o'ziniki {share:percent}", share=department.contribution)
        if department.contribution is not None
        else NOTHING,
        _in_time(department),
        _returned(department),
    )


def _completion(department: Compared) -> Markup:
    if department.completion is None:
        return say("Rejasi belgilanmagan")
    behind = say("🟡 {n} tasi ortda", n=department.behind) if department.behind else NOTHING
    return lines(
        say(
            "{bar} <b>{completion:percent}</b> (reja bo'yicha {expected:percent})",
            bar=share_bar(department.completion, 10),
            completion=department.completion,
            expected=department.expected,
        ),
        beside(say("{n} ta ko'rsatkich", n=department.figures), behind),
    )


def _in_time(department: Compared) -> Markup:
    """`📬 3 ta hisobotdan 1 tasi o'z vaqtida, 1 tasi kechikib (4 kun), 1 tasi topshirilmagan`"""
    if not department.owed and department.waiting:
        return say("📬 Hisobot muddati hali kelmagan")
    if not department.owed:
        return say("📬 Bu davrda hisobot so'ralmagan")
    parts = [
        say("{n} tasi o'z vaqtida", n=department.on_time) if department.on_time else NOTHING,
        say("{n} tasi kechikib (jami {days} kun)", n=department.late, days=department.days_late)
        if department.late
        else NOTHING,
        say("{n} tasi topshirilmagan", n=department.missing) if department.missing else NOTHING,
    ]
    return say("📬 {n} ta hisobotdan {parts}", n=department.owed, parts=listed(filter(None, parts)))


def _returned(department: Compared) -> Markup:
    if not department.returned:
        return NOTHING
    if department.returns > department.returned:
        return say("↩️ {n} tasi qaytarilgan (jami {times} marta)", n=department.returned, times=department.returns)
    return say("↩️ {n} tasi qaytarilgan", n=department.returned)
