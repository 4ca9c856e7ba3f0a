"""`python -m texts.catalogue`: write the template of all catalogues anew."""

from texts.catalogue import TEMPLATE, written

TEMPLATE.write_bytes(written())
