"""Whatever in the sources may change a fact: the functions that write a table of facts, and those that lead to them.

It errs on the side of yes. A function writes when it makes a row of such a table, assigns to something called like a
column of one, or deletes; it leads there when it names a function that does.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from storage.changes import FACTS

ROOT = Path(__file__).parents[3]
INSIDE = ("storage", "usecases")
OUTSIDE = ("notices", "handlers", "scheduler", "bot")
_TABLES = {table.__name__ for table in FACTS}
_COLUMNS = {column.key for table in FACTS for column in table.metadata.tables[table.__tablename__].c}
Names = dict[str, str]


@cache
def writers() -> frozenset[str]:
    """Every function inside that writes a fact or leads to one that does, and every one outside that calls these."""
    functions = _all_functions()
    named = {name: _named(name, *about) & functions.keys() - {name} for name, about in functions.items()}
    leading = everything_that_writes() - NO_FACTS.keys()
    while more := {name for name in named if name.startswith(INSIDE) and named[name] & leading} - leading:
        leading |= more
    return frozenset(leading | {name for name in named if name.startswith(OUTSIDE) and named[name] & leading})


@cache
def everything_that_writes() -> frozenset[str]:
    """Every function inside that looks as if it wrote a fact itself."""
    return frozenset(name for name, (node, _) in _all_functions().items() if name.startswith(INSIDE) and _writes(node))


@cache
def _all_functions() -> dict[str, tuple[ast.AST, Names]]:
    return {name: (node, names) for path in _sources() for name, node, names in _functions(path)}


NO_FACTS = {
    "storage.papers.library_files.save_library_file": "a template of letters",
    "storage.papers.library_files.delete_library_file": "a template of letters",
    "storage.papers.letters.save_paragraph": "a paragraph of a letter",
    "storage.papers.letters.drop_paragraph": "a paragraph of a letter",
    "storage.papers.reasons.save_reason": "why a row is behind",
    "usecases.papers.own_forms.keep_form": "a form of the province's",
    "storage.papers.own_forms.delete_own_form": "a form of the province's",
    "storage.planning.versions.content_of": "rows that are read from a snapshot and never stored",
    "storage.planning.versions._from_json": "figures that are read from a snapshot and never stored",
    "usecases.planning.roll_over.discard_roll_over": "a draft that is no plan yet",
    "usecases.planning.loading.set_draft_aside": "a draft that is no plan yet",
    "usecases.planning.loading.begin_draft": "a draft that is no plan yet",
    "usecases.notices.record_unreachable": "that somebody blocks the bot is asked anew every time",
    "storage.people.people.set_reachable": "that somebody blocks the bot is asked anew every time",
}
"""What only looks as if it wrote a fact, and what it writes in truth."""
NEW_LIBRARIES = {
    "bot.cli.care.setup._library": "the first library of an installation",
    "bot.demo.create_demo": "the sandbox's library, before its bot runs",
    "bot.demo._let_in": "the people of that library",
    "usecases.people.founding.open_library": "a library that did not exist cannot be remembered wrongly",
}
"""What writes facts of a library that nobody has had an answer from."""


def _sources() -> Iterator[Path]:
    for layer in (*INSIDE, *OUTSIDE):
        yield from (path for path in sorted((ROOT / layer).rglob("*.py")) if "migrations" not in path.parts)


def _functions(path: Path) -> Iterator[tuple[str, ast.AST, Names]]:
    """Every function of a module, with what the module's own and imported names stand for."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        imported.asname or imported.name: f"{statement.module}.{imported.name}"
        for statement in ast.walk(tree)
        if isinstance(statement, ast.ImportFrom)
        for imported in statement.names
    }
    for scope, prefix in [(tree, module)] + [
        (node, f"{module}.{node.name}") for node in tree.body if isinstance(node, ast.ClassDef)
    ]:
        for node in scope.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{prefix}.{node.name}", node, names


def _named(function: str, node: ast.AST, names: Names) -> set[str]:
    """The functions that another names, whether it calls them or hands them on."""
    here = function.rpartition(".")[0]
    named = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            named.add(names.get(part.id, f"{here}.{part.id}"))
        elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            named.add(f"{here if part.value.id == 'self' else names.get(part.value.id, '')}.{part.attr}")
    return named


def _writes(node: ast.AST) -> bool:
    return any(_writes_here(part) for part in ast.walk(node))


def _writes_here(part: ast.AST) -> bool:
    if isinstance(part, ast.Call):
        return _is_change(part)
    targets = part.targets if isinstance(part, ast.Assign) else [part.target] if isinstance(part, ast.AugAssign) else []
    return any(_is_column(target) for target in targets)


def _is_change(call: ast.Call) -> bool:
    called, rows = call.func, call.args[:1]
    if isinstance(called, ast.Attribute):
        return called.attr in ("delete", "merge")
    if not isinstance(called, ast.Name):
        return False
    of_table = any(isinstance(row, ast.Name) and row.id in _TABLES for row in rows)
    return called.id in _TABLES or (called.id in ("insert", "update", "delete") and of_table)


def _is_column(target: ast.AST) -> bool:
    if isinstance(target, ast.Tuple):
        return any(map(_is_column, target.elts))
    if not isinstance(target, ast.Attribute) or target.attr not in _COLUMNS:
        return False
    return not (isinstance(target.value, ast.Name) and target.value.id == "self")
