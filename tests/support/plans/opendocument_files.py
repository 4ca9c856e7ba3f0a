"""Small files of LibreOffice, written out by hand for one test each."""

import io
import zipfile

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "fo": "xsl-fo",
    }.items()
)  # fmt: skip


def odt(body: str, styles: str = "") -> bytes:
    """A text whose body is given as XML."""
    return packed("text", f"<office:text>{body}</office:text>", styles)


def ods(sheets: str, styles: str = "") -> bytes:
    """A workbook whose sheets are given as XML."""
    return packed("spreadsheet", f"<office:spreadsheet>{sheets}</office:spreadsheet>", styles)


def sheet(rows: str, *, name: str = "Reja", more: str = "", columns: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{columns}{rows}</table:table>'


def row(*cells: str, more: str = "") -> str:
    """A row of cells, each either its text or a cell's XML."""
    inner = "".join(cell if cell.startswith("<table:") else text_cell(cell) for cell in cells)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def text_cell(text: str, more: str = "") -> str:
    """A cell with a paragraph for each line of the text; text that is XML already stays as it is."""
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n")) if text else ""
    return f"<table:table-cell {more}>{lines if not text.startswith('<text:p') else text}</table:table-cell>"


def covered(cells: int = 1) -> str:
    return "<table:covered-table-cell/>" * cells


def flat(kind: str, body: str, styles: str = "") -> bytes:
    """The same as one text, as LibreOffice saves it where the name ends in .fodt or .fods."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_NAMES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:styles/>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


def packed(kind: str, body: str, styles: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """The archive around a body; `styles` are its automatic ones, `more` are further parts."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        written.writestr("content.xml", document)
        for name, part in (more or {}).items():
            written.writestr(name, part)
    return kept.getvalue()
