"""The worked examples of docs/examples.md, put where the document says."""

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

_STEP = re.compile(
    r"(?P<how>New\s+file|At\s+the\s+end\s+of|In)\s+`(?P<file>[\w./]+)`"
    r"(?:,\s+(?P<where>below|above|instead\s+of)\s+`(?P<line>[^`]+)`)?:"
    r"(?:\s+`(?P<short>[^`\n]+)`|\s*\n\n```\w+\n(?P<block>.*?)\n```)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Step:
    """One thing to do. `line` is the line of the file that says where, by `where`: below, above or instead of it."""

    file: str
    how: str
    where: str
    line: str
    content: str


def steps_of(document: str) -> list[Step]:
    """Everything that the document says is to be done, in its order; AssertionError for code that goes nowhere."""
    left = _STEP.sub("", document)
    assert "```" not in left, left
    return [
        Step(
            step["file"],
            " ".join(step["how"].split()),
            " ".join((step["where"] or "").split()),
            step["line"] or "",
            step["short"] or step["block"],
        )
        for step in _STEP.finditer(document)
    ]


def carry_out(step: Step, root: Path) -> None:
    """Do it in a copy of the sources."""
    path = root / step.file
    if step.how == "New file":
        assert not path.exists(), step.file
        path.write_text(step.content + "\n", encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    if step.how == "At the end of":
        path.write_text(f"{text}\n\n{step.content}\n", encoding="utf-8")
        return
    lines = text.splitlines()
    [at] = [number for number, line in enumerate(lines) if line.strip() == step.line]
    there = lines[at]
    put = textwrap.indent(step.content, there[: len(there) - len(there.lstrip())]).splitlines()
    lines[at : at + 1] = {"below": [there, *put], "above": [*put, there], "instead of": put}[step.where]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
