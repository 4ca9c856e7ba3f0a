"""The questions about a plan's file as a director lives through them, by the local Telegram."""

from decimal import Decimal

from plan.indicator import Window
from tests.support.people.story import Story
from tests.support.plans.files import content_of, row, workbook

YEAR = 2026


def _file() -> bytes:
    vague = "belgilangan muddatda"
    return workbook(
        row("1.", "Kitob berilishi", target="5 ming", year=YEAR),
        row("2.", "Davra suhbatlari", window=vague, year=YEAR),
        row("3.", "Ko'rgazmalar", window=vague, year=YEAR),
        row("", "Seminarlar", year=YEAR),
        row("4.", "Qamrov", unit="foiz", baseline=40, target="ko'proq", year=YEAR),
        year=YEAR,
    )


def test_every_question_about_a_file_is_answered_truly(story: Story) -> None:
    malika = story.malika
    malika.send_file("reja-2026.xlsx", _file())
    malika.wait_for("4 ta savol bor")
    malika.press("❓ Savollar (4)")
    malika.wait_for("U nechanchi band?")
    malika.say("5")
    malika.wait_for("Bir yil uchun qancha yozilsin?")
    malika.press("5000")
    malika.wait_for("IV.2-band (Davra suhbatlari) va yana 1 ta band (IV.3-band)")
    malika.say("mart, oktabr")
    malika.wait_for("mart va oktabr oxirida. To'g'rimi?")
    malika.press("✅ Ha, to'g'ri")
    malika.wait_for("IV.4-band (Qamrov)")
    malika.say("95 %")
    malika.wait_for("Javob berilgan savollar: 4")
    malika.press("✅ Kuchga kiritish")
    malika.wait_for("2026-yil ish rejasi kuchga kirdi")

    kept = {indicator.code: indicator for indicator in content_of(story.house.database, YEAR).indicators}
    assert set(kept) == {f"IV.{at}" for at in range(1, 6)}
    assert (kept["IV.1"].target, kept["IV.4"].target) == (Decimal(5000), Decimal(95))
    assert kept["IV.2"].window == kept["IV.3"].window == Window(points=(3, 10))
    assert kept["IV.5"].name == "Seminarlar"
