"""A typed line taken apart: its numbers, its words, and what the words say of the numbers."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plan.quantities import Piece, in_a_row, with_numerals
from plan.typed.digits import LETTER, Misread, read_digits
from plan.typed.families import (
    AS_WHY,
    BY_ENDING,
    COUNTING,
    GROUPS,
    LONGER,
    MONTHS,
    NEWS,
    NOT,
    NOT_EVEN,
    OWN_PLACE,
    PLACE,
    SINCE_JANUARY,
    SO_FAR,
    STRONG,
    TIMES,
    WAS,
    YEARS,
    is_ordinal,
    may_be_glued,
)
from plan.typed.said import Sentence
from plan.typed.several.one_of_two import done_of_planned, of_month_asked, right_of_two
from plan.typed.why import Why
from plan.vocabulary import NUMBER, Phrase, Word, ending_of, find_words, look_up, words_of

WORD = re.compile(rf"{LETTER}(?:{LETTER}|['-](?={LETTER}))*")
RUN = re.compile(r"\d(?:[\d .,']*\d)?")
_GLUED = re.compile(rf"-?({LETTER}(?:{LETTER}|')*)")
_AS_OF_DAY = re.compile(
    rf"\b\d{{1,2}}(?:[\s-]{{0,2}}{LETTER}{{3,8}}|\.\d\d(?:\.\d{{2,4}})?)\s+(?:kuni |куни )?"
    rf"((?:holati|ҳолати|холати){LETTER}*)",
    re.IGNORECASE,
)
"""The day on which a level stood: `31 mart holatiga 60 700`."""
_LIKE_DIGITS = re.compile(r"[OoОоlIІі]+")
_IS_ASKED = re.compile(r"(?:mi|mikan|mikin)|\w+(?:di|dik|gan|ta)mi(?:kan|kin)?")


def parse(line: str, month: int | None) -> Sentence:
    """Take a line apart, of which the signs are plain already; `month` is the one that is asked about."""
    line = _AS_OF_DAY.sub(r"\1", line.replace("%", " foiz ")).strip()
    parted = re.sub(rf"(?<=\d)({LETTER}{{2,}})(?=\d)", _with_gaps, line)
    runs = list(RUN.finditer(parted))
    edges = [0, *(edge for run in runs for edge in run.span()), len(parted)]
    around = tuple(parted[edges[place] : edges[place + 1]] for place in range(0, len(edges), 2))
    tokens: list[str] = []
    for place, piece in enumerate(around):
        tokens += [NUMBER] * (place > 0) + words_of(piece)
    return _Reading(parted, [run.group() for run in runs], around, tokens, month, parted != line).sentence()


def is_as_of_day(line: str) -> bool:
    """Whether a line tells on which day a level stood so, and no number of that day."""
    return _AS_OF_DAY.search(line) is not None


def _with_gaps(match: re.Match[str]) -> str:
    word = look_up("".join(words_of(match[1])))
    return f" {match[1]} " if word is not None and word.family == "multiplier" else match[1]


class _Reading:
    """One line while it is being read."""

    def __init__(
        self, line: str, runs: list[str], around: tuple[str, ...], tokens: list[str], month: int | None, parted: bool
    ) -> None:
        self.line, self.runs, self.around, self.tokens = line, runs, around, tokens
        self.month, self.parted = month, parted
        self.phrases = [*with_numerals(find_words(tokens, bool(runs)))]
        self.whys: set[Why] = set()
        self.unit = ""
        self.takes_away = False
        self.step = ""

    def sentence(self) -> Sentence:
        items = self._items()
        kept = [run for run, counts in zip(self.runs, self._counting_runs(), strict=True) if not counts]
        quantities = tuple(tuple(piece for _, piece in group) for group in in_a_row(items))
        self._hear_words(items)
        if not self.whys & (TIMES | {"bound", "monthly"}) and LONGER.search(" ".join(self.tokens)):
            self.whys.add("long_time")
        if self.runs:
            self._hear_marks()
        self.whys |= {"not_yet"} if self.runs and "later" in self.whys else set()
        if self.whys & {"bound", "approximate"} and not any(
            self._is_family(at, "rate") for at in range(len(self.phrases))
        ):
            self.whys.discard("rate")  # `45 nafardan ko'p` is more than 45, and not 45 each
        reasons = [family for group in GROUPS for family in group if family in self.whys]
        strong = [group for group in GROUPS[:STRONG] if self.whys.intersection(group)]
        families = {phrase.word.family for phrase in self.phrases if phrase.word is not None}
        denies = bool(families & {"none", "zero"}) or (not quantities and self._says_not())
        others = [phrase for phrase in self.phrases if not _is_silent_at_zero(phrase.word)]
        return Sentence(
            line=self.line,
            runs=tuple(kept),
            around=self.around,
            words=tuple(word for word in self.tokens if word != NUMBER),
            quantities=quantities,
            families=tuple(reasons),
            unit=self.unit,
            takes_away=self.takes_away,
            step=self.step,
            mixed=len(strong) > 1,
            only_zero=not self.runs and self._is_zero(others, quantities),
            denies=denies,
            one_of_none=denies and self._is_none(),
            right=right_of_two(self.tokens, self.phrases, kept),
            done=done_of_planned(self.phrases, self.tokens, kept),
            of_month=of_month_asked(self.phrases, self.tokens, kept, self.month),
            before_point=bool(self.runs) and self.around[0].endswith((".", ",")),
            parted=self.parted,
        )

    def _says_not(self) -> bool:
        """Whether a lone `не` stands there, behind which any verb may follow: `не получилось`, `не смогли`."""
        return any(phrase.word is not None and phrase.word.value == NOT for phrase in self.phrases)

    def _is_none(self) -> bool:
        return self.runs == ["0"] or (self.runs == ["1"] and not NOT_EVEN.isdisjoint(self.tokens))

    def _is_zero(self, others: Sequence[Phrase], quantities: Sequence[Sequence[Piece]]) -> bool:
        zeros = [phrase for phrase in self.phrases if phrase.word is not None and phrase.word.family == "zero"]
        if len(zeros) == 1 and not others:
            return True
        return not zeros and len(others) == 1 and [tuple(pieces) for pieces in quantities] == [
            (Piece("number", (Decimal(0),)),)
        ]  # fmt: skip

    def _counting_runs(self) -> Iterator[bool]:
        """Of each number in digits, whether it only counts months or quarters."""
        runs = iter(self.runs)
        for phrase in self.phrases:
            for _ in range(self.tokens[phrase.start : phrase.end].count(NUMBER)):
                run = next(runs)
                timed = phrase.word is not None and phrase.word.family in TIMES
                yield timed and run.isdigit() and (1 <= int(run) <= MONTHS or int(run) in YEARS)

    def _items(self) -> list[tuple[int, Piece]]:
        """The pieces of numbers, each with the place of its word."""
        items: list[tuple[int, Piece]] = []
        counting = [*self._counting_runs()]
        run = 0
        for place, phrase in enumerate(self.phrases):
            within = self.tokens[phrase.start : phrase.end].count(NUMBER)
            family = phrase.word.family if phrase.word is not None else ""
            if within and not counting[run]:
                value = read_digits(self.runs[run], False)
                items.append((place, Piece("digits", () if isinstance(value, Misread) else (value,))))
            elif family in ("number", "multiplier", "half"):
                from_it = phrase.word is not None and phrase.word.ending in ("from", "each")
                piece = Piece(family, _values(phrase), from_it)  # type: ignore[arg-type]  # one of these three
                items.append((place, piece))
            elif family == "letter" and items and items[-1] == (place - 1, items[-1][1]):
                items.append((place, Piece("letter", _values(phrase))))
            run += within
        return items

    def _hear_words(self, items: Sequence[tuple[int, Piece]]) -> None:
        numbers = {place for place, _ in items}
        reached = any(phrase.word is not None and phrase.word.family == "reached" for phrase in self.phrases)
        for place, phrase in enumerate(self.phrases):
            follows = place - 1 in numbers
            if phrase.word is None:
                self._hear_ending(phrase.text, follows, reached)
            elif phrase.word.family == "month":
                self._hear_month(place, phrase.word, follows)
            else:
                counting = self._is_counting(place - 1) and place - 2 in numbers
                self._hear_word(phrase, phrase.word, follows, place + 1 in numbers, reached, follows or counting)

    def _hear_ending(self, text: str, follows: bool, reached: bool) -> None:
        self._hear_question(text)
        if follows and text.startswith("lar"):
            self.whys.add("approximate")  # `300 lar`: some three hundred
        ending = ending_of(text) if follows else None
        why = BY_ENDING.get(ending) if ending else None
        if why is not None and not (reached and ending == "to"):
            self.whys.add(why)

    def _hear_question(self, text: str) -> None:
        if _IS_ASKED.fullmatch(text) and not (text == "mi" and "мы" in self.line.lower()):
            self.whys.add("asked")

    def _hear_ending_of_unit(self, phrase: Phrase, word: Word, leads: bool, reached: bool, behind_number: bool) -> None:
        """What the ending of a word that counts says of the number at it."""
        family = word.family
        of_number = BY_ENDING.get(word.ending)
        if of_number is not None and family in ("counted", "number", "multiplier", "percent", "money", "measure"):
            grows = of_number == "case" and not (reached and word.ending == "to")
            elsewhere = leads and not phrase.text.startswith(OWN_PLACE)
            in_a_place = word.value == PLACE and word.ending == "place" and (behind_number or elsewhere)
            made_of = word.ending == "vague" and (leads or behind_number)  # `betlik 8`: of eight pages
            made_of |= (
                (family, word.ending) == ("counted", "from") and behind_number and phrase.end == len(self.tokens)
            )  # `8 kitobdan`
            if of_number != "case" or (word.value == COUNTING and grows) or in_a_place or made_of:
                self.whys.add(of_number)

    def _hear_word(
        self, phrase: Phrase, word: Word, follows: bool, leads: bool, reached: bool, behind_number: bool
    ) -> None:
        family, why = word.family, AS_WHY.get(word.family)
        self._hear_ending_of_unit(phrase, word, leads, reached, behind_number)
        self._hear_question(phrase.text)
        if family in ("measure", "money"):
            if leads and not follows and word.value == "soat" and not word.ending:
                self.whys.add("date")
            elif behind_number or (leads and word.ending != "keeps"):
                self.unit = word.value or "so'm"
                self.whys.add("unit")
        elif family == "percent":
            self.unit = "foiz"
            self.whys.add("percent")
        elif family == "calendar":
            if behind_number or word.value:
                self.whys.add("date" if behind_number else word.value)  # type: ignore[arg-type]  # a time of the file
        elif word.value == NOT and self.runs and any(map(str.isalpha, next(iter(self.tokens[phrase.end :]), ""))):
            self.whys.add("not_yet")  # `5 не получилось`
        elif word.value == WAS:
            self.whys |= {"case"} if follows else set()
        elif word.value == SO_FAR and self.runs:
            self.whys.add("short_time")
        elif family == "row":
            if behind_number or leads:
                self.whys.add("pointer")
        elif family == "pointer":
            self.step = word.value
            self.whys.add("pointer")
        elif family in ("change", "grew"):
            self.takes_away = word.value == "-"
            self.whys.add(family)  # type: ignore[arg-type]  # one of these two
        elif why is not None:
            self.whys.add(why)
        elif family == "remainder":
            self.takes_away = word.value == "-"
            self.whys.add("remainder")
        elif self.month == 0 and SINCE_JANUARY.fullmatch(" ".join(self.tokens[phrase.start : phrase.end])):
            pass  # what a sum is asked for
        elif any(family in group for group in GROUPS):
            self.whys.add(family)  # type: ignore[arg-type]  # it is in the groups

    def _hear_month(self, place: int, word: Word, follows: bool) -> None:
        """Another month is another time; a bare month at a day of it is a date, unless it is a label (`mart: 12`)."""
        bare = not word.ending and not self._is_family(place + 1, "calendar")
        day = len(self.runs) == 1 and self.runs[0].isdigit() and 1 <= int(self.runs[0]) <= 31
        leads = place + 1 < len(self.phrases) and self.phrases[place + 1].text == NUMBER
        label = leads and (self._is_family(place + 2, "counted") or self.around[0].rstrip().endswith((":", "-", "=")))
        if bare and day and (follows or leads) and not label and not self._is_preposition(place - 1):
            self.whys.add("date")
        elif self.month is not None and int(word.value) != self.month:
            self.whys.add("last_month")
        elif word.ending == "from":
            self.whys.add("long_time")

    def _is_family(self, place: int, family: str) -> bool:
        word = self.phrases[place].word if place < len(self.phrases) else None
        return word is not None and word.family == family

    def _is_counting(self, place: int) -> bool:
        return self._is_family(place, "counted") and self.phrases[place].text == COUNTING

    def _is_preposition(self, place: int) -> bool:
        return place >= 0 and self.phrases[place].text in ("za", "v")

    def _hear_marks(self) -> None:
        if "?" in self.line:
            self.whys.add("asked")
            self.whys.discard("right")  # `45 to'g'rimi?` corrects nothing
        counting = [False, *self._counting_runs()]
        for place, piece in enumerate(self.around):
            glued = _GLUED.match(piece) if place and not counting[place] else None
            if glued and not may_be_glued(glued[1]):
                self.whys.add("letters")
            elif glued and piece.startswith("-") and is_ordinal(glued[1]):
                self.whys.add("case")
            words = [word for word in WORD.findall(piece) if _LIKE_DIGITS.fullmatch(word)]
            if words and not self.whys & TIMES:
                self.whys.add("letters")


def _is_silent_at_zero(word: Word | None) -> bool:
    """Whether `yo'q` is a zero beside this word; without news (`ma'lumot yo'q`) nothing is known."""
    return word is not None and (word.family == "zero" or (word.family == "counted" and word.value != NEWS))


def _values(phrase: Phrase) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, phrase.word.value.split())) if phrase.word is not None else ()
