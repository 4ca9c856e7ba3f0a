"""What was said above a card that nobody has seen comes again, without the buttons that something newer has."""

from handlers.month.asking.told import Told
from texts.screen import Button
from texts.sentence import Markup


def test_a_newer_doubt_about_the_same_number_has_the_buttons() -> None:
    old = (Button("✅ 24: ha", "right:1:24"), Button("24: 440", "likely:1:24:440"), Button("✏️ 24", "change:1:24"))
    new = (Button("✅ 24: ha", "right:1:24"), Button("24: 300", "likely:1:24:300"), Button("✏️ 24", "change:1:24"))
    other = (Button("✅ 7: ha", "right:1:7"), Button("✏️ 7", "change:1:7"))
    told = Told(Markup("avval"), (old, other)).with_news(Markup("endi"), (new,))
    assert told.ahead == (new, other)
    assert "avval" in told.above
    assert "endi" in told.above
