"""/hisobot: the plan's whole progress on one phone card, and the lists behind its buttons."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan.period import Month, Span, SpanKind
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from texts.paging import across, counted, fit, packed, page_of, turns
from texts.papers.orders import card_buttons
from texts.progress.as_it_was import PAST, as_of, difference
from texts.progress.measures import (
    ICONS,
    WORDS,
    bar,
    code_label,
    expected_word,
    months_said,
    place,
    reached,
    row_lines,
    short_span,
    standing_counts,
)
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, percent

HOME = Button("🏠 Menyu", "menu")
WORST = 3
TOGETHER: tuple[tuple[Standing, ...], ...] = (("done", "on_track"), ("behind", "overdue"), ("not_due",), ("no_target",))
"""Standings that share a line: each line fits a phone's width, and the whole card nearly its height."""
KINDS: tuple[SpanKind, ...] = ("month", "quarter", "half", "nine_months", "year")


def summary(
    report: ProgressReport,
    names: Mapping[int, str],
    *,
    whole: bool,
    earlier: Span | None = None,
    later: Span | None = None,
    now: ProgressReport | None = None,
) -> Screen:
    """The card. `whole`: the whole library's plan, not somebody's own rows; `names` are the departments'. Of a past
    day's report, `now` is the same as it is now."""
    if not report.lines:
        return Screen("📊 Sizga biriktirilgan reja bandi yo'q. Direktoringizdan so'rang.", ((HOME,),))
    title = "ish rejasi" if whole else "rejadagi bandlaringiz"
    lines = [
        f"📊 <b>{report.span.year}-yil {title}</b> · {reached(report)}",
        *_as_it_was(report),
        "",
        *_completion(report),
        *(difference(report, now) if now else []),
        "",
        f"<b>{len(report.lines)} ko'rsatkich</b>",
        *_standings(report),
        "",
        _figures(report),
        *_worst(report.worst),
        *_missing(report, names),
    ]
    return Screen(fit(lines), _summary_buttons(report, earlier, later, whole=whole))


def _as_it_was(report: ProgressReport) -> list[str]:
    return [f"🕰 <b>{as_of(report.as_it_was)}</b>"] if report.as_it_was else []


def _completion(report: ProgressReport) -> list[str]:
    completion = report.completion
    if completion is None:
        return ["Bajarilish foizi yo'q: rejada raqami belgilangan ko'rsatkich topilmadi."]
    return [
        f"Bajarilish: <b>{percent(completion)}</b>",
        bar(completion),
        f"{expected_word(report).capitalize()}: {percent(report.expected)}",
    ]


def _standings(report: ProgressReport) -> list[str]:
    counts = report.standings
    lines = [[f"{ICONS[one]} {WORDS[one]}: <b>{counts[one]}</b>" for one in line if counts[one]] for line in TOGETHER]
    return [" · ".join(line) for line in lines if line]


def _figures(report: ProgressReport) -> str:
    if not report.figures:
        return "🔢 Hali birorta raqam kelmagan."
    if report.figures_approved == report.figures:
        said = f"🔢 {report.figures} ta raqam kelgan, hammasi tasdiqlangan."
    elif report.figures_approved:
        said = f"🔢 {report.figures} ta raqam kelgan, {report.figures_approved} tasi tasdiqlangan."
    else:
        said = f"🔢 {report.figures} ta raqam kelgan, hali tasdiqlanmagan."
    if report.passed_over:
        said += f"\n❗️ Rejada yo'q bandlarga kelgan {len(report.passed_over)} ta raqam hisobga olinmadi."
    return said


def _worst(worst: Sequence[Line]) -> list[str]:
    if not worst:
        return []
    lines = ["", "<b>Eng ortda qolganlar</b>"]
    for line in worst[:WORST]:
        lines += row_lines(line)
    if len(worst) > WORST:
        lines.append(f"     … va yana {len(worst) - WORST} ta")
    return lines


def _missing(report: ProgressReport, names: Mapping[int, str]) -> list[str]:
    found = report.completeness
    if not found.expected:
        return []
    owed: dict[int, list[int]] = {}
    for key, month in found.missing:
        owed.setdefault(key, []).append(month)
    if not owed:
        return ["", f"📬 Hisobotlarning hammasi topshirilgan ({len(found.expected)} ta)."]
    got = len(found.expected) - len(found.missing)
    known = [key for key in names if key in owed]
    return [
        "",
        f"📬 Hisobotlar: {len(found.expected)} tadan <b>{got} tasi</b> topshirilgan. Hali topshirmagan:",
        *(f"📭 {safe(department(names[key], 40))}: {months_said(owed[key])}" for key in known),
    ]


