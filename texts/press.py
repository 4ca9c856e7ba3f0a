"""Buttons that come back to us: what each carries, written and read in one place.

A press is declared once, as a function whose parameters are what its data holds:

    @press("zero")
    def zero(submission: int, figure: int) -> None: ...

Sentences write it (`Button("0", zero(report, figure))`), the page that answers names it beside its handler
(`on(zero, press_zero)`), and a type checker sees to it that both speak of the same things. What comes back may be old
or forged by anybody: `read` takes only what this press could have written.
"""

import inspect
import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Generic, ParamSpec

P = ParamSpec("P")
LONGEST = 64
"""Bytes that Telegram keeps with a button."""


class Unreadable(ValueError):
    """The data is not what this press writes: it is older than the program, or forged."""


class Press(Generic[P]):
    """A kind of button. Called with its arguments it gives the button's data, `verb:12:20250401`."""

    def __init__(self, verb: str, declaration: Callable[P, None]) -> None:
        self.verb = verb
        self.__doc__ = declaration.__doc__
        parameters = inspect.signature(declaration).parameters.values()
        self.fields: tuple[tuple[str, type], ...] = tuple(
            (parameter.name, parameter.annotation) for parameter in parameters
        )
        unknown = [kind for _, kind in self.fields if kind not in _KINDS and not hasattr(kind, "parse")]
        if unknown:
            raise TypeError(f"a button cannot carry {unknown}")

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> str:
        values = [*args, *(kwargs[name] for name, _ in self.fields[len(args) :])]
        pairs = zip(self.fields, values, strict=True)
        data = ":".join([self.verb, *(_written(kind, value) for (_, kind), value in pairs)])
        if len(data.encode()) > LONGEST:
            raise ValueError(f"{data!r} is longer than a button's data may be")
        return data

    def read(self, written: Sequence[str]) -> list[Any]:
        """The arguments out of a button's data, without its verb; raises Unreadable."""
        if len(written) != len(self.fields):
            raise Unreadable
        return [_read(kind, text) for (_, kind), text in zip(self.fields, written, strict=True)]

    def __repr__(self) -> str:
        return f"<press {self.verb}>"


def press(verb: str) -> Callable[[Callable[P, None]], Press[P]]:
    """Declare a kind of button; `verb` is its name in the data, short, and never used for anything else again."""
    return lambda declaration: Press(verb, declaration)


def _written(kind: type, value: Any) -> str:
    return _KINDS[kind][0](value) if kind in _KINDS else str(value)


def _read(kind: Any, text: str) -> Any:
    if kind in _KINDS:
        return _KINDS[kind][1](text)
    try:
        return kind.parse(text)
    except ValueError:
        raise Unreadable from None


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Unreadable
    return int(text)


def day_word(day: date) -> str:
    """`20250417`: a day as a button's data holds it."""
    return f"{day:%Y%m%d}"


def read_day(text: str) -> date:
    """The day out of a button's data, which may be old or forged; raises Unreadable."""
    if not (text.isascii() and text.isdigit() and len(text) == 8):
        raise Unreadable
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise Unreadable from None


def days_word(first: date, last: date) -> str:
    """`20250505-20250520`: the days from one to another as a button's data holds them."""
    return f"{day_word(first)}-{day_word(last)}"


def read_days(text: str) -> tuple[date, date]:
    """The first and the last day out of a button's data; raises Unreadable."""
    first, _, last = text.partition("-")
    return read_day(first), read_day(last)


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise Unreadable
    return text == "1"


def _word(text: str) -> str:
    if not re.fullmatch(r"[\w.+-]{0,40}", text, re.ASCII):
        raise Unreadable
    return text


def _plain_digits(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _decimal(text: str) -> Decimal:
    if not re.fullmatch(r"\d{1,15}(\.\d{1,6})?", text, re.ASCII):
        raise Unreadable
    return Decimal(text)


_KINDS: dict[type, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    int: (str, _whole),
    date: (day_word, read_day),
    Decimal: (_plain_digits, _decimal),
    bool: (lambda value: str(int(value)), _flag),
    str: (str, _word),
}
"""Kind of argument → (how it is written, how it is read). A word is letters, digits and `_ . + -`. Any other type is
written by its `str` and read back by its `parse`, which raises ValueError for what `str` does not give."""
