"""What was read from a plan's file, in words, before anything of it is in force."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from plan.document.compare.row_matching import printed_code
from plan.document.figure import Figure, PlanDocument
from texts.deadlines import window_words
from texts.home import back_button
from texts.paging import fit_lines, numbered_title, page_of, page_turns
from texts.planning import presses
from texts.planning.file.hand_set import kept_as_set
from texts.planning.file.row_links import Linked, links_line
from texts.planning.file.table import slip_words, tally_words, unused_column, wrong_sum
from texts.planning.kinds import direction_words, kind_words, schedule_words
from texts.progress.sections import section_name
from texts.screen import Button, Row, Screen, Style
from texts.sentence import NOTHING, beside, lines, listed, paragraphs, plain, say
from texts.wording import clip, figure_or_dash, part_end, plan_words, short_department

_LISTED = 30
_SUMS = 6
_UNUSED = 5
_COUNTED = 10


def plan_preview(
    draft: int,
    file_name: str,
    document: PlanDocument,
    changes: int | None,
    answered: int,
    links: Sequence[Linked] = (),
    *,
    slips: bool = True,
    this_year: int = 0,
) -> Screen:
    """What was read from the file, before anything is loaded. `changes` is None when this year has no plan yet;
    `links` are its rows with those of last year's plan that they go on with; `slips`: whether likely slips of the pen
    are told. A plan of a year before `this_year` is said to be one."""
    text = paragraphs(
        lines(
            _heading(document),
            _past_year(document, this_year),
            say("📎 {file}", file=clip(file_name, 60)),
            say("{title}", title=clip(document.title, 200)) if document.title else NOTHING,
        ),
        say(
            "O'qildi: <b>{rows}</b> ta band, <b>{figures}</b> ta ko'rsatkich.",
            rows=rows_of(document),
            figures=len(document.figures),
        ),
        _sections(document),
        _departments(document),
        _counting(document),
        _wrong_sums(document),
        _slips(document) if slips else NOTHING,
        kept_as_set(document.hand_set),
        say("📄 Fayl qatorlari — {counts}.", counts=listed(tally_words(document.tally))),
        _unused(document),
        _what_next(document, changes, answered),
        links_line(links),
    )
    return Screen(text, _preview_buttons(draft, document, changes, answered, len(links)))


def _heading(document: PlanDocument) -> Markup:
    if document.year is None:
        return say("📖 <b>Ish rejasi (yili noma'lum)</b>")
    return say("📖 <b>{year:bare}-yil ish rejasi</b>", year=document.year)


def _past_year(document: PlanDocument, this_year: int) -> Markup:
    if document.year is None or document.year >= this_year:
        return NOTHING
    return say("⚠️ Bu o'tgan yilning rejasi: hozir {year:bare}-yil.", year=this_year)


def rows_of(document: PlanDocument) -> int:
    """How many rows were read."""
    return len({(figure.section, figure.number) for figure in document.figures})


def _sections(document: PlanDocument) -> Markup:
    titles = {figure.section: figure.section_title for figure in document.figures}
    if not any(titles) and not any(titles.values()):
        return NOTHING
    rows = Counter(section for section, _ in {(figure.section, figure.number) for figure in document.figures})
    # Bound to the word before it, so that no line of a phone begins with a dash.
    named = [
        say("{section}\u00a0—\u00a0{rows}", section=clip(section_name(section, title), 55), rows=rows[section])
        for section, title in titles.items()
    ]
    return lines(say("<b>Bo'limlar</b> (bandlar soni)"), _first(named)) if named else NOTHING


def _departments(document: PlanDocument) -> Markup:
    reporters = {(figure.section, figure.number): figure.reporters for figure in document.figures}
    rows = Counter(name for names in reporters.values() for name in names)
    named = [
        say("{department}\u00a0—\u00a0{rows}", department=short_department(name, 50), rows=rows[name])
        for name in document.departments
    ]
    return lines(say("<b>Hisobot beruvchilar</b> (bandlar soni, umumiylari ham)"), _first(named)) if named else NOTHING


def _counting(document: PlanDocument) -> Markup:
    """The figures that are not simply added up, and how they are counted; and those that the plan splits."""
    special = [figure for figure in document.figures if _is_special(figure)]
    more = len(special) - _COUNTED
    return lines(
        say("<b>Turi, yo'nalishi va bo'linishi</b>") if special else NOTHING,
        map(_counted, special[:_COUNTED]),
        say("… va yana {n} ta", n=more) if more > 0 else NOTHING,
    )


def _is_special(figure: Figure) -> bool:
    return figure.kind in ("level", "percent") or figure.direction == "less" or figure.schedule is not None


def _counted(figure: Figure) -> Markup:
    code = printed_code((figure.section, figure.number))
    row = say("{code} {part}", code=code, part=part_end(figure.part, 24)) if figure.part else say("{code}", code=code)
    return say("<b>{row}</b>: {facts}", row=row, facts=_how_counted(figure))


def file_rows_page(draft: int, document: PlanDocument, page: int) -> Screen:
    """The file's figures in its order, a page of them: what is promised, how it is counted, until when and by whom."""
    shown, page, pages = page_of(document.figures, page)
    title = numbered_title(say("📋 <b>Bandlar</b> (fakt → reja)"), page, pages)
    turned = page_turns(page, pages, lambda other: presses.show_rows(draft, other))
    text = fit_lines(paragraphs(title, map(_row_read, shown)))
    return Screen(text, (*turned, (back_button(presses.show_draft(draft)),)))


