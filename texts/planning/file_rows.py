"""📋: every figure that was read from a plan's file, before anything of it is in force."""

from markupsafe import Markup

from plan.document.compare.row_matching import printed_code
from plan.document.figure import Figure
from plan.document.reader import PlanDocument
from texts.deadlines import window_words
from texts.home import back_button
from texts.paging import fit_lines, numbered_title, page_of, page_turns
from texts.planning import presses
from texts.planning.kinds import direction_words, kind_words, schedule_words
from texts.screen import Screen
from texts.sentence import NOTHING, beside, lines, listed, paragraphs, say
from texts.wording import clip, figure_or_dash, part_end, short_department


def file_rows_page(draft: int, document: PlanDocument, page: int) -> Screen:
    """The file's figures in its order, a page of them: what is promised, how it is counted, until when and by whom."""
    shown, page, pages = page_of(document.figures, page)
    title = numbered_title(say("📋 <b>Bandlar</b> (fakt → reja)"), page, pages)
    turned = page_turns(page, pages, lambda other: presses.show_rows(draft, other))
    text = fit_lines(paragraphs(title, map(_entry, shown)))
    return Screen(text, (*turned, (back_button(presses.show_draft(draft)),)))


def _entry(figure: Figure) -> Markup:
    return lines(
        _name(figure),
        beside(
            say(
                "{baseline} → <b>{target}</b> {unit}",
                baseline=figure_or_dash(figure.baseline),
                target=figure_or_dash(figure.target),
                unit=clip(figure.unit, 24),
            ),
            how_counted(figure),
        ),
        beside(
            say("{window}", window=clip(window_words(figure.window), 60)),
            listed(short_department(name, 40) for name in figure.reporters[:3]),
        ),
    )


def _name(figure: Figure) -> Markup:
    row, name = printed_code((figure.section, figure.number)), clip(figure.name, 70)
    if figure.part:
        return say("<b>{row}</b> {name} ({part})", row=row, name=name, part=part_end(figure.part, 30))
    return say("<b>{row}</b> {name}", row=row, name=name)


def how_counted(figure: Figure) -> Markup:
    """How a figure is counted and split over the year; nothing for one that is simply added up."""
    return beside(
        say("{kind}", kind=kind_words(figure.kind)) if figure.kind != "count" else NOTHING,
        say("{direction}", direction=direction_words(figure.direction)) if figure.direction == "less" else NOTHING,
        say("{split}", split=clip(schedule_words(str(figure.schedule)), 90)) if figure.schedule else NOTHING,
    )
