"""A limit beside the target says which direction is better; the figure itself is offered, and where the words may mean
either it is asked."""

from decimal import Decimal

import pytest

from plan.document.cell.limits import limit_directions
from plan.document.reader import read_plan
from tests.support.plans.plans import codes, only, read, row, table

MOST = (
    "ko'pi bilan 7", "кўпи билан 7 та", "eng ko'pi 7", "max 7", "maks. 7", "максимум 7", "7 tadan oshmasligi kerak",
    "7 tadan oshmaydi", "7 тадан ортмаган", "7 tadan ko'p bo'lmagan", "7 dan ko'p emas", "7 dan yuqori bo'lmagan",
    "не более 7", "не больше 7", "не выше 7", "не свыше 7", "≤ 7", "<7", "7 dan kam", "7 тадан камроқ", "менее 7",
)  # fmt: skip
LEAST = (
    "kamida 7", "камида 7 та", "eng kami 7", "min. 7", "minimum 7", "не менее 7", "не ниже 7", "7 dan kam emas",
    "7 tadan kam bo'lmagan", "7 тадан паст бўлмаган", "≥ 7", "> 7", "7+", "7 va undan ortiq", "7 tadan ortiq",
    "7 dan ko'p", "более 7", "свыше 7",
)  # fmt: skip
EITHER = ("7 gacha", "7 tagacha", "7 тагача", "7 ta ga qadar", "до 7", "до 7 шт.")
NONE = ("7", "7 ta", "7 ming", "7 oyna", "har oy 7", "7 kampaniya", "7 ta maktab", "-", "7 minut")


@pytest.mark.parametrize(
    ("words", "directions"),
    [
        *((words, ("less",)) for words in MOST),
        *((words, ("more",)) for words in LEAST),
        *((words, ("less", "more")) for words in EITHER),
        *((words, ()) for words in NONE),
    ],
)
def test_it_reads_which_way_a_limit_goes(words: str, directions: tuple[str, ...]) -> None:
    assert limit_directions(words) == directions


@pytest.mark.parametrize(
    ("words", "answers", "direction"),
    [
        *((words, {}, "less") for words in MOST),
        *((words, {}, "more") for words in LEAST),
        *((words, {"plan:direction:limit": answer}, answer) for words in EITHER for answer in ("less", "more")),
    ],
)
def test_the_figure_of_a_limit_is_one_button_and_keeps_its_direction(
    words: str, answers: dict[str, str], direction: str
) -> None:
    rows = [row("1.", "Qayta ishlangan arizalar", "Dona", "9", words)]
    asked = read_plan([table(*rows)], answers)
    (number,) = (doubt for doubt in asked.doubts if doubt.field == "target")
    assert (number.required, [choice.id for choice in number.choices]) == (True, ["7", "none"])
    assert ("direction_unsure" in codes(read(*rows))) is bool(answers)
    document = read_plan([table(*rows)], {**answers, number.id: "7"})
    figure = only(document)
    assert (figure.target, figure.direction) == (7, direction)
    assert set(codes(document)) <= {"kind_unsure"}


def test_a_limit_of_one_line_or_part_is_not_that_of_the_others() -> None:
    lines = read(row("1.", "Arizalar: - yozma; - og'zaki", "Dona", "9\n8", "7 dan oshmasin\n9"))
    lines = read_plan(
        [table(row("1.", "Arizalar: - yozma; - og'zaki", "Dona", "9\n8", "7 dan oshmasin\n9"))],
        {doubt.id: "9;8 / 7;9" for doubt in lines.doubts if doubt.typed == "numbers"},
    )
    assert [figure.direction for figure in lines.figures][-1] == "more"
    parts = read(
        row("1.", "Arizalar", "Dona", "17", "16"),
        ("", "shundan yozma", "Dona", "9", "ko'pi bilan 7", "", "", ""),
        ("", "og'zaki", "Dona", "8", "9", "", "", ""),
    )
    directions = {figure.part: figure.direction for figure in parts.figures}
    assert [directions.get(part) for part in ("yozma", "og'zaki")] in (["less", "more"], [None, None]), directions


def test_limits_that_may_be_either_are_one_question_for_all_rows() -> None:
    rows = [row(f"{at}.", f"Ish {at}", "Dona", "9", f"{at} tagacha") for at in (7, 8, 9)]
    document = read(*rows)
    directions = [doubt for doubt in document.doubts if doubt.code == "direction_unsure"]
    assert [len(doubt.rows) for doubt in directions] == [3]


@pytest.mark.parametrize(
    ("unit", "fact", "target", "kind"),
    [
        ("", "40%", "45%", "percent"), ("-", "40 %", "45,5 %", "percent"),
        ("%", "40 protsent", "45 процентов", "percent"),
        ("foiz", "40", "45%", "percent"),
    ],
)  # fmt: skip
def test_a_percent_sign_beside_a_figure_is_its_unit(unit: str, fact: str, target: str, kind: str) -> None:
    document = read(row("1.", "Qamrov", unit, fact, target))
    figure = only(document)
    assert (figure.kind, figure.baseline, figure.target is not None, document.doubts) == (kind, 40, True, ())
    assert figure.unit == ("%" if not unit.strip("-") else unit)


def test_a_thousandth_is_no_hundredth() -> None:
    figure = only(read(row("1.", "Tug'ilish", "‰", "20‰", "21,5‰")))
    assert (figure.baseline, float(figure.target or 0), figure.kind) == (20, 21.5, "count")
    assert only(read(row("1.", "Kitob", "Dona", "20", "21%"))).target is None


def test_half_a_percent_that_is_written_as_one_is_not_asked_about() -> None:
    said = read(row("1.", "Qamrov", "foiz", "-", "0,5 %"))
    assert (only(said).target, said.doubts) == (Decimal("0.5"), ())
    bare = read(row("1.", "Qamrov", "foiz", "-", "0,5"))
    assert codes(bare) == ["percent_below_one"]
