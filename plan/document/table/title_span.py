"""A title that names a part of the year ("2025-yil I chorak ish rejasi"): its figures are hardly the year's."""

import re
from collections.abc import Iterator
from itertools import takewhile

from plan.document.doubt import Choice, Doubt, Questions
from plan.document.table.lines import Sheet
from plan.fold import fold

_PLAN = re.compile(r"\b(?:reja(?:si|lari)?|plan[aui]?|chora-tadbir\w*|tadbirlar\w*|dastur\w*)\b")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NTH = r"(?:[1-4]|i{1,3}|iv|birinchi|ikkinchi|uchinchi|tortinchi|perv\w+|vtor\w+|tret\w+|chetv\w+)"
_MONTH = (
    r"(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sent[iy]?abr|okt[iy]?abr|noyabr|dekabr)"
    r"(?:i|ning|ga|da|dan|gacha|oy|lik|ya|e|a|u)?"
)
_WHOLE_YEAR = re.compile(
    r"\b1 ?-? ?yanvar\w*\W{1,3}31 ?-? ?dekabr\w*"
    r"|\byanvar\w*(?: oyi?\w*)? ?(?:-|va|dan|po) ?dekabr\w*|\b(?:12|on ikki) ?-? ?(?:oy|mes)\w*"
    r"|\b(?:choraklar|oylar|[hx]aftalar|mesyasam|kvartalam)\b(?: (?:boyicha|kesimida|bilan))?"
    r"|\bpokvartal\w*|\boyma-oy\b"
)
"""Months and quarters that make the whole year: "yanvar–dekabr", "choraklar bo'yicha"."""
_DAY = re.compile(
    rf"(?:\b\d{{1,2}}|[_.«»\"]+|\bkuni) ?-? ?{_MONTH}\b(?: oyi?\w*)?|\b{_MONTH} (?:oyining )?\d{{1,2}}\b(?! ?-? ?yil)"
)
"""A day, as an approval has it: "10-yanvardagi", "«___» yanvar"."""
_DAYS = re.compile(rf"\b\d{{1,2}} ?-? ?{_MONTH}\W{{1,3}}\d{{1,2}} ?-? ?{_MONTH}\b")
"""From one day to another."""
_SPANS = re.compile(
    rf"\b{_NTH} ?-? ?(?:y|iy|oe)?-? ?(?:chorak|kvartal|kv\b|yarim ?yil|yarmi|polugod)\w*\.?"
    rf"|\b{_MONTH}\b(?! (?:tuman|ma[hx]alla|mfy|kocha|nom|sha[hx]|qishlo|rayon))"
    rf"(?: oyi?\w*)?(?: ?(?:-|va|,) ?{_MONTH})*(?: oy\w*)?"
    r"|\b(?:[1-9]|1[01]|bir|ikki|uch|tort|besh|olti|yetti|sakkiz|toqqiz) ?-? ?(?:oy(?:lik|ga|da|i)?|mes\w*)\b"
    r"|\b(?:chorak|(?:eje)?kvartal|yarim ?yil|polugod|(?:eje)?mesya[sc]|[hx]afta|(?:eje)?nedel|dekada|semestr)\w*"
    r"|\bmavsum\w*"
    r"|\b(?:oylik|oyligi|kunlik|oyiga|oyi uchun|(?:eje)?dnevn\w+)\b"
    r"|\b(?:qishki|qishgi|ba[hx]orgi|yozgi|kuzgi|zimni\w+|vesenni\w+|letni\w+|osenni\w+)\b"
    r"|\b(?:qish|ba[hx]or|yoz|kuz) (?:fasli|oylari|uchun)\w*|(?<=yil )(?:qish|ba[hx]or|yoz|kuz)\b"
)


def ask_for_title_span(sheet: Sheet, questions: Questions) -> None:
    """Ask whether the figures are the whole year's where the title names a part of it."""
    words = next((words for text in _titles(sheet) if (words := _span_in(text))), "")
    if words:
        code, choices = "title_of_part", (Choice("yes"),)
        questions.ask(Doubt(f"plan:{code}", code, None, "", "", "plan", words, choices))


def _titles(sheet: Sheet) -> Iterator[str]:
    """The lines above the first table that speak of the plan, or only of its time ("2025-yil I chorak uchun"); before
    them the name of the only sheet, where it is nothing but a part of a year."""
    above = takewhile(lambda line: line.columns is None, sheet.lines)
    texts = [" ".join(cell.split()).lstrip("# ") for line in above for cell in line.row.cells if cell.strip()]
    headed = {line.table for line in sheet.lines if line.columns is not None}
    if len(headed) == 1:
        yield from (name for table, name in sheet.names.items() if table in headed and _is_a_span(name))
    for text in texts:
        if len(text) <= 200 and (_PLAN.search(fold(text)) or (_YEAR.search(text) and _span_in(text))):
            yield text


def _is_a_span(name: str) -> bool:
    """Whether the name of a sheet says when, and no more: "I chorak", "yanvar 2025"."""
    return bool(_span_in(name)) and not re.search(
        r"[a-z]{3}", re.sub(r"yil|god|reja\w*|plan\w*", "", _SPANS.sub("", fold(name)))
    )


def _span_in(text: str) -> str:
    """The part of the year that a text names, as printed; "" for none."""
    folded = _WHOLE_YEAR.sub(";", fold(text))
    days = _DAYS.search(folded)
    span = days or _SPANS.search(_DAY.sub(";", folded))
    if span is None:
        return ""
    words = text.split()
    runs = [words[start : start + size] for size in range(1, 6) for start in range(len(words) - size + 1)]
    return next((" ".join(run).strip(" ,.;:()") for run in runs if span[0].strip() in fold(" ".join(run))), text)
