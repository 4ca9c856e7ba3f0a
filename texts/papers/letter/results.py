"""What was done, in sentences: one paragraph for each way of work, the same rows in every letter of a year."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from plan.fold import fold
from plan.letter.bands import lines_behind
from plan.letter.works import (
    CABINET,
    FUND,
    MEDIA,
    PRESIDENT,
    SERVICE,
    STAFF,
    carries_out_acts,
    is_of_users,
    is_paper,
    way_of,
)
from plan.period import Span
from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from plan.progress.report import Group
from texts.endings import as_sentence, counted, inside_sentence, tenths
from texts.papers.letter.behind import lessened, told_with_figures
from texts.papers.letter.phrases import (
    head_of,
    is_far_beyond,
    is_few,
    name_inside,
    order_of,
    phrase_of,
    share_of,
    tells_percent,
)
from texts.progress.kinds import is_limit, rounded
from texts.sentence import Sentence, plain
from texts.wording import in_russian, join_names
from texts.wording.together import done_what

MORE, AT_ONCE = 2, 3
"""Rows without a phrase that a paragraph tells, and clauses of one sentence."""
BETWEEN = "; "
_LEVEL = Decimal("0.005")
"""Within so much of last year's figure it is on last year's level."""
_WAYS: Mapping[str, Sentence] = {
    SERVICE: Sentence("Foydalanuvchilarga xizmat ko'rsatish yo'nalishida {first}"),
    FUND: Sentence("Fond, bibliografiya va raqamlashtirish yo'nalishida {first}"),
    STAFF: Sentence("Kadrlar malakasini oshirish yo'nalishida {first}"),
}
_PRESIDENTS = Sentence("O'zbekiston Respublikasi Prezidentining farmon va qarorlari")
_CABINETS = Sentence("Vazirlar Mahkamasining qarorlari")
_OTHERS = Sentence("Yuqori tashkilotlarning hujjatlari")


def letter_directions(facts: PaperFacts) -> tuple[tuple[str, str], ...]:
    """(what it is about, paragraph) of each way of work; one in which nothing was done is left out."""
    ways, twice = _by_way(facts), told_with_figures(facts)
    ways = {key: [line for line in group if not _is_told_alone(line, twice)] for key, group in ways.items()}
    told: list[tuple[str, str]] = []
    media = [
        as_sentence(text)
        for text in _sentences(ways.pop(MEDIA, []), facts.report.span, behind=_behind(facts), first=False)
    ]
    for key, group in ways.items():
        sentences = _sentences(group, facts.report.span, behind=_behind(facts), first=not told)
        if key == SERVICE:
            sentences = [*sentences, *_compared(facts, group)]
        if not sentences:
            continue
        opening = _opening(facts, key, sentences[0])
        told.append((key, join_names([opening, *map(as_sentence, sentences[1:])], " ")))
    if media:
        if told and told[-1][0] == STAFF:
            told[-1] = (STAFF, join_names([told[-1][1], *media], " "))
        else:
            told.append((MEDIA, join_names(media, " ")))
    return tuple(told)


def _is_told_alone(line: Line, twice: set[int]) -> bool:
    """Whether all that could be said of a row is said where it is told to be behind."""
    return line.indicator.key in twice and phrase_of(line.indicator) is None


def _opening(facts: PaperFacts, key: str, first: str) -> str:
    if key in _WAYS:
        return as_sentence(_WAYS[key].plain(first=inside_sentence(first)))
    group = next(group for group in facts.report.by_section if group.key == key)
    title = group.lines[0].indicator.section_title
    title = in_russian(title) or title or key
    title = inside_sentence(title.capitalize() if title.isupper() else title)
    return as_sentence(plain("“{title}” bo'limi bo'yicha: {first}", title=as_sentence(title).rstrip("."), first=first))


def _behind(facts: PaperFacts) -> set[int]:
    return {line.indicator.key for line in lines_behind(facts.report.lines)}


def _by_way(facts: PaperFacts) -> dict[str, list[Line]]:
    """Lines by the way of work they belong to; of a plan that knows none of these, by its own sections."""
    parts = {part for line in facts.report.lines for part in line.indicator.parts}
    lines = [line for group in facts.report.by_section if not _is_of_acts(group) for line in group.lines]
    lines = [line for line in lines if line.indicator.key not in parts or phrase_of(line.indicator) is not None]
    known = sum(phrase_of(line.indicator) is not None or line.indicator.kind == "stock" for line in lines)
    if known * 4 <= len(lines):
        return {key: list(group) for key, group in groupby(lines, key=lambda line: line.indicator.section)}
    ways: dict[str, list[Line]] = {SERVICE: [], FUND: [], STAFF: [], MEDIA: []}
    for line in lines:
        way = way_of(line.indicator)
        if way and not (phrase_of(line.indicator) is None and is_paper(line.indicator)):
            ways[way].append(line)
    return {way: sorted(group, key=order_of) for way, group in ways.items() if group}


def _sentences(lines: Sequence[Line], span: Span, *, behind: set[int], first: bool) -> list[str]:
    """What was done in some rows; the first share of the letter says what it is a share of."""
    clauses, alone, others = list[tuple[str, str]](), list[str](), list[Line]()
    for line in lines:
        if not line.actual or line.actual < 0:
            continue
        phrase = phrase_of(line.indicator)
        if phrase is not None:
            share, told = "", line.indicator.key not in behind
            if phrase.usual or is_far_beyond(line):
                share = share_of(line, span, first=first, told=told)
                first = first and not (told and tells_percent(line))
            clauses.append((head_of(line, phrase, share), phrase.verb.plain()))
        elif line.indicator.kind == "stock" and is_of_users(line.indicator):
            alone.append(_stock(line))
        else:
            others.append(line)
    chosen = sorted(others, key=_importance)[:MORE]
    rest = [_plainly(line, span) for line in others if line in chosen]
    return [*_joined(clauses), *alone, *([join_names(rest, BETWEEN)] if rest else [])]


def _importance(line: Line) -> tuple[bool, Decimal]:
    """What is counted in people, copies and pages first, and of it the most: by what was planned, never by result."""
    of_weight = fold(line.indicator.unit).startswith(("nafar", "kishi", "nusxa", "sahifa"))
    return not of_weight, -(line.indicator.target or Decimal(0))


def _joined(clauses: Sequence[tuple[str, str]]) -> list[str]:
    """Clauses with one verb say it once; so many of them are a sentence."""
    said = [
        done_what(join_names([head for head, _ in group]), verb)
        for verb, group in ((verb, list(same)) for verb, same in groupby(clauses, key=lambda clause: clause[1]))
    ]
    return [join_names(said[at : at + AT_ONCE]) for at in range(0, len(said), AT_ONCE)]


def _stock(line: Line) -> str:
    """A stock as what it came to, and as the growth that was promised."""
    indicator = line.indicator
    base, target, actual = indicator.baseline, indicator.target, line.actual
    reached = counted(actual, indicator.unit, "ga")
    if base is None or target is None or actual is None or target <= base:
        return plain("foydalanuvchilarning umumiy soni {reached} yetdi", reached=reached)
    grown, promised = counted(actual - base, indicator.unit, "ga"), counted(target - base, indicator.unit)
    share = (actual - base) / (target - base)
    if is_few(line) or share > Decimal("1.1") or share >= 1:
        return plain(
            "foydalanuvchilarning umumiy soni {reached} yetdi, ya'ni yil boshidan {grown} ko'paydi (rejada {promised})",
            reached=reached,
            grown=grown,
            promised=promised,
        )
    return plain(
        "foydalanuvchilarning umumiy soni {reached} yetdi; yil davomida {promised} ko'paytirish rejalashtirilgan "
        "bo'lib, uning {share} foizi bajarildi",
        reached=reached,
        promised=counted(target - base, indicator.unit, "ga"),
        share=tenths(max(share, Decimal(0))),
    )


def _plainly(line: Line, span: Span) -> str:
    """A row that has no phrase."""
    indicator, actual = line.indicator, rounded(line, line.actual)
    name, target = name_inside(indicator), indicator.target
    if line.combining == "mean":
        places: dict[str, object] = {"name": name, "actual": actual}
        if target is None:
            return plain("{name} {actual:figure} foizni tashkil etdi", **places)
        if is_limit(indicator):
            return plain(
                "{name} {actual:figure} foizni tashkil etdi (rejada ko'pi bilan {of} foiz)", **places, of=target
            )
        return plain("{name} {actual:figure} foizni tashkil etdi (rejada {of} foiz)", **places, of=target)
    amount = counted(actual, indicator.unit)
    if line.combining == "last" or is_limit(indicator) or indicator.kind == "stock":
        if target is None:
            return plain("{name} — {amount}", name=name, amount=amount)
        of = counted(target, indicator.unit)
        if is_limit(indicator):
            return lessened(line, name) or plain(
                "{name} — {amount} (rejada ko'pi bilan {of})", name=name, amount=amount, of=of
            )
        if indicator.baseline is not None and indicator.baseline < target and actual is not None:
            return plain(
                "{name} — {amount}; o'sish {grown} (rejada {promised})",
                name=name,
                amount=amount,
                grown=counted(actual - indicator.baseline, indicator.unit),
                promised=counted(target - indicator.baseline, indicator.unit),
            )
        return plain("{name} — {amount} (rejada {of})", name=name, amount=amount, of=of)
    return plain("{name} — {amount}{share}", name=name, amount=amount, share=share_of(line, span, first=False))


def _compared(facts: PaperFacts, lines: Sequence[Line]) -> Iterator[str]:
    """Against last year, in a whole year's letter: always the same rows, whichever way they went."""
    if facts.report.span.kind != "year" or facts.report.as_of < 12:
        return
    changes = [
        change
        for line in lines
        if (phrase := phrase_of(line.indicator)) is not None and phrase.usual and (change := _change(line))
    ][:MORE]
    if changes:
        year = str(facts.report.span.year - 1)
        yield plain("{year}-yilga nisbatan {changes}", year=year, changes=join_names(changes))


