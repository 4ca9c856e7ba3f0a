"""Of two numbers on a line the one that is meant: `72 emas 27`, `27 вместо 72`, `o'tgan oy 30, bu oy 45`."""

from collections.abc import Sequence
from itertools import groupby

from plan.typed.families import TIMES
from plan.vocabulary import NUMBER, Phrase, look_up

_NOT_THE_ONE_BEFORE = frozenset({"emas", "orniga", "urniga"})
_NOT_THE_ONE_BEHIND = frozenset({"ne", "vmesto"})
_INSTEAD_OF = "vmesto"
_BECAME = frozenset({"edi", "stalo", "ornida", "urnida"})
"""Words behind which stands what it is now: `45 edi, 54`, `было 45, стало 54`."""
_MAKE = ("qil", "kil", "yoz", "qoy", "kuy", "ozgartir", "uzgartir", "tuzat", "togrila", "tugrila", "almashtir")
"""How verbs begin by which one number becomes another."""
_CORRECT = ("isprav", "izmen", "pomenya", "zamen", "perepravn", "postav", "sdela")
"""How the Russian verbs begin by which one number becomes another."""
_ADD = ("qosh", "qush", "kush")
"""How the verb begins by which one number is added to another."""
_CAME = ("chiqdi", "yetkaz")
"""What has come out of them or was brought to them, of the words for where a number has got."""
_IN_FACT = "fact"
"""The value of words for what was done and not planned: `amalda`, `факт`."""
_AFFIRMED = frozenset({"togri", "tugri", "verno"})
_THIS_MONTH = frozenset({"bu oy", "shu oy", "joriy oy", "v etom mesyatse", "za etot mesyats"})


def right_of_two(words: Sequence[str], phrases: Sequence[Phrase], runs: Sequence[str]) -> str | None:
    """The corrected number, where the words leave no doubt which of two it is; `words` are those of the line, and
    `phrases` what they say."""
    places = [place for place, word in enumerate(words) if word == NUMBER]
    if len(runs) == len(places) == 1 and words[: places[0]][-1:] == [_INSTEAD_OF]:
        pieces = runs[0].split(" ")  # `вместо 45 54` looks like one number with its thousands parted
        return pieces[1] if len(pieces) == 2 else None
    if len(runs) != 2 or len(places) != 2:
        return None
    first, second = places
    before, between, behind = words[:first], words[first + 1 : second], words[second + 1 :]
    if _is_led_over(before, between, behind):
        return runs[1]
    denied = {
        0: before[-1:] in _as_lists(_NOT_THE_ONE_BEHIND) or not _NOT_THE_ONE_BEFORE.isdisjoint(between),
        1: between[-1:] in _as_lists(_NOT_THE_ONE_BEHIND) or not _NOT_THE_ONE_BEFORE.isdisjoint(behind),
    }
    if denied[0] != denied[1]:
        return runs[1] if denied[0] else runs[0]
    if denied[0]:
        return None
    calls = [
        _call_in(phrases, 0, first),
        _call_in(phrases, first + 1, second),
        _call_in(phrases, second + 1, len(words)),
    ]
    match calls:
        case ["mistake", "right", ""] | ["", "mistake", "right"] | ["", "right" | "mistake" | "both", ""]:
            return runs[1]
        case ["right", "mistake", ""] | ["right", "", "mistake"] | ["", "right", "mistake"]:
            return runs[0]
        case _:
            return None


def _is_led_over(before: Sequence[str], between: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words lead from one number to another that takes its place: `45 ni 54 qiling`, `45 edi, 54 bo'ldi`,
    `исправьте 45 на 54`."""
    if [*between] == ["na"]:  # `15 на 2` may as well be thirty
        return any(word.startswith(_CORRECT) for word in (*before, *behind))
    if between and between[-1] in _BECAME:
        return all(map(_only_counts, behind))  # `25 edi, 3 ta qo'shildi` is neither 25 nor 3
    if between[:1] == ["ni"] and any(word.startswith(_MAKE) for word in behind):
        return True
    adds = any(word.startswith(_ADD) for word in behind)  # `5 ni 3 ga qo'shing`
    return [*between] in (["dan"], ["ni"]) and behind[:1] == ["ga"] and not adds


def _only_counts(word: str) -> bool:
    """Whether a word behind a number says nothing else than that there were so many: `54 ta bo'ldi`."""
    listed = look_up(word)
    return listed is not None and listed.family in ("counted", "neutral", "reached") and not word.startswith(_CAME)


def _as_lists(words: frozenset[str]) -> list[list[str]]:
    return [[word] for word in words]


def _call_in(phrases: Sequence[Phrase], start: int, end: int) -> str:
    """Whether words in a part of the line call a number right or a mistake; "" where they do neither, "both" where
    they do both."""
    inside = [piece for piece in phrases if start <= piece.start and piece.end <= end]
    families = {piece.word.family for piece in inside if piece.word is not None}
    families |= {"right" for piece in inside if piece.text in _AFFIRMED}
    judged = families & {"right", "mistake"}
    return "both" if len(judged) > 1 else next(iter(judged), "")


def done_of_planned(phrases: Sequence[Phrase], words: Sequence[str], runs: Sequence[str]) -> str | None:
    """The number of what was done, where the other one is the plan's: 35 of `reja 40, amalda 35`, `план 40 факт 35`."""
    if len(runs) != 2:
        return None
    marks = [mark for mark in (_mark_of_plan(piece, words) for piece in phrases) if mark]
    match [mark for mark, _ in groupby(marks)]:
        case ["plan", "#", "done", "#"] | ["#", "plan", "#", "done"]:
            return runs[1]
        case ["done", "#", "plan", "#"] | ["#", "done", "plan", "#"] | ["#", "done", "#", "plan"]:
            return runs[0]
        case _:
            return None


def _mark_of_plan(piece: Phrase, words: Sequence[str]) -> str:
    if NUMBER in words[piece.start : piece.end]:
        return "#"
    if piece.word is not None and piece.word.family == "plan":
        return "plan"
    in_fact = piece.word is not None and piece.word.value == _IN_FACT
    return "done" if in_fact or (piece.word is not None and piece.word.family == "done") else ""


def of_month_asked(
    phrases: Sequence[Phrase], words: Sequence[str], runs: Sequence[str], month: int | None
) -> str | None:
    """The number of the month that is asked, where the other number is said of another time and both times stand on
    the same side of their numbers."""
    if len(runs) != 2 or month is None:
        return None
    marks = [mark for mark in (_mark(piece, words, month) for piece in phrases) if mark]
    match [mark for mark, _ in groupby(marks)]:
        case ["other", "#", "this", "#"] | ["#", "other", "#", "this"]:
            return runs[1]
        case ["this", "#", "other", "#"] | ["#", "this", "#", "other"]:
            return runs[0]
        case _:
            return None


def _mark(piece: Phrase, words: Sequence[str], month: int) -> str:
    """A number, this month, another time, or nothing of them."""
    spelled = words[piece.start : piece.end]
    if NUMBER in spelled:
        return "#" if len(spelled) == 1 else "other"  # `3 oyda 45`
    if piece.word is None:
        return ""
    if piece.word.family == "month":
        return "this" if int(piece.word.value) == month else "other"
    if piece.word.family in TIMES:
        return "other"
    spoken = " ".join(spelled)
    return "this" if any(spoken.startswith(phrase) for phrase in _THIS_MONTH) else ""
