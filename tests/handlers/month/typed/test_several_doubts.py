"""One message that leaves several rows in doubt: all of them are asked, and wait until each has its answer."""

import pytest

from tests.support.months.days import labels, plain
from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story


@pytest.mark.parametrize(
    ("typed", "offered", "taken"),
    [
        ("14) 5\n14) 6\n15) 70\n15) 80", ["✅ 14: 5", "✅ 14: 6", "✅ 15: 70", "✅ 15: 80"], {"14": 6, "15": 70}),
        ("14) 5\n15) 70\n14) 6\n15) 80", ["✅ 14: 5", "✅ 14: 6", "✅ 15: 70", "✅ 15: 80"], {"14": 6, "15": 70}),
        ("23) 1\n23) 2\n14) 8\n14) 9", ["✅ 23: 1", "✅ 23: 2", "✅ 14: 8", "✅ 14: 9"], {"14": 9, "23": 1}),
    ],
)
def test_each_row_with_two_numbers_is_asked(
    story: Story, typed: str, offered: list[str], taken: dict[str, int]
) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say(typed)
    card = story.nilufar.wait_for("Qaysi biri to'g'ri?")
    assert set(offered) <= set(labels(card))
    assert plain(card).count("Qaysi biri to'g'ri?") == 2
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    first, second = (next(iter(set(offered) & {f"✅ {row}: {value}"})) for row, value in reversed(taken.items()))
    story.nilufar.press(first)
    card = story.nilufar.wait_for(lambda seen: plain(seen).count("Qaysi biri to'g'ri?") == 1)
    story.until_remembered(story.nilufar)
    # The question that is open may be answered first: what is asked about another row waits on.
    story.nilufar.say("21")
    story.nilufar.wait_for(lambda seen: "13 (qayta)" in plain(seen) and plain(seen).count("Qaysi biri to'g'ri?") == 1)
    story.until_remembered(story.nilufar)
    story.nilufar.press(second)
    card = story.nilufar.wait_for(lambda seen: bool(seen["buttons"]) and "Qaysi biri" not in plain(seen))
    assert story.answers(NILUFAR) == {"13 yangi": 21, **taken}


def test_a_row_that_is_typed_anew_is_asked_no_more(story: Story) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say("14) 5\n14) 6\n15) 70\n15) 80")
    story.nilufar.wait_for("Qaysi biri to'g'ri?")
    story.until_remembered(story.nilufar)
    story.nilufar.say("15) 75")
    card = story.nilufar.wait_for(lambda seen: bool(seen["buttons"]) and plain(seen).count("Qaysi biri") == 1)
    assert "✅ 14: 6" in labels(card)
    assert story.answers(NILUFAR) == {"15": 75}