def _row_read(figure: Figure) -> Markup:
    return lines(
        _name(figure),
        beside(
            say(
                "{baseline} → <b>{target}</b> {unit}",
                baseline=figure_or_dash(figure.baseline),
                target=figure_or_dash(figure.target),
                unit=clip(figure.unit, 24),
            ),
            _how_counted(figure),
        ),
        beside(
            say("{window}", window=clip(window_words(figure.window), 60)),
            listed(short_department(name, 40) for name in figure.reporters[:3]),
        ),
    )


def _name(figure: Figure) -> Markup:
    row, name = printed_code((figure.section, figure.number)), plan_words(figure.name, 70)
    if figure.part:
        return say("<b>{row}</b> {name} ({part})", row=row, name=name, part=part_end(figure.part, 30))
    return say("<b>{row}</b> {name}", row=row, name=name)


def _how_counted(figure: Figure) -> Markup:
    """How a figure is counted and split over the year; nothing for one that is simply added up."""
    return beside(
        say("{kind}", kind=kind_words(figure.kind)) if figure.kind != "count" else NOTHING,
        say("{direction}", direction=direction_words(figure.direction)) if figure.direction == "less" else NOTHING,
        say("{split}", split=clip(schedule_words(str(figure.schedule)), 90)) if figure.schedule else NOTHING,
    )


def _first(named: list[Markup]) -> list[Markup]:
    more = len(named) - _LISTED
    return [*named[:_LISTED], say("… va yana {n} ta", n=more)] if more > 0 else named


def _wrong_sums(document: PlanDocument) -> Markup:
    if not document.sums:
        return NOTHING
    more = len(document.sums) - _SUMS
    return lines(
        say("⚠️ <b>Jami to'g'ri chiqmadi</b> (o'zgartirilmadi)"),
        (say("• {sum}", sum=clip(wrong_sum(wrong), 200)) for wrong in document.sums[:_SUMS]),
        say("… va yana {n} ta", n=more) if more > 0 else NOTHING,
    )


def _slips(document: PlanDocument) -> Markup:
    """Words of the plan with a likely slip of the pen: they are approved, so they are told and left as they are."""
    if not document.slips:
        return NOTHING
    more = len(document.slips) - _SUMS
    return lines(
        say("✍️ <b>Imlo xatosiga o'xshaydi</b> (o'zgartirilmadi)"),
        (say("• {slip}", slip=slip_words(slip)) for slip in document.slips[:_SUMS]),
        say("… va yana {n} ta", n=more) if more > 0 else NOTHING,
    )


def _unused(document: PlanDocument) -> Markup:
    """Columns that something stands in, and that nothing was taken from."""
    filled = [column for column in document.unused_columns if column.why != "empty"]
    more = len(filled) - _UNUSED
    return lines(
        say("🚫 <b>O'qilmagan ustunlar</b>") if filled else NOTHING,
        (say("• {column}", column=unused_column(column)) for column in filled[:_UNUSED]),
        say("… va yana {n} ta", n=more) if more > 0 else NOTHING,
    )


def _what_next(document: PlanDocument, changes: int | None, answered: int) -> Markup:
    required = sum(doubt.required for doubt in document.doubts)
    return lines(
        say("☑️ Javob berilgan savollar: {answered}.", answered=answered) if answered else NOTHING,
        _open_questions(required, len(document.doubts)),
        NOTHING if required or changes is None else _difference(changes),
    )


def _open_questions(required: int, doubts: int) -> Markup:
    if required:
        return say("❓ <b>{n} ta savol bor.</b> Javob berilsa, rejani kuchga kiritish mumkin bo'ladi.", n=required)
    return say("❓ {n} ta savol bor, lekin ular majburiy emas.", n=doubts) if doubts else NOTHING


def _difference(changes: int) -> Markup:
    if changes:
        return say("🔁 Bu yilning rejasi avval kuchga kirgan. Farqi: <b>{n} ta</b>.", n=changes)
    return say("🟰 Aynan shu reja allaqachon kuchga kirgan: hech narsa o'zgarmaydi.")


def _preview_buttons(
    draft: int, document: PlanDocument, changes: int | None, answered: int, links: int
) -> tuple[Row, ...]:
    rows: list[Row] = []
    if document.figures:
        rows.append((Button(plain("📋 Bandlar ({n})", n=rows_of(document)), presses.show_rows(draft, 0)),))
    if links:
        rows.append((Button(plain("🔗 O'tgan yil bandlari ({n})", n=links), presses.show_links(draft, 0)),))
    if document.doubts:
        style: Style | None = None if document.loadable else "primary"
        label = plain("❓ Savollar ({n})", n=len(document.doubts))
        rows.append((Button(label, presses.ask_doubt(draft, 0), style=style),))
    if document.loadable and changes:
        label = plain("🔍 Farqlarni ko'rish ({n})", n=changes)
        rows.append((Button(label, presses.show_changes(draft, 0), style="primary"),))
    if document.loadable and changes is None:
        rows.append((Button(plain("✅ Kuchga kiritish"), presses.load_draft(draft), style="success"),))
    if answered:
        rows.append((undo_button(draft),))
    rows.append((Button(plain("Bekor qilish"), presses.discard_draft(draft)),))
    return tuple(rows)


def undo_button(draft: int) -> Button:
    """The newest answer is taken back."""
    return Button(plain("Oxirgi javobni bekor qilish"), presses.undo_answer(draft))
