"""The guides on one page, taken and printed anew: `make guides`.

Pictures go to docs/guides/pictures, PDFs into the package that sends them (reports/guides). What still shows the same
stays as it is. `--short` writes one page of HTML and needs no browser; `--into` another folder prints there.
"""

import argparse
import sys
from pathlib import Path

from docs.guide import LANGUAGES, PICTURES, READERS, guide_page
from reports.guides import guide_file
from tests.support.page.chromium import CHROMIUM


def main() -> int:
    """Make all guides; 1 where there is no Chromium."""
    parser = argparse.ArgumentParser(prog="python -m tests.guides", description=__doc__)
    parser.add_argument("--short", action="store_true", help="write only the page of the reporters' guide")
    parser.add_argument("--printed", action="store_true", help="print only, with the pictures that there are")
    parser.add_argument("--into", type=Path, help="the folder to print them into")
    given = parser.parse_args()
    if given.into is not None:
        given.into.mkdir(parents=True, exist_ok=True)
    if given.short:
        folder = given.into or Path()
        (folder / "reporters-uz.html").write_text(guide_page("reporters", "uz"), encoding="utf-8")
        return 0
    if CHROMIUM is None:
        print("no Chromium was found here, so no guides were printed", file=sys.stderr)
        return 1
    _make_all(given.into, pictures=not given.printed)
    return 0


def _make_all(into: Path | None, *, pictures: bool) -> None:
    from tests.guides.pictures import take_pictures
    from tests.guides.printing import looks_alike, print_page
    from tests.support.page.chromium import open_chromium

    with open_chromium() as browser:
        for language in LANGUAGES:
            if pictures:
                take_pictures(browser, language, PICTURES)
            for reader in READERS:
                printed = print_page(browser, guide_page(reader, language))
                file = guide_file(reader, language)
                if into is not None:
                    (into / file.name).write_bytes(printed)
                elif not (file.exists() and looks_alike(printed, file.read_bytes())):
                    file.write_bytes(printed)


if __name__ == "__main__":
    sys.exit(main())
