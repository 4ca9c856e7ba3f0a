"""What is behind, with its reason: a row is explained or only counted, never accused; what its time is over for is
always named."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan.letter.bands import lines_behind, not_known_yet
from plan.letter.works import is_of_users
from plan.progress.line import Line
from plan.progress.paper import PaperFacts, Reason
from texts.endings import as_sentence, counted, tenths
from texts.papers.letter.phrases import is_few, name_inside
from texts.papers.letter.spans import is_over, next_time
from texts.progress.kinds import is_limit, rounded
from texts.sentence import Sentence, plain
from texts.wording import join_names, long_day, short_day
from texts.wording.together import done_of

BETWEEN = "; "
NAMED = 3
"""So many rows without a reason are named; of more the count above and the attachment tell."""
WHOLE = 5
"""So many rows whose time is over have a sentence each; of more all stand in one."""
LATE = Sentence("Quyidagi ishlar rejadan ortda qolmoqda:")
UNDONE = Sentence("Quyidagi ishlar to'liq bajarilmadi:")
NOTHING_BEHIND = Sentence("Hisobot davri uchun rejalashtirilgan ishlar to'liq bajarildi.")


def letter_behind(facts: PaperFacts) -> tuple[tuple[str, str], ...]:
    """(what it is about, paragraph) of what is behind: first what has a reason, then what has none."""
    lines = lines_behind(facts.report.lines)
    if not lines:
        begun = any(line.standing not in ("not_due", "no_target") for line in facts.report.lines)
        return (("behind", NOTHING_BEHIND.plain()),) if begun and is_over(facts.report) else ()
    reasons = {reason.indicator: reason for reason in facts.reasons if reason.cause}
    unknown = not_known_yet(facts)
    explained = _by_reason([line for line in lines if line.indicator.key in reasons], reasons)
    rest = [line for line in lines if line.indicator.key not in reasons and line.indicator.key not in unknown]
    over = [line for line in rest if line.standing == "overdue"]
    return (
        *_explained(facts, explained, over=all(line.standing == "overdue" for group, _ in explained for line in group)),
        *_over(over),
        *_unexplained(facts, [line for line in rest if line.standing != "overdue"]),
        *_unknown([line for line in lines if line.indicator.key in unknown]),
    )


def told_with_figures(facts: PaperFacts) -> set[int]:
    """The figures whose numbers stand here, and need not stand in the letter twice."""
    reasons, unknown = {reason.indicator for reason in facts.reasons if reason.cause}, not_known_yet(facts)
    return {
        line.indicator.key
        for line in lines_behind(facts.report.lines)
        if line.indicator.key in reasons or (line.standing == "overdue" and line.indicator.key not in unknown)
    }


def _unknown(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """What is not reported yet is named where it is little; of more the count above and the attachment tell."""
    if not lines or len(lines) > WHOLE:
        return []
    names = join_names([name_inside(line.indicator) for line in lines], BETWEEN if len(lines) > 1 else "")
    return [("unknown", as_sentence(plain("{names} bo'yicha ma'lumot hali to'liq emas", names=names)))]


def _by_reason(lines: Sequence[Line], reasons: Mapping[int, Reason]) -> list[tuple[list[Line], Reason]]:
    """Rows with one cause are told together."""
    groups: dict[tuple[str, str, object], tuple[list[Line], Reason]] = {}
    for line in lines:
        reason = reasons[line.indicator.key]
        groups.setdefault((reason.cause, reason.measure, reason.until), ([], reason))[0].append(line)
    return list(groups.values())


def _explained(
    facts: PaperFacts, groups: Sequence[tuple[Sequence[Line], Reason]], *, over: bool
) -> list[tuple[str, str]]:
    told = [(_key(group), _with_reason(facts, group, reason)) for group, reason in groups]
    if len(told) == 1:
        return [(told[0][0], as_sentence(told[0][1]))]
    if not told:
        return []
    heading = UNDONE if over else LATE
    *first, last = [
        (key, plain("{at}) {text}", at=at, text=text.rstrip(" ."))) for at, (key, text) in enumerate(told, 1)
    ]
    return [
        ("behind", heading.plain()),
        *((key, plain("{text};", text=text)) for key, text in first),
        (last[0], plain("{text}.", text=last[1])),
    ]


def _key(group: Sequence[Line]) -> str:
    return plain("late{key:bare}", key=group[0].indicator.key)


def _with_reason(facts: PaperFacts, group: Sequence[Line], reason: Reason) -> str:
    what = join_names([_how_far(line) for line in group], BETWEEN)
    cause = reason.cause.strip().rstrip(" .;")
    told = plain(
        "{what}. Sababi: {cause}.", what=what, cause=cause[:1].lower() + cause[1:] if _begins_word(cause) else cause
    )
    measure = reason.measure.strip().rstrip(" .;")
    if not measure:
        return told
    if reason.until is None:
        return join_names([told, as_sentence(measure)], " ")
    same_year = reason.until.year == facts.data_at.year
    day = short_day(reason.until) if same_year else long_day(reason.until)
    return plain("{told} {day}ga qadar {measure}.", told=told, day=day, measure=_small(measure))


def _begins_word(text: str) -> bool:
    return len(text) > 1 and text[1].islower()


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if _begins_word(text) else text


def _how_far(line: Line) -> str:
    """A row behind, with what was promised and what was done."""
    indicator, actual = line.indicator, rounded(line, line.actual)
    target, unit, name = indicator.target or Decimal(0), indicator.unit, name_inside(indicator)
    if line.combining == "mean":
        places: dict[str, object] = {"name": name, "actual": actual, "target": target}
        if is_limit(indicator):
            return plain("{name} — {actual:figure} foizni tashkil etdi (rejada ko'pi bilan {target} foiz)", **places)
        if actual is None:
            return plain("{name} — rejadagi {target} foizga hali yetilmadi", **places)
        return plain("{name} — {actual:figure} foizni tashkil etdi (rejada {target} foiz)", **places)
    if is_limit(indicator):
        return lessened(line, name) or plain(
            "{name} — {amount} tashkil etdi (rejada ko'pi bilan {target})",
            name=name,
            amount=counted(actual, unit, "ni"),
            target=counted(target, unit),
        )
    if indicator.kind == "stock" or line.combining == "last":
        return _level(line, name)
    if not actual:
        if line.standing == "overdue":
            return plain("{name} — rejadagi {target} bajarilmadi", name=name, target=counted(target, unit))
        return plain("{name} — rejadagi {target} hali bajarilmadi", name=name, target=counted(target, unit))
    of, done = counted(target, unit, "dan"), counted(actual, unit, "si")
    if is_few(line):
        return plain("{name} — rejadagi {of} {done} bajarildi", name=name, of=of, done=done)
    share = tenths(line.completion or Decimal(0))
    return plain("{name} — {of} {done} ({share} foizi) bajarildi", name=name, of=of, done=done, share=share)


def lessened(line: Line, name: str) -> str:
    """From what to what something has become less that stands somewhere; "" where it has not."""
    indicator, base, target = line.indicator, line.indicator.baseline, line.indicator.target
    if line.combining != "last" or base is None or target is None or line.actual is None or not line.actual < base:
        return ""
    return plain(
        "{name} {was} {now} kamaydi (rejada ko'pi bilan {of})",
        name=name,
        was=counted(base, indicator.unit, "dan"),
        now=counted(line.actual, indicator.unit, "ga"),
        of=counted(target, indicator.unit),
    )


def _level(line: Line, name: str) -> str:
    """A stock or a level that has not grown as promised."""
    indicator = line.indicator
    base, target = indicator.baseline, indicator.target or Decimal(0)
    if is_of_users(indicator) and indicator.kind == "stock":
        name = plain("foydalanuvchilarning umumiy soni")
    if line.actual is None or base is None:
        amount = counted(line.actual, indicator.unit, "ni")
        return plain(
            "{name} — {amount} tashkil etdi (rejada {target})",
            name=name,
            amount=amount,
            target=counted(target, indicator.unit),
        )
    return plain(
        "{name} — {reached} yetdi: rejadagi {of} o'sishning {done} ta'minlandi",
        name=name,
        reached=counted(line.actual, indicator.unit, "ga"),
        of=counted(target - base, indicator.unit),
        done=counted(max(line.actual - base, Decimal(0)), indicator.unit, "si"),
    )


def _over(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """What its time is over for, without a reason."""
    if len(lines) > WHOLE:
        names = join_names([_shortly(line) for line in lines], BETWEEN)
        return [("over", plain("Quyidagi ishlar belgilangan muddatda yakunlanmadi: {names}.", names=names))]
    return [(_key([line]), as_sentence(_overdue(line))) for line in lines]


def _overdue(line: Line) -> str:
    indicator, actual = line.indicator, rounded(line, line.actual)
    if _stands(line):
        return _how_far(line)
    places: dict[str, object] = {"name": name_inside(indicator)}
    if not actual:
        target = counted(indicator.target, indicator.unit)
        return plain("{name} belgilangan muddatda yakunlanmadi: rejadagi {target} bajarilmadi", **places, target=target)
    return plain(
        "{name} belgilangan muddatda yakunlanmadi: rejadagi {of} {done} bajarildi",
        **places,
        of=counted(indicator.target, indicator.unit, "dan"),
        done=counted(actual, indicator.unit, "si"),
    )


def _stands(line: Line) -> bool:
    """Whether it is no amount of work that is done, but something that stands somewhere, or must not be passed."""
    return line.combining != "sum" or is_limit(line.indicator) or line.indicator.kind == "stock"


def _shortly(line: Line) -> str:
    indicator, actual = line.indicator, rounded(line, line.actual)
    if _stands(line):
        return _how_far(line)
    if not actual:
        target = counted(indicator.target, indicator.unit)
        return plain("{name} (rejada {target})", name=name_inside(indicator), target=target)
    of = counted(indicator.target, indicator.unit, "dan")
    return done_of(name_inside(indicator), of, counted(actual, indicator.unit, "si"))


def _unexplained(facts: PaperFacts, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Of few rows that nobody has explained it is said that the work goes on; of many only the count tells."""
    if not lines or len(lines) > NAMED:
        return []
    names = join_names([name_inside(line.indicator) for line in lines], BETWEEN if len(lines) > 1 else "")
    when = next_time(facts.report.span)
    return [("goes_on", as_sentence(plain("{names} bo'yicha ishlar {when} davom ettiriladi", names=names, when=when)))]
