"""What the paper says about itself above the table: whose plan it is, and for which year."""

import re
from collections import Counter
from collections.abc import Sequence

from plan.document.doubt import Choice, Doubt, Questions
from plan.document.table.rows import Sheet
from plan.fold import fold

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_GENITIVE = re.compile(r"(?i)\s*(?:ning|нинг)$")


def title_of(sheet: Sheet) -> str:
    """The lines in capitals that end in "ISH REJASI", as one line; "" if the paper has none."""
    texts = _around(sheet)
    for end, text in enumerate(texts):
        if not re.search(r"\breja(?:si|lari)?\b|\bplan\b", fold(text)) or len(text) > 200:
            continue
        start = end
        while start > 0 and texts[start - 1].isupper() and len(texts[start - 1]) < 200 and text.isupper():
            start -= 1
        return " ".join(" ".join(texts[start : end + 1]).split())
    return ""


def library_of(title: str) -> str | None:
    """The institution's name out of the title ("… MARKAZINING 2025-YIL …"), in ordinary letters."""
    words = title.split()
    for end, word in enumerate(words):
        if fold(word).endswith("ning") and end:
            name = _GENITIVE.sub("", " ".join(words[: end + 1]))
            return name[:1] + name[1:].lower() if name.isupper() else name
    return None


def years_of(sheet: Sheet, title: str, questions: Questions) -> tuple[int | None, int | None]:
    """The plan's year and the year of its "fakt" column; asked when the paper does not say."""
    headed = {columns.years["target"] for columns in sheet.columns if "target" in columns.years}
    titled = {int(year) for year in _YEAR.findall(title)}
    baselines = {columns.years["baseline"] for columns in sheet.columns if "baseline" in columns.years}
    candidates = headed or titled or {year + 1 for year in baselines}
    contradicts = len(candidates) > 1 or (headed and titled and not headed & titled)
    if len(candidates) == 1 and not contradicts:
        year = next(iter(candidates))
    else:
        offered = sorted(headed | titled) or [year for year, _ in _years_around(sheet).most_common(3)]
        choices = tuple(Choice(str(value)) for value in offered)
        printed = ", ".join(str(value) for value in offered)
        code = "year_contradicts" if contradicts else "year_unknown"
        answer = questions.ask(Doubt(f"plan:{code}", code, None, "", "", "plan", printed, choices, typed="year"))
        if answer is None:
            return None, None
        year = int(answer)
    baseline = baselines.pop() if len(baselines) == 1 else year - 1
    if baseline != year - 1:
        code = "baseline_year"
        choices = (Choice("yes"),)
        questions.ask(Doubt(f"plan:{code}", code, None, "", "", "baseline", str(baseline), choices, required=False))
    return year, baseline


def _around(sheet: Sheet) -> list[str]:
    return [
        " ".join(cell.split()).lstrip("# ")
        for line in sheet.lines
        if line.fate == "around"
        for cell in line.row.cells
        if cell.strip()
    ]


def _years_around(sheet: Sheet) -> Counter[int]:
    texts: Sequence[str] = [*_around(sheet), *(line.cells.get("window", "") for line in sheet.lines)]
    return Counter(int(year) for text in texts for year in _YEAR.findall(text))
