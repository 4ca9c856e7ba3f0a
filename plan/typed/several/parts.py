"""A whole and some of it on one line: `14 ta (3 tasi maktabda)`, `14, shundan 3 tasi`, `9: 6 ta kitob, 3 ta jurnal`.

The whole is what the row wants; the parts are only told, and must never be read as a number of their own.
"""

import re
from decimal import Decimal

from plan.typed.digits import Misread, read_digits

_RUN = r"\d(?:[\d ']*\d)?(?:[.,]\d+)?"
_OF_IT = (
    r"shu(?:lar)?dan|shun(?:lar)?dan|shu jumladan|jumladan|(?:u|bu|shu)lardan|undan|bundan|(?:shu|u|bu|shular|ular)"
    r"(?:ning)? ichi(?:dan|da)|orasida|orasidan|шундан|шу жумладан|жумладан|(?:у|бу|шу)лардан|ундан|бундан|орасида"
    r"|из (?:них|которых|этого)|в том числе|в т\.? ?ч\.?|включая|среди них|iz nix"
)
_WHOLE_FIRST = re.compile(
    rf"(?P<whole>[^\d(\[]*(?P<number>{_RUN})(?P<unit>[^\d(\[]*?))"
    rf"(?:\s*[(\[](?P<inside>[^)\]]*)[)\]]?(?P<behind>[^\d]*)|[\s,;:.-]+(?P<words>{_OF_IT})\b(?P<some>.*)"
    r"|\s*[:=,;]+\s*(?P<listed>[^(\[]*))",
    re.IGNORECASE | re.DOTALL,
)


def whole_of(line: str) -> str | None:
    """The beginning of a line that says the whole, where the rest of it says parts: `14 ta`; None of any other line."""
    match = _WHOLE_FIRST.fullmatch(line)
    if match is None:
        return None
    inside = match["inside"] if match["inside"] is not None else match["some"]
    if inside is not None:
        return match["whole"].strip() if re.search(r"\d", inside) else None
    return match["whole"].strip() if _is_sum(match["number"], match["listed"]) else None


def _is_sum(whole: str, listed: str) -> bool:
    """Whether several numbers behind a whole make it up: 6 and 3 of 9."""
    parts = [read_digits(run, False) for run in re.findall(_RUN, listed)]
    total = read_digits(whole, False)
    numbers = [part for part in parts if not isinstance(part, Misread)]
    return len(numbers) == len(parts) > 1 and total == sum(numbers, Decimal(0))
