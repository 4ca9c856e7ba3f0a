"""The image's steps without a container engine: `python -m tests.deploy.image`.

Every line of the Dockerfile is carried out in an empty folder, with the requirements fetched as they are locked. Then
the program is started as the image's user against a local Telegram, asked for its health, and must be unable to write
anywhere but under /data and /tmp. `--short` takes the requirements from this environment; `--out` keeps the folder.
"""

import argparse
import sys
import sysconfig
import tempfile
from pathlib import Path

from tests.support.image.living import look_at_life
from tests.support.image.steps import carry_out


def main() -> int:
    """0 where everything went as the Dockerfile says."""
    parser = argparse.ArgumentParser(prog="python -m tests.deploy.image", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fetch no requirements")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="an empty folder to be kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        packages = Path(sysconfig.get_path("purelib")) if given.short else None
        image = carry_out(given.out or Path(made), packages)
        size = sum(file.lstat().st_size for file in image.root.rglob("*") if not file.is_symlink())
        print(f"carried out: {size / 2**20:.0f} MB on top of the base image", flush=True)
        for said in look_at_life(image):
            print(said, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
