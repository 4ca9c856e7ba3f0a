"""What a director calls rows and departments in Russian: it belongs to their wording, whatever row or year has it.

So it holds on past days, after a plan was changed back and in next year's plan; where a name only differs in its year,
the year is moved. A row whose wording was changed is called anew.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from plan.fold import fold

Names = tuple[tuple[str, str], ...]
"""Every (name as the plan has it, what it is called)."""
_YEAR = re.compile(r"\b20\d\d\b")


def given_name(names: Names, name: str) -> str:
    """What a name is called; "" where nobody has said it."""
    given = _by_wording(names).get(_wording(name))
    if given is None:
        return ""
    written, called = given
    moved = dict(zip(_YEAR.findall(written), _YEAR.findall(name), strict=False))
    return _YEAR.sub(lambda year: moved.get(year[0], year[0]), called)


@lru_cache(maxsize=64)
def _by_wording(names: Names) -> Mapping[str, tuple[str, str]]:
    known = {_wording(name.split(":")[0]): (name, called) for name, called in names}
    return known | {_wording(name): (name, called) for name, called in names}


def _wording(name: str) -> str:
    return _YEAR.sub("20..", fold(name))
