"""Remove the environment and caches, never `data/`: `python3 -m tests.targets.clean`, by a Python beside `.venv`."""

import shutil
from pathlib import Path

LEFT = (".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", "build", "dist")


def main() -> None:
    """In the folder that it is started in."""
    for folder in (*map(Path, LEFT), *Path().glob("*.egg-info")):
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
