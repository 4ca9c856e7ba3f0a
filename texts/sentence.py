"""A sentence is one template with named places: translated whole, filled in by the rules of its language, escaped.

`say("📝 {row}: izoh yozildi.", row=name)` gives HTML for a message, `plain(...)` the same words for a button, a toast
or a paper. What is put into a place is escaped unless it was said itself (`Markup`), so that a name or a note can never
become markup. A place may name how its value is written: `{share:percent}`, `{due:short_day}`, `{year:bare}`; numbers
are grouped without being asked to. A template with a place called `n` is a counted sentence: a catalogue may hold a
form of it for each plural.

No sentence is put together out of pieces of others: the order of words differs between languages. Whole sentences stand
below one another by `lines` and `paragraphs`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import overload

from markupsafe import Markup as Markup
from markupsafe import escape

from texts import wording
from texts.language import catalogue_of, languages
from texts.template import fill_template, without_html

NOTHING = Markup("")
"""Where there is nothing to say."""
_FORMS: Mapping[str, Callable[..., str]] = {
    "bare": str,
    "number": wording.grouped_number,
    "figure": wording.figure_or_dash,
    "percent": wording.share_in_percent,
    "day": wording.day_and_weekday,
    "full_day": wording.full_day,
    "short_day": wording.short_day,
    "long_day": wording.long_day,
    "day_button": wording.day_button,
    "clock": wording.clock_time,
    "moment": wording.day_and_time,
    "month": wording.month_and_year,
    "month_title": wording.month_title,
    "month_name": wording.month_name,
    "month_of_day": wording.month_of_day,
    "month_button": wording.month_button,
    "span": wording.name_of_span,
    "department": wording.short_department,
    "row_place": wording.row_place,
}


class Sentence:
    """A sentence that has a name and is said later: called it gives HTML, by `plain` its words alone."""

    __slots__ = ("template",)

    def __init__(self, template: str) -> None:
        self.template = template

    def __call__(self, **places: object) -> Markup:
        return say(self.template, **places)

    def plain(self, **places: object) -> str:
        return plain(self.template, **places)

    def __repr__(self) -> str:
        return f"Sentence({self.template!r})"


def in_each_language(sentence: Sentence) -> tuple[str, ...]:
    """A sentence without places as it is said in every language: what people hand in may be in any of them."""
    return tuple(catalogue_of(language).gettext(sentence.template) for language in languages())


def say(template: str, /, **places: object) -> Markup:
    """The sentence as Telegram's HTML, in the language that is spoken."""
    return Markup(fill_template(template, places, _escaped))  # noqa: S704  (the template is ours, every place was escaped)


def plain(template: str, /, **places: object) -> str:
    """The sentence without HTML, for buttons, toasts, papers and the terminal."""
    return fill_template(template, places, _bare, bare_words=True)


def lines(*parts: Markup | Iterable[Markup]) -> Markup:
    """Whole sentences below one another; empty ones are left out."""
    return _below("\n", parts)


def paragraphs(*parts: Markup | Iterable[Markup]) -> Markup:
    """Whole sentences with an empty line between them; empty ones are left out."""
    return _below("\n\n", parts)


@overload
def stacked(rows: Sequence[Markup]) -> Markup: ...
@overload
def stacked(rows: Sequence[str]) -> str: ...
def stacked(rows: Sequence[str]) -> str:
    """Lines below one another as they are, empty ones as well."""
    # Words of a page that is put together by hand stay what they are: only what was said becomes Markup.
    gap = Markup("\n") if all(isinstance(row, Markup) for row in rows) else "\n"
    return gap.join(rows)


def beside(*parts: Markup) -> Markup:
    """Short facts on one line, with a dot between them; empty ones are left out."""
    return _below(" · ", parts)


def listed(names: Iterable[str]) -> Markup:
    """Names with commas between them, each escaped unless it was said."""
    return Markup(", ").join(names)


def _below(gap: str, parts: Iterable[Markup | Iterable[Markup]]) -> Markup:
    pieces = (piece for part in parts for piece in ((part,) if isinstance(part, str) else part))
    return Markup(gap).join(piece for piece in pieces if piece)  # noqa: S704  (no words of anybody)


def _escaped(place: str, value: object, form: str) -> str:
    written = _written(place, value, form)
    return written if isinstance(written, Markup) else escape(wording.one_apostrophe(written))


def _bare(place: str, value: object, form: str) -> str:
    written = _written(place, value, form)
    return without_html(written) if isinstance(written, Markup) else wording.one_apostrophe(written)


def _written(place: str, value: object, form: str) -> str:
    if form:
        return _FORMS[form](value)
    if isinstance(value, str):
        is_as_read = place not in wording.LIBRARYS or isinstance(value, Markup)
        return value if is_as_read else wording.in_readers_letters(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and "year" not in place:
        return wording.grouped_number(Decimal(value))
    raise TypeError(f"name the form of {place!r} ({value!r}), as in {{{place}:bare}}")
