"""A review with more above it than one message holds."""

from texts.paging import MOST_LETTERS, fit_above


def test_it_leaves_out_lines_above_and_nothing_of_the_text() -> None:
    above = "\n".join(f"• {number}-band: 1 → 2 {'izoh ' * 24}" for number in range(60))
    text = "Hisobot\n" * 100
    shown = fit_above(above, text)
    assert shown.endswith(f"\n\n{text}")
    assert shown.startswith("• 0-band")
    assert "qator sig'madi" in shown
    assert len(shown) <= MOST_LETTERS


def test_it_leaves_what_fits_as_it_is() -> None:
    assert fit_above("bir\nikki", "uch") == "bir\nikki\n\nuch"
