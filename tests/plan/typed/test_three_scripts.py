"""What is typed in Cyrillic, in the letters of 2026, or on a keyboard without қ, ҳ and ў, is read as Latin is.

The inputs stand in Latin; the other spellings are made from them. Dates are left out where Cyrillic writes them with a
space.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plan.commands import REFUSALS, WORDS
from plan.fold import heard_key
from plan.indicator import Indicator
from plan.typed.all_zero import zeros_said
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, NotRead, assign_lines
from plan.typed.days.lines import days_in
from plan.typed.rows.finding import rows_called, rows_holding, searched_words
from plan.typed.rows.lines import in_lines
from plan.typed.rows.notes import note_in
from plan.typed.rows.row_numbers import read_row_numbers
from plan.typed.targets.schedule import read_schedule
from plan.typed.yes_or_no import yes_or_no
from tests.plan.typed.sayings.table import MARCH, rows_of
from texts.script.cyrillic import cyrillic
from texts.script.new_latin import new_latin

ROWS = rows_of("nusxa")
NAMES = {
    "14": "Kitobxonlar qatnovining hisobini olib borish",
    "15": "Foydalanuvchilarga kitob berilishi hisobini olib borish",
    "16": "Tadbirlar va ko'rgazmalarni tashkil qilish",
    "17": "Nostatsionar xizmat ko'rsatishni tashkil qilish",
    "26": "Bosma nashrlarni raqamlashtirish",
}
NAMED = [
    replace(ROWS[0], key=100 + place, number=number, name=name, part=None)
    for place, (number, name) in enumerate(NAMES.items())
]
_WITHOUT = str.maketrans("ўқғҳЎҚҒҲ", "укгхУКГХ")
_DATES = re.compile(r"\d-(?:yil|mart|may|sentabr)|\dl|l\d|lO|VMQ|kihsi|qayta")


def without_uzbek_letters(text: str) -> str:
    return cyrillic(text).translate(_WITHOUT)


def answered(text: str) -> object:
    answers = read_answers(in_lines(text, ROWS[0], ROWS), whole=False, month=MARCH)
    return [
        (outcome.indicator.number, outcome.indicator.part, outcome.value)
        if isinstance(outcome, Assigned)
        else (outcome.unclear.why, outcome.unclear.candidates)
        if isinstance(outcome, NotRead)
        else type(outcome).__name__
        for outcome in assign_lines(answers, ROWS, ROWS)
    ]


def numbers(rows: list[Indicator]) -> list[str]:
    return [f"{row.number} {row.part or ''}".strip() for row in rows]


def command(text: str) -> object:
    said = heard_key(text)
    return [name for name, words in WORDS.items() if said in map(heard_key, words)], said in map(heard_key, REFUSALS)


def days(text: str) -> object:
    return [(line.day, line.rest) for line in days_in(text, date(2025, 3, 14), 2025) or []]


def note(text: str) -> object:
    found = note_in(text)
    return found and found.target


READERS: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "search": (
        lambda text: numbers(rows_holding(NAMED, searched_words(text))),
        ("qatnov", "kitob berilishi", "ko'rgazma", "raqamlashtirishni", "nostatsionar xizmat", "olib borish hisobi"),
    ),
    "row": (
        lambda text: numbers(rows_called(NAMED, text)),
        ("14-band", "iv.15-band", "band 14", "№ 16", "15-bandni?", "17 band", "14-punkt"),
    ),
    "rows with work": (
        lambda text: (numbers(list(read_row_numbers(text, ROWS).rows)), read_row_numbers(text, ROWS).unknown),
        ("14, 15-bandlar", "13 yangi va 14", "13 qayta 14 15", "14 15 raqamlar", "14-band bo'ldi", "14 ham, 15 ham"),
    ),
    "note": (note, ("izoh: ta'mirda edi", "14) izoh: yopiq bo'ldi", "izoh 14: ta'til")),
    "zeros": (zeros_said, ("qolgani 0", "hammasi nol", "qolganlari yo'q", "qolgan bandlar nol", "hammasi 0")),
    "yes or no": (yes_or_no, ("ha, to'g'ri", "yo'q", "xo'p", "noto'g'ri", "kerak emas", "o'zgartirmayman")),
    "days": (days, ("bugun 45", "kecha 12", "seshanba 15", "o'tgan kuni 12", "payshanba kuni 7", "chorshanba: 12")),
    "schedule": (
        lambda text: read_schedule(text, Decimal(100)),
        (
            "1-chorak 20\n2-chorak 30\n3-chorak 10\n4-chorak 40",
            "I chorak: 20\nII chorak: 30\nIII chorak: 10\nIV chorak: 40",
        ),
    ),
    "command": (
        command,
        (
            *("menyu", "orqaga", "yordam", "hisobot", "bosh menyu", "o'tkazib yuborish", "keyingi savol", "to'xtatish"),
            *("qaytish", "topshirish", "davom ettirish", "ko'rib chiqish", "jo'natish", "bekor qilish", "o'zgarmasin"),
        ),
    ),
    "answer": (
        answered,
        (
            *(
                "14-band 9870",
                "yo'q",
                "o'n ikki",
                "ming ikki yuz",
                "hali noma'lum",
                "12 ta qo'shildi",
                "yigirma beshta",
            ),
            *(
                "to'qson to'qqiz",
                "3 ta ko'p",
                "o'n to'rtinchi bandga 98",
                "14-bandga 98",
                "qo'shimcha 12 ta",
                "o'tgan oy 14",
            ),
            *("15) yo'q", "hech kim", "14: 9870\n15: 29870", "taxminan 45", "o'chiring", "40, shundan 12 tasi bola"),
            *(
                "o'rtacha 12",
                "haftasiga 12",
                "yil boshidan 400",
                "45 to'g'ri",
                "14-inchi band 45",
                "yangi: 21, qayta: 40",
            ),
            *("yigirma uchinchi savol 4", "3 ming 200", "martga qadar 96", "13 (qayta): 40", "o'ttiz nafar o'quvchi"),
        ),
    ),
}
SPELLINGS: dict[str, Callable[[str], str]] = {
    "Cyrillic": cyrillic,
    "the letters of 2026": new_latin,
    "Russian letters": without_uzbek_letters,
}
CASES = [(kind, text) for kind, (_, texts) in READERS.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), CASES, ids=lambda value: value.replace("\n", " / "))
def test_it_is_read_alike_in_every_script(kind: str, text: str) -> None:
    read, _ = READERS[kind]
    wanted = read(text)

    assert {name: read(spell(text)) for name, spell in SPELLINGS.items()} == dict.fromkeys(SPELLINGS, wanted)
    if kind in ("search", "row", "days", "schedule", "zeros", "yes or no"):
        assert wanted


def test_texts_that_were_written_down_by_hand_are_read_alike() -> None:
    with (Path(__file__).parent / "by_hand.csv").open(encoding="utf-8") as file:
        texts = [line["text"] for line in csv.DictReader(file)][::3]
    latin = [text for text in texts if not re.search("[а-я]", text, re.IGNORECASE) and not _DATES.search(text)]
    other = {
        (text, name)
        for text in latin
        for name, spell in SPELLINGS.items()
        if spell(text) != text and answered(spell(text)) != answered(text)
    }

    assert len(latin) > 150
    assert other == set()


@pytest.mark.parametrize(("typed", "part"), [("12 а) 5", "a"), ("12б) 5", "b"), ("12с) 5", "c"), ("12е) 5", "e")])
def test_a_part_is_found_by_its_letter_in_cyrillic(typed: str, part: str) -> None:
    rows = [replace(ROWS[0], key=200 + place, number="12", part=f"qism {letter}", letter=letter)
            for place, letter in enumerate("abcde")]  # fmt: skip
    [outcome] = assign_lines(read_answers(typed, whole=False, month=MARCH), rows, rows)

    assert isinstance(outcome, Assigned)
    assert (outcome.indicator.letter, outcome.value) == (part, Decimal(5))
