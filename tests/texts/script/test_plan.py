"""The whole of a real plan, spelt as people spell: into Cyrillic and back again."""

import re
from difflib import SequenceMatcher
from pathlib import Path

from texts.script.cyrillic import cyrillic
from texts.script.latin import latin
from texts.script.new_latin import new_latin, old_latin

PLAN = (Path(__file__).parents[2] / "data" / "plan" / "ish-reja-2025.txt").read_text(encoding="utf-8")
STRAIGHT = re.sub("[‘’ʻʼ]", "'", PLAN)
LOST: dict[str, str] = {}
"""What comes back otherwise than it was printed, each with its reason. Nothing does."""
STAYS = (
    *("Central Asia", "INFOLIB UZBEKISTAN", "unikat.natlib.uz", "Ijro.gov.uz"),
    *("II-чорак", "IV-чорак", "XVIII- Халқаро", "XIV-Миллий"),
)
READS = (
    *(
        "2022 йил 28 январдаги “2022-2026 йилларга мўлжаланган Янги Ўзбекистоннинг тараққиёт стратегияси",
        "60-сон фармонининг",
    ),
    *("2023 йил 21 декабрда ПҚ-401 қарори", "вилоят АКМга тақдим этиш", "конференциясида қатнашиш"),
    *("Меъёрий-ҳуқуқий ҳужжатлардан", "ахборот-кутубхона маркази", "2025 ЙИЛ УЧУН МЎЛЖАЛЛАНГАН", "Ресурсларни ЎУКда"),
    *("2025 йил январь, февраль", "Ахборот-коммуникация технологиялари", "ОАВ, ижтимоий тармоқларда", "“КЕЛИШИЛДИ”"),
)


def test_it_is_cyrillic() -> None:
    written = cyrillic(PLAN)

    assert [words for words in (*STAYS, *READS) if words not in written] == []


def test_only_what_stays_keeps_latin_letters() -> None:
    latin_words = set(re.findall(r"[A-Za-z]\w*", re.sub(r"<[^>]*>|https?:\S+|[\w.]+\.uz", "", cyrillic(PLAN))))

    assert latin_words == {"Central", "Asia", "INFOLIB", "UZBEKISTAN"} | {
        *("I", "II", "III", "IV", "V", "VII", "XIV", "XVIII")
    }


def test_it_comes_back_as_it_was_printed() -> None:
    before, after = STRAIGHT.split(), latin(cyrillic(PLAN)).split()
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()

    lost = {" ".join(before[a:b]): " ".join(after[c:d]) for kind, a, b, c, d in changes if kind != "equal"}
    assert lost == LOST


def test_it_comes_back_from_the_letters_of_2026() -> None:
    new = new_latin(PLAN)

    assert "Qörğontepa tuman axborot-kutubxona markazi" in new
    assert "tarğib qiliş" in new
    assert re.sub("[‘’ʻʼ]", "'", old_latin(new)) == STRAIGHT
