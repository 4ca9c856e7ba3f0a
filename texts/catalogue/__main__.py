"""`python -m texts.catalogue`: write the template of all catalogues anew; with `--check` only say whether it is old."""

import sys

from texts.catalogue import TEMPLATE, written_catalogue

if sys.argv[1:] == ["--check"]:
    if TEMPLATE.read_bytes() != written_catalogue():
        sys.exit("texts/catalogue/hisobot.pot is older than the sentences: run `make catalogue`.")
else:
    TEMPLATE.write_bytes(written_catalogue())
