"""Several messages of a diary, one after another at a month's question: none of them is lost."""

import pytest

from tests.support.months.days import days, labels, open_running_month, plain
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story

pytestmark = pytest.mark.over_http


def type_days(story: Story, *typed: str) -> None:
    for text in typed:
        story.nilufar.say(text)
    story.nilufar.wait_for(lambda card: all(word in plain(card) for word in ("hali yozilmadi",)) and card["buttons"])


@pytest.mark.parametrize(
    ("typed", "shown", "kept"),
    [
        (
            ["bugun 45", "kecha 40", "5-mart 14) 7"],
            ["13 (yangi), bugun: 45", "13 (yangi), kecha: 40", "14, 5-mart: 7"],
            {"13 yangi 2025-03-12": 45, "13 yangi 2025-03-11": 40, "14 2025-03-05": 7},
        ),
        (
            ["14 bugun 5", "bugun 15) 60"],
            ["14, bugun: 5", "15, bugun: 60"],
            {"14 2025-03-12": 5, "15 2025-03-12": 60},
        ),
        (
            ["бугун 45", "kecha 40\n3-mart 2", "bugun 54"],
            ["13 (yangi), bugun: 54", "13 (yangi), kecha: 40", "13 (yangi), 3-mart: 2"],
            {"13 yangi 2025-03-12": 54, "13 yangi 2025-03-11": 40, "13 yangi 2025-03-03": 2},
        ),
    ],
)
def test_all_of_them_wait_in_one_card(middle: Story, typed: list[str], shown: list[str], kept: dict[str, int]) -> None:
    open_running_month(middle)
    for text in typed:
        middle.nilufar.say(text)
    card = middle.nilufar.wait_for(lambda seen: all(line in plain(seen) for line in shown) and bool(seen["buttons"]))
    assert days(middle) == {}
    button = f"📓 Kundalikka yozish: {len(kept)} ta"
    assert button in labels(card)
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press(button)
    middle.nilufar.wait_for(lambda seen: "hali yozilmadi" not in seen["text"] and bool(seen["buttons"]))
    assert days(middle) == kept
    assert middle.answers(NILUFAR) == {}


@pytest.mark.parametrize(
    ("typed", "keep", "month"),
    [("bugun 14) 45", "📓 14, bugun: 45", "✅ 14, mart: 45"), ("kecha 15) 9", "📓 15, kecha: 9", "✅ 15, mart: 9")],
)
def test_the_buttons_of_another_row_name_it(middle: Story, typed: str, keep: str, month: str) -> None:
    open_running_month(middle)
    middle.nilufar.say(typed)
    card = middle.nilufar.wait_for("hali yozilmadi")
    assert {keep, month} <= set(labels(card))
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press(month)
    middle.nilufar.wait_for("✅ 1")
    assert days(middle) == {}
    assert list(middle.answers(NILUFAR).values()) == [int(month.split(": ")[1])]


@pytest.mark.parametrize("typed", ["12", "14) 9", "yo'q"])
def test_what_nobody_answered_is_told(middle: Story, typed: str) -> None:
    """A month's number is typed instead: the day was not kept, and that is said."""
    open_running_month(middle)
    middle.nilufar.say("bugun 45")
    middle.nilufar.wait_for("hali yozilmadi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say(typed)
    middle.nilufar.wait_for(
        lambda seen: "45 kundalikka yozilmadi" in plain(seen) or "«bugun 45» hali yozilmadi" in plain(seen)
    )
    assert days(middle) == {}


def test_a_day_waits_on_while_something_else_is_refused(middle: Story) -> None:
    open_running_month(middle)
    middle.nilufar.say("bugun 45")
    middle.nilufar.wait_for("hali yozilmadi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say("12 mingga yetdi")
    card = middle.nilufar.wait_for("«12 mingga yetdi»")
    assert "«bugun 45» hali yozilmadi" in plain(card)
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("📓 Bugungi deb saqlash: 45")
    middle.nilufar.wait_for("12-mart: 45")
    assert days(middle) == {"13 yangi 2025-03-12": 45}
