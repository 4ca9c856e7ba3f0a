"""Rows whose unit nothing says: asked once for all of them."""

from collections import Counter
from collections.abc import Sequence

from plan.document.cell.row_cells import pieces_of, row_doubt
from plan.document.doubt import Choice, Questions
from plan.document.table.beside.mark_cells import is_blank
from plan.document.table.copies import Entry
from plan.fold import fold

_USUAL = ("ta", "nafar", "nusxa", "marta")
_OFFERED = 6


def settle_units(entries: Sequence[Entry], questions: Questions) -> None:
    """Give those rows the unit that was answered, in place. Nothing in the arithmetic waits for it, so a plan may be
    loaded without."""
    pieces = [piece for entry in entries for piece in pieces_of(entry)]
    units = Counter(unit for piece in pieces if not is_blank(unit := " ".join(piece.cells["unit"].split())))
    offered = [unit for unit, _ in units.most_common(_OFFERED - len(_USUAL))]
    choices = [Choice(unit, unit) for unit in {fold(unit): unit for unit in (*_USUAL, *reversed(offered))}.values()]
    for piece in pieces:
        if is_blank(piece.cells["unit"]):
            doubt = row_doubt(piece, "unit_blank", "row", "", choices, required=False)
            piece.cells["unit"] = questions.ask_of_all(doubt, "unit_blank") or piece.cells["unit"]
