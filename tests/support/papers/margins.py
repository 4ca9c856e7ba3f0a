"""What stands above and below the pages of a workbook."""

from typing import Literal

from openpyxl.worksheet.header_footer import HeaderFooterItem


def margin_text(margin: HeaderFooterItem | None, where: Literal["left", "center", "right"]) -> str:
    """The text in one of a header's or footer's three places; "" for none."""
    item = getattr(margin, where)
    return str(item.text or "") if item is not None else ""
