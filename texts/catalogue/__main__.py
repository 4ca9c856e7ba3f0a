"""`python -m texts.catalogue`: write the template of all catalogues and their translations anew; with `--check` only
say which of them are old."""

import sys

from texts.catalogue import TEMPLATE, written_catalogue, written_translation

written = {TEMPLATE: written_catalogue()}
written |= {path: written_translation(path) for path in sorted(TEMPLATE.parent.glob("*.po"))}
if sys.argv[1:] == ["--check"]:
    old = [path.name for path, content in written.items() if path.read_bytes() != content]
    if old:
        sys.exit(f"texts/catalogue: {', '.join(old)} older than the sentences: run `make catalogue`.")
else:
    for path, content in written.items():
        path.write_bytes(content)