def _summary_buttons(
    report: ProgressReport, earlier: Span | None, later: Span | None, *, whole: bool
) -> tuple[Row, ...]:
    present, at = report.span, place(report)
    anchor = Month(present.year, max(report.as_of, present.first.number))
    spans = [present if kind == present.kind else Span.containing(anchor, kind) for kind in KINDS]
    kinds = [
        Button(f"• {short_span(one)} •" if one == present else short_span(one), f"sum_at:{place(report, one)}")
        for one in spans
    ]
    rows: list[Row] = [*across(kinds, 3)]
    steps = []
    if earlier is not None:
        steps.append(Button(f"◀️ {_step(earlier, present)}", f"sum_at:{place(report, earlier)}"))
    if later is not None:
        steps.append(Button(f"{_step(later, present)} ▶️", f"sum_at:{place(report, later)}"))
    if steps:
        rows.append(tuple(steps))
    groups = [Button("📚 Reja bo'limlari", f"sum_parts:{at}:0")]
    if len(report.by_department) > 1:
        groups.append(Button("👥 Xizmatlar", f"sum_depts:{at}:0"))
    rows.append(tuple(groups))
    if report.worst:
        worst = [
            Button(f"{ICONS[one.standing]} {code_label(one.indicator)}", f"sum_row:{at}:{one.indicator.key}:late:0")
            for one in report.worst[:WORST]
        ]
        rows += packed(worst)
        icons = "".join(dict.fromkeys(ICONS[one.standing] for one in report.worst))
        rows.append((Button(f"{icons} Ortda qolganlar: {len(report.worst)}", f"sum_rows:{at}:late:0"),))
    if report.as_it_was:
        rows += card_buttons(report, whole=whole)
        rows.append((Button("🔄 Hozirgi holat", f"sum_at:{present}"), Button("📅 Boshqa kun", f"then:{present}")))
        rows.append((HOME,))
        return tuple(rows)
    rows += card_buttons(report, whole=whole)
    rows.append((Button(PAST, f"then:{present}"),))
    rows.append((Button("🗓 Kim topshirgan", f"board_at:{anchor.year}:{anchor.number}:0"), HOME))
    return tuple(rows)


def _step(to: Span, present: Span) -> str:
    """A neighbour's name, with its year when that is another one."""
    if to.year == present.year or to.kind == "year":
        return short_span(to)
    return f"{short_span(to)} {to.year}"


def sections(report: ProgressReport, page: int) -> Screen:
    """Completion by the plan's sections; each opens its rows."""
    shown, page, pages = page_of(report.by_section, page)
    lines = [_title(report, counted("reja bo'limlari", page, pages))]
    for group in shown:
        title = group.lines[0].indicator.section_title
        lines += ["", f"<b>{safe(group.key)}.</b> {safe(clip(title, 70))}", *_group(group.completion, group.expected)]
        lines.append(standing_counts(group.lines))
    keys = [group.key for group in report.by_section]
    buttons = [Button(group.key, f"sum_rows:{place(report)}:s{keys.index(group.key)}:0") for group in shown]
    turned = turns(page, pages, lambda to: f"sum_parts:{place(report)}:{to}")
    return Screen(fit(lines), (*across(buttons, 4), *turned, _back(report)))


def departments(report: ProgressReport, names: Mapping[int, str], page: int) -> Screen:
    """Completion by the departments that answer; each opens its rows."""
    by_key = {group.key: group for group in report.by_department}
    shown, page, pages = page_of([by_key[key] for key in names if key in by_key], page)
    lines = [_title(report, counted("xizmatlar", page, pages))]
    buttons = []
    for group in shown:
        name = department(names[group.key], 48)
        lines += ["", f"<b>{safe(name)}</b>", *_group(group.completion, group.expected)]
        lines.append(standing_counts(group.lines))
        buttons.append(Button(department(names[group.key], 40), f"sum_rows:{place(report)}:d{group.key}:0"))
    turned = turns(page, pages, lambda to: f"sum_depts:{place(report)}:{to}")
    return Screen(fit(lines), (*across(buttons, 1), *turned, _back(report)))


def _group(completion: Decimal | None, expected: Decimal | None) -> list[str]:
    if completion is None:
        return ["Reja raqami yo'q"]
    return [f"{bar(completion, 10)} <b>{percent(completion)}</b> (kutilgan {percent(expected)})"]


def rows(report: ProgressReport, title: str, lines: Sequence[Line], scope: str, page: int) -> Screen:
    """A list of rows, each to be opened. `scope` is what the list is of, as the buttons carry it."""
    shown, page, pages = page_of(lines, page)
    text = [_title(report, counted(clip(title, 70), page, pages))]
    if not lines:
        text += ["", "🎉 Ortda qolgan band yo'q."]
    for line in shown:
        text += ["", *row_lines(line)]
    if lines:
        text += ["", "Batafsil ko'rish uchun bandni bosing 👇"]
    at = place(report)
    buttons = [
        Button(
            f"{ICONS[line.standing]} {code_label(line.indicator)}", f"sum_row:{at}:{line.indicator.key}:{scope}:{page}"
        )
        for line in shown
    ]
    turned = turns(page, pages, lambda to: f"sum_rows:{at}:{scope}:{to}")
    above = {"s": f"sum_parts:{at}:0", "d": f"sum_depts:{at}:0"}.get(scope[:1])
    back: Row = (Button("⬅️ Orqaga", above), HOME) if above else _back(report)
    return Screen(fit(text), (*packed(buttons), *turned, back))


def _title(report: ProgressReport, what: str) -> str:
    title = f"📊 <b>{report.span.year}-yil</b> · {reached(report)} · {safe(what)}"
    return "\n".join([title, *_as_it_was(report)])


def _back(report: ProgressReport) -> Row:
    return (Button("⬅️ Umumiy hisobot", f"sum_at:{place(report)}"), HOME)


LAGGING = "ortda qolganlar"
