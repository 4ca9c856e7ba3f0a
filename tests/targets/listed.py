"""The targets of the Makefile, each with what it is for, as `make` alone lists them: `python -m tests.targets.listed`;
with `--commands` also what each runs, for whoever has no `make`."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

MAKEFILE = Path(__file__).parents[2] / "Makefile"
_TARGET = re.compile(r"^([a-z]+):.*## (.*)\n((?:\t.*\n)*)", re.MULTILINE)
_BEFORE = re.compile(r"^\t@(?:\$\(IN_MEMORY\) )?\$\((?:BIN\)/python|PYTHON\)) ")


def main(words: Sequence[str] = ()) -> None:
    """Print a line each, and below it its commands."""
    for target, purpose, recipe in _TARGET.findall(MAKEFILE.read_text(encoding="utf-8")):
        print(f"  make {target:<12} {purpose}")
        for line in recipe.splitlines() if "--commands" in words else ():
            print(f"    {_BEFORE.sub('python ', line)}")


if __name__ == "__main__":
    main(sys.argv[1:])
