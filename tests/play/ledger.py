"""What the chats alone say that stands in each report. It is read from what the phones show, line by line, and knows
nothing of how the bot reads a number or keeps one: nothing of ours is imported here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html import unescape
from typing import Any

from tests.play.letters import in_small_letters

MONTHS = (
    *("yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"),
)
PRACTICE = "🎓"
_IN_RUSSIAN = {"sentyabr": "sentabr", "oktyabr": "oktabr"}
_HEADING = re.compile(
    r"^(?:📋|📄|✏️) <b>(?:(?P<year>\d{4})[- ]yil (?P<month>\w+)|(?P<name>\w+) (?P<of>\d{4}) g\.)</b>"
    r" · (?P<who>[^·:\n]+)",
    re.MULTILINE,
)
_LABEL = r"(?P<row>(?:[ivx]+\.)?\d[\d.]*[a-z]?)(?: \((?P<part>[^)]*)\))?"
_KEPT = re.compile(rf"^✅ {_LABEL}\. .*: <b>(?P<amount>\d[^<]*)</b>")
_NOT_KNOWN = re.compile(rf"^🕓 {_LABEL}\. .*: (?:hali nomalum|poka neizvestno)$")
_EDITED = re.compile(
    r"^✏️ (?:xabar tuzatildi|soobshenie izmeneno)[.,] (?:🕓 )?(?:punkt )?(?P<row>(?:[ivx]+\.)?\d[\d.]*[a-z]?)(?:-band)?"
    r"(?: \((?P<part>[^)]*)\))?(?=[: ])"
)
_UNCHANGED = re.compile(r"ozgarmadi|bez izmeneniy")
_REST = re.compile(r"^✅ (?:qolgan \d+ ta savolga <b>0</b> yozildi|otvet na ostavshi\w+ \d+ vopros\w*: <b>0</b>)")
_OPENED_AGAIN = re.compile(r"^↩️ (?:\d+ ta nol olib tashlandi|ubran\w* \d+ n[ou]l)")
_IN_FORM = re.compile(rf"^(?:•|⚠️) {_LABEL}\. .*: (?:.* → )?<b>(?P<amount>[^<]*)</b>")
_FORM_READ = re.compile(r"qator oqildi|prochitan\w* \d+ strok")
_FORM_KEPT = re.compile(r"^✅ (?:formadan <b>\d+ ta</b> raqam saqlandi|iz form\w+ soxraneno <b>\d+</b>)")
_NUMBER = re.compile(r"\d[\d\u00a0\u202f]*(?:,\d+)?")


@dataclass(frozen=True)
class Report:
    """A department, as headings name it, and a month of it."""

    department: str
    year: int
    month: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "department", in_small_letters(self.department))


@dataclass(frozen=True)
class RowName:
    """`28e`, `13 (yangi)`, `I.4`: a row as receipts name it. A part is told by its letter, or by its words."""

    row: str
    part: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "row", in_small_letters(self.row))
        object.__setattr__(self, "part", in_small_letters(self.part))


@dataclass
class Ledger:
    """The last receipt of every row, by report; None is "not known yet"."""

    rows: dict[Report, dict[RowName, Decimal | None]] = field(default_factory=dict)
    rest_zero: set[Report] = field(default_factory=set)
    """Reports in which every row without a receipt of its own is zero, as far as it was filled."""
    _at: dict[int, Report] = field(default_factory=dict)
    """Person → the report that their newest heading names."""
    _typed_for: dict[tuple[int, int], Report] = field(default_factory=dict)
    """(person, message of theirs) → the report that took it."""
    _lines: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    """(person, message) → its lines as they were seen last."""
    _practised: set[tuple[int, int]] = field(default_factory=set)
    """(person, message) that showed the practice month last."""
    _forms: dict[int, dict[RowName, Decimal | None]] = field(default_factory=dict)
    """Person → the numbers of the form that was read last."""

    def read(self, person: int, changed: Iterable[dict[str, Any]], about: int | None = None) -> set[Report]:
        """Read what is new in a person's chat, oldest first, and return the reports of which something was said.
        `about` is the message of theirs that they edited."""
        messages = sorted(changed, key=lambda message: int(message["seq"]))
        messages = [message for message in messages if not self._is_practice(person, message)]
        headings = [report for message in messages for report in headings_in(message["html"])]
        touched: set[Report] = set()
        for message in messages:
            if message["from"] != "bot" or message["deleted"]:
                continue
            own = next(headings_in(message["html"]), None)
            report = own or next(iter(headings), None) or self._at.get(person)
            fresh = self._fresh_lines(person, message)
            for line in fresh:
                edited = _EDITED.match(line)
                meant = self._typed_for.get((person, about or 0), report) if edited else report
                if meant is not None and self._take(person, meant, line, edited):
                    touched.add(meant)
            if own is not None:
                self._at[person] = own
        said = [message["message_id"] for message in messages if message["from"] != "bot"]
        for message_id in said if about is None else []:
            for report in touched:
                self._typed_for[person, message_id] = report
        return touched

    def _is_practice(self, person: int, message: dict[str, Any]) -> bool:
        """Whether a message is a screen of the practice month, whose numbers count nowhere, or what is left of one."""
        key = person, message["message_id"]
        was, now = key in self._practised, message["from"] == "bot" and message["html"].startswith(PRACTICE)
        (self._practised.add if now else self._practised.discard)(key)
        return bool(now or was)

    def rows_of(self, person: int) -> list[RowName]:
        """The rows that receipts have named in the report at which a person is."""
        report = self._at.get(person)
        return list(self.rows.get(report, {})) if report else []

    def _fresh_lines(self, person: int, message: dict[str, Any]) -> list[str]:
        key = person, message["message_id"]
        lines = tuple(in_small_letters(unescape(line.rstrip())) for line in message["html"].split("\n"))
        before = self._lines.get(key, ())
        self._lines[key] = lines
        return [line for line in lines if line not in before]

    def _take(self, person: int, report: Report, line: str, edited: re.Match[str] | None) -> bool:
        rows = self.rows.setdefault(report, {})
        if edited and not _UNCHANGED.search(line):
            amount = re.search(r"<b>(\d[^<]*)</b>", line)
            rows[_name(edited)] = _number(amount[1]) if amount else None
        elif match := _KEPT.match(line):
            rows[_name(match)] = _number(match["amount"])
        elif match := _NOT_KNOWN.match(line):
            rows[_name(match)] = None
        elif _REST.match(line):
            self.rest_zero.add(report)
        elif _OPENED_AGAIN.match(line):
            self.rest_zero.discard(report)
        elif _FORM_KEPT.match(line):
            rows.update(self._forms.pop(person, {}))
        elif _FORM_READ.search(line):
            self._forms[person] = {}
            return False
        elif (match := _IN_FORM.match(line)) and person in self._forms:
            self._forms[person][_name(match)] = _number(match["amount"])
            return False
        else:
            return False
        return True


def headings_in(html: str) -> Iterator[Report]:
    for match in _HEADING.finditer(in_small_letters(unescape(html))):
        month = match["month"] or match["name"]
        number = MONTHS.index(_IN_RUSSIAN.get(month, month)) + 1
        yield Report(match["who"].strip(), int(match["year"] or match["of"]), number)


def _name(match: re.Match[str]) -> RowName:
    row = match["row"].rstrip(".")
    return RowName(row, "" if row[-1].isalpha() else match["part"] or "")


def _number(amount: str) -> Decimal | None:
    match = _NUMBER.match(amount)
    return Decimal(re.sub(r"[\u00a0\u202f]", "", match[0]).replace(",", ".")) if match else None
