"""Whoever stands in a plan can be offered for a line of the papers, however much of them is printed there."""

import pytest

from plan.document.approval import Signatory
from texts.language import languages, speaking
from texts.papers.names import ask_name


@pytest.mark.parametrize("spoken", languages())
@pytest.mark.parametrize("line", ["director", "addressee", "agreed_by"])
def test_somebody_with_a_post_or_a_name_or_both_is_offered(line: str, spoken: str) -> None:
    found = [Signatory("approved", "Direktor", ""), Signatory("agreed", "", "B. Aliyeva"),
             Signatory("agreed", "Rahbar", "M. Karimova")]  # fmt: skip
    with speaking(spoken):
        screen = ask_name(line, found, "2025-month-3", "menu")
    offered = [button.label for row in screen.buttons for button in row][:-2]
    assert len(offered) == 2
    assert str(screen.text).count("<b>") >= 1
