"""Single rows in the letter to the province: how much of the work is done, how far a row is, and why it is not done."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from texts.papers import labels
from texts.progress.kinds import grows, is_limit, rounded, shown_unit
from texts.sentence import plain
from texts.wording import indicator_unit, join_names, row_name

MOST_TOLD = 5
"""Rows told in a sentence; the table has them all."""
BETWEEN = "; "
"""Between phrases that have commas of their own."""


def lead_of(line: Line) -> Decimal:
    """By how much a figure is further than was expected of it."""
    return -(line.shortfall or Decimal(0)) if line.completion is not None else Decimal(0)


def told_rows(lines: Sequence[Line]) -> str:
    """The first of some rows in one sentence, each with how far it is."""
    rows = (plain("{row} ({shares})", row=_quoted(line.indicator), shares=_shares(line)) for line in lines[:MOST_TOLD])
    return join_names(rows, BETWEEN)


def _shares(line: Line) -> str:
    """How far a line is; where there is no share to tell, what stands against what."""
    if line.expected_share is not None:
        share = line.completion or Decimal(0)
        return plain("{share:percent}, kutilgani {expected:percent}", share=share, expected=line.expected_share)
    places: dict[str, object] = {
        "actual": rounded(line, line.actual),
        "expected": rounded(line, line.expected),
        "unit": shown_unit(line),
    }
    if is_limit(line.indicator):
        return plain("{actual:figure} {unit}, ko'pi bilan {expected:figure}", **places)
    return plain("{actual:figure} {unit}, kutilgani {expected:figure}", **places)


def _quoted(indicator: Indicator) -> str:
    return plain("{code} “{name}”", code=indicator.code, name=row_name(indicator, 90).rstrip(". "))


def is_amount(line: Line) -> bool:
    """Whether it tells how much is done: a percent and a limit do not, however large their numbers are."""
    return line.combining != "mean" and not is_limit(line.indicator)


def told_amount(span: Span, line: Line) -> str:
    """`kitob berilishi — chorakda 85 000, yil boshidan 85 000 nusxa (yillik rejaning 24,0 %)`"""
    row, name = _quoted(line.indicator), indicator_unit(line.indicator)
    if line.indicator.kind == "stock" or line.combining == "last":
        amount = plain("{row} — {actual:figure} {unit}ga yetdi", row=row, actual=line.actual, unit=name)
    elif span.first.number == 1:
        amount = plain("{row} — {actual:figure} {unit}", row=row, actual=line.actual, unit=name)
    else:
        amount = plain(
            "{row} — hisobot davrida {in_span:figure}, yil boshidan {actual:figure} {unit}",
            row=row,
            in_span=line.in_span,
            actual=line.actual,
            unit=name,
        )
    if line.completion is None:
        return amount
    if grows(line):
        return plain("{amount} (o'sish rejasiga nisbatan {share:percent})", amount=amount, share=line.completion)
    return plain("{amount} (yillik rejaga nisbatan {share:percent})", amount=amount, share=line.completion)


def letter_lagging(facts: PaperFacts) -> tuple[str, ...]:
    """Each row behind or overdue with its figures, and the notes written beside it since January."""
    return tuple(_undone(facts, line) for line in facts.report.worst)


def _undone(facts: PaperFacts, line: Line) -> str:
    row = line.indicator
    notes = [remark for remark in facts.remarks if remark.indicator == row.key]
    reasons = labels.note_lines(notes, facts.departments, several=len(row.departments) > 1)
    places: dict[str, object] = {
        "code": row.code,
        "name": row_name(row, 300).rstrip(". "),
        "target": row.target,
        "unit": shown_unit(line),
        "actual": rounded(line, line.actual),
        "shares": _shares(line),
    }
    if is_limit(row):
        del places["shares"]
        return _above_limit(line, places, reasons)
    if reasons:
        return plain(
            "{code}. {name}: reja {target:figure} {unit}, amalda {actual:figure} ({shares}). Sababi: {reasons}",
            **places,
            reasons=join_names(reasons, BETWEEN),
        )
    return plain(
        "{code}. {name}: reja {target:figure} {unit}, amalda {actual:figure} ({shares}). Sababi ko'rsatilmagan.",
        **places,
    )


def _above_limit(line: Line, places: Mapping[str, object], reasons: Sequence[str]) -> str:
    """The same of a limit; what it allows so far is told where that is not all of it."""
    allowed = rounded(line, line.expected)
    if allowed is None or allowed == line.indicator.target:
        sentence = plain("{code}. {name}: reja ko'pi bilan {target:figure} {unit}, amalda {actual:figure}.", **places)
    else:
        sentence = plain(
            "{code}. {name}: reja ko'pi bilan {target:figure} {unit} (shu davr uchun {allowed}), "
            "amalda {actual:figure}.",
            **places,
            allowed=allowed,
        )
    if reasons:
        return plain("{sentence} Sababi: {reasons}", sentence=sentence, reasons=join_names(reasons, BETWEEN))
    return plain("{sentence} Sababi ko'rsatilmagan.", sentence=sentence)
