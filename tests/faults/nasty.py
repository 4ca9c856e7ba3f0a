"""Files that cost whoever opens them far more than they weigh."""

import io
import struct
import zipfile
import zlib

import docx
import xlsxwriter

from tests.support.plans.hostile_files import pdf_that_unpacks_to


def workbook(rows: int) -> bytes:
    """A plan of far too many rows."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(rows):
        sheet.write_row(row, 0, [row, f"Ish {row}", "Dona", row, "yil davomida", "Xizmat"])
    book.close()
    return kept.getvalue()


def bomb(megabytes: int) -> bytes:
    """A Word file of some kilobytes whose text is zeros by the megabyte."""
    kept = io.BytesIO()
    docx.Document().save(kept)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b"0" * (megabytes * 2**20))
    return kept.getvalue()


def picture(side: int) -> bytes:
    """A picture of so many points squared, all white."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer = zlib.compressobj(9)
    lines = b"".join(packer.compress(bytes(side // 8 + 1)) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def letter(loops: int) -> bytes:
    """A letter's form that goes through the rows so many times."""
    document, kept = docx.Document(), io.BytesIO()
    for _ in range(loops):
        for line in ("{% for q in qatorlar %}", "{{ q.nomi }} {{ q.jami }}", "{% endfor %}"):
            document.add_paragraph(line)
    document.save(kept)
    return kept.getvalue()


def pdf(megabytes: int) -> bytes:
    return pdf_that_unpacks_to(megabytes)
