"""Marks in a text whose pieces have looks of their own: what comes in their place takes the look of its piece."""

import re
from collections.abc import Sequence
from html import unescape  # of XML only five signs would be known by name, and none by its number
from xml.sax.saxutils import escape

from plan.marks.grammar import MARK
from reports.content.cell_text import without_control_characters

_TEXT = re.compile(r"(<t(?:\s[^>]*)?>)([^<]*)(</t>)")
_READINGS = re.compile(r"<rPh\b.*?</rPh>|<phoneticPr\b[^>]*/>", re.DOTALL)


def in_runs(runs: str, texts: Sequence[str]) -> str | None:
    """The pieces as they are written, with the texts in place of their marks; None of a text that is of one piece, or
    has a mark that reaches over several."""
    runs = _READINGS.sub("", runs)
    if "<r>" not in runs and "<r " not in runs:
        return None
    left = list(texts)

    def put(piece: re.Match[str]) -> str:
        plain = MARK.sub(lambda mark: left.pop(0) if left else mark[0], unescape(piece[2]))
        return f'<t xml:space="preserve">{escape(without_control_characters(plain))}</t>'

    written = _TEXT.sub(put, runs)
    return None if left or "{{" in written else written
