"""Zeros that are said of many rows at once, and what is like them and says something else."""

import pytest

from plan.typed.all_zero import zeros_said

REST = (
    *("qolgani 0", "qolganlariga nol", "Қолганларининг ҳаммаси 0", "qolgan bandlarga 0 qo'ying", "qolgan hammasi: 0"),
    *("колганига 0 куйинг", "остальное - 0", "остальные нули", "остальные по нулям", "По остальным 0", "qogani 0!"),
)
ALL = (
    *("hammasi 0", "Xammasiga 0", "ҳаммаси нол", "barcha bandlarda 0", "барчаси 0", "0 hammasi", "xammasi 0 buldi"),
    *("все 0", "всё по нулям", "везде ноль", "во всех пунктах 0", "по всем строкам нет", "нигде не было"),
    *(
        "hech birida yo'q",
        "ҳеч қайси бандда йўқ",
        "hech qaysisida bo'lmadi",
        "boshqa ish yo'q",
        "bu oyda ish bo'lmadi, hammasi 0",
    ),
    *("qolgani yo'q", "остальных нет", "boshqalariga 0", "boshqa hammasi 0", "хеч кайси бандда булмади"),
)
NEITHER = (
    *("0", "0 ta", "nol", "jami 0", "hammasi bo'lib 0", "всего 0", "bu oy yo'q", "hech narsa yo'q", "hech kim kelmadi"),
    *("hammasi 10", "qolgani 5", "qoldi 0", "осталось 0", "hammasi 0mi?", "hammasi 0,5", "barchasi 100", "boshqa yo'q"),
    *("hech bir tadbir bo'lmadi", "fevralda hammasi 0", "hammasi 0 emas", "qolgani 0 dan 5", "14) 0", "bir 0", ""),
)


@pytest.mark.parametrize("line", REST)
def test_the_rest_are_zero(line: str) -> None:
    assert zeros_said(line) == "rest"


@pytest.mark.parametrize("line", ALL)
def test_all_are_zero(line: str) -> None:
    assert zeros_said(line) == "all"


@pytest.mark.parametrize("line", NEITHER)
def test_it_is_said_of_one_row_or_of_something_else(line: str) -> None:
    assert zeros_said(line) is None