def _change(line: Line) -> str:
    base, actual = line.indicator.baseline, line.actual
    if not base or base < 0 or actual is None or is_few(line):
        return ""
    change = actual / base - 1
    name = name_inside(line.indicator)
    if abs(change) <= _LEVEL:
        return plain("{name} o'tgan yil darajasida", name=name)
    if change > 0:
        return plain("{name} {share} foiz ko'p", name=name, share=tenths(change))
    return plain("{name} {share} foiz kam", name=name, share=tenths(-change))


def _is_of_acts(group: Group[str]) -> bool:
    """Whether a section carries out what higher offices have decided, and all of it is papers."""
    first = group.lines[0].indicator
    return carries_out_acts(first) and all(is_paper(line.indicator) for line in group.lines)


def letter_acts(facts: PaperFacts) -> str:
    """How many papers were handed in on what higher offices have decided; "" where none was."""
    groups = [group for group in facts.report.by_section if _is_of_acts(group)]
    lines = [line for group in groups for line in group.lines]
    count = sum((line.actual or Decimal(0) for line in lines), Decimal(0))
    if not count:
        return ""
    names = [fold(line.indicator.name) for line in lines]
    acts = [
        *([_PRESIDENTS.plain()] if any(map(PRESIDENT.search, names)) else []),
        *([_CABINETS.plain()] if any(map(CABINET.search, names)) else []),
    ]
    return plain(
        "{acts} ijrosi yuzasidan {count} ta ma'lumot taqdim etildi.",
        acts=join_names(acts or [_OTHERS.plain()], plain(" hamda ")),
        count=count,
    )
