"""`hisobot history` says each line as a sentence, in the words of the house and in none of the program's."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from texts.language import speaking
from texts.operator.deeds import DEEDS
from texts.operator.history import Names, history_sentence
from usecases.oversight.history_search import HistoryLine

ROOT = Path(__file__).parents[2]
NAMES = Names({7: "Bekzod", 8: "Sardor"}, {3: "Abonement"}, {14: "IV.14"})
AT = datetime(2025, 4, 2, 11, 0, tzinfo=UTC)
LINE = HistoryLine(1, AT, "Nilufar", "", "answer", "answer", 5, "IV.14", "Abonement", "2025-03", None, None, "")
OF_NOBODY = replace(LINE, about="", department="", month="", subject_id=None)
GIVEN = {"state": "given", "note": ""}


def changed(what: str, before: Any, after: Any) -> dict[str, Any]:
    return {"version": 2, "order": "12", "changes": [_of_row(what, before, after)]}


def _of_row(what: str, before: Any, after: Any) -> dict[str, Any]:
    return {"row": "IV.14", "part": "", "what": what, "before": before, "after": after}


LINES: list[tuple[HistoryLine, str]] = [
    (replace(LINE, after={**GIVEN, "value": "9902"}), "Nilufar raqam yozdi: 2025-yil mart, Abonement, IV.14 — 9 902."),
    (
        replace(LINE, before={**GIVEN, "value": "9000"}, after={**GIVEN, "value": "9902"}, why="Xato\nyozilgan"),
        "Nilufar raqam yozdi: 2025-yil mart, Abonement, IV.14 — 9 000 → 9 902. Sababi: Xato yozilgan",
    ),
    (
        replace(LINE, before={"state": "unknown", "value": None}, after={**GIVEN, "value": "75", "of": ["45", "60"]}),
        "Nilufar raqam yozdi: 2025-yil mart, Abonement, IV.14 — hali noma'lum → 60 dan 45.",
    ),
    (
        replace(LINE, instead_of="Bekzod", before={**GIVEN, "value": "5"}, after={"state": "noted", "value": None}),
        "Nilufar (Bekzod o'rnida) raqam yozdi: 2025-yil mart, Abonement, IV.14 — 5 → javobsiz.",
    ),
    (
        replace(LINE, action="note", about="IV.25 (dropped)", after={**GIVEN, "value": "5", "note": "qor yog'di"}),
        "Nilufar izoh yozdi: 2025-yil mart, Abonement, IV.25 (rejadan chiqqan) — «qor yog'di».",
    ),
    (
        replace(LINE, action="reopen", subject="submission", about="", after={"until": "2025-04-20"}),
        "Nilufar yopilgan oyni ochdi: 2025-yil mart, Abonement — 20.04.2025.",
    ),
    (
        replace(LINE, action="add_up", subject="submission", about="", after={"months": [1, 2], "forms": [{"x": 1}]}),
        "Nilufar oylar formalarini jamladi: 2025-yil mart, Abonement — yanvar, fevral.",
    ),
    (
        replace(OF_NOBODY, person="", action="load", subject="plan", after={"version": 1, "year": 2025, "figures": 54}),
        "Tizim ish rejasini kuchga kiritdi: 2025-yil.",
    ),
    (
        replace(OF_NOBODY, action="change", subject="plan", after=changed("target", "100", "120.5"), why="Yangi reja"),
        "Nilufar ish rejasini o'zgartirdi: IV.14 yillik reja: 100 → 120,5; buyruq: 12. Sababi: Yangi reja",
    ),
    (
        replace(OF_NOBODY, action="change", subject="plan", after=changed("window", "months 1-12", "due 6")),
        "Nilufar ish rejasini o'zgartirdi: IV.14 muddati: yil davomida → iyun oxirida; buyruq: 12.",
    ),
    (
        replace(OF_NOBODY, action="undo", subject="plan", after=changed("row_added", None, "Seminar")),
        "Nilufar ish rejasidagi o'zgarishni bekor qildi: IV.14: Seminar — yangi band; buyruq: 12.",
    ),
    (
        replace(OF_NOBODY, action="set", subject="setting", before={"approval": True}, after={"approval": False}),
        "Nilufar sozlamani o'zgartirdi: hisobotlarni tasdiqlash: yoqilgan → o'chirilgan.",
    ),
    (
        replace(OF_NOBODY, action="leave", subject="person", subject_id=7, after={"since": "2025-04-03", "deputy": 8}),
        "Nilufar ta'til yozdi: Bekzod — Sardor; 03.04.2025.",
    ),
    (
        replace(
            OF_NOBODY,
            action="set_role",
            subject="person",
            subject_id=7,
            before={"role": "member"},
            after={"role": "deputy"},
        ),
        "Nilufar vazifani o'zgartirdi: Bekzod — xodim → direktor o'rinbosari.",
    ),
    (
        replace(
            OF_NOBODY,
            action="count",
            subject="day_count",
            after={"department": 3, "figure": 14, "day": "2025-04-01", "value": "45"},
        ),
        "Nilufar kundalikka yozdi: Abonement, IV.14 — 01.04.2025; 45.",
    ),
    (
        replace(
            OF_NOBODY,
            action="target",
            subject="roll_over",
            before={"targets": {"IV.14": "100"}},
            after={"targets": {"IV.14": None}},
        ),
        "Nilufar keyingi yil rejasiga raqam yozdi: IV.14 100 → rejasi yo'q.",
    ),
    (
        replace(OF_NOBODY, action="add", subject="day_off", after="2025-06-16"),
        "Nilufar dam olish kunini qo'shdi: 16.06.2025.",
    ),
    (replace(OF_NOBODY, action="unheard_of", subject="thing", after={"x": 1}), "Nilufar o'zgartirish kiritdi."),
]


@pytest.mark.parametrize(("line", "said"), LINES, ids=[f"{line.action}-{at}" for at, (line, _) in enumerate(LINES)])
def test_a_line_is_a_sentence(line: HistoryLine, said: str) -> None:
    with speaking("uz"):
        told = history_sentence(line, NAMES)
    assert told.replace("\u00a0", " ") == f"02.04.2025 11:00  {said}"


def test_whatever_the_program_notes_down_has_its_words() -> None:
    """Each action with its subject, as far as both stand in the code as they are."""
    noted = set(_noted())
    assert len(noted) > 40
    assert noted - set(DEEDS) == set()


def _noted() -> Iterator[tuple[str, str]]:
    for file in (ROOT / "usecases").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text())):
            if not isinstance(call, ast.Call) or len(call.args) < 2:
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            words = [said.value for said in call.args[:2] if isinstance(said, ast.Constant)]
            if name in ("note_down", "Line") and len(words) == 2 and all(isinstance(word, str) for word in words):
                yield str(words[0]), str(words[1])
