"""Every sentence is one template in texts/: none stands elsewhere, and none is put together out of pieces."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXTS = ROOT / "texts"
ENGINE = {
    "template.py",
    "sentence.py",
    "language.py",
    "press.py",
    "screen.py",
    "fitting.py",
    "endings.py",
}
SAYING = {"say", "plain", "Sentence"}
WORDS = re.compile(r"[^\W\d_]{2,}")
PAGES = sorted(
    str(path.relative_to(ROOT))
    for path in TEXTS.rglob("*.py")
    if path.name not in ENGINE and path.parent.name not in ("catalogue", "wording", "script")
)


def _sentence_lines(tree: ast.Module) -> set[int]:
    """The constants that are docstrings, or a template that is said."""
    calls = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in SAYING and node.args:
            calls.add(id(node.args[0]))
    return calls


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _slips(page: str) -> Iterator[str]:
    tree = ast.parse((ROOT / page).read_text())
    sentence_lines = _sentence_lines(tree)
    for node in ast.walk(tree):
        place = f"{page}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.JoinedStr):
            yield f"{place}: an f-string"
        elif _glues(node):
            yield f"{place}: a sentence out of pieces"
        elif isinstance(node, ast.Call) and _name(node.func) in ("format", "join"):
            yield f"{place}: .{_name(node.func)}() instead of a template, lines, beside or listed"
        elif isinstance(node, ast.Call) and _name(node.func) in SAYING:
            if not _says_its_own(node) and not (node.args and isinstance(node.args[0], ast.Constant)):
                yield f"{place}: a template that is not written where it is said"
        elif isinstance(node, ast.Constant) and id(node) not in sentence_lines and _reads_like_words(node.value):
            yield f"{place}: {node.value!r} is said by nobody"


def _says_its_own(call: ast.Call) -> bool:
    """`STOPPED.plain()`: a sentence with a name is said without its template."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "plain" and not call.args


def _reads_like_words(value: object) -> bool:
    """Several words, or markup; what is written like a name in the code (`ev_open`) is read by nobody."""
    return isinstance(value, str) and not value.isidentifier() and (len(WORDS.findall(value)) > 1 or "<" in value)


def _glues(node: ast.AST) -> bool:
    """Whether texts are put together by + or %."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, ast.Add) and _says(node.value)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod) and (_says(node.left) or _says(node.right))
    return False


def _says(node: ast.expr) -> bool:
    """Whether something of a text: a constant with a letter, or what was said."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    return isinstance(node, ast.Call) and _name(node.func) in SAYING


@pytest.mark.parametrize("page", PAGES)
def test_it_says_whole_sentences_by_templates(page: str) -> None:
    assert list(_slips(page)) == []
