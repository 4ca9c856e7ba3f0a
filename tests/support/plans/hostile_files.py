"""Files made to hurt whoever reads them."""

import zlib


def pdf_around(stream: bytes) -> bytes:
    """A PDF of one page whose drawing is this stream, already compressed."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<<>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    )
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return file + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(file),
    )


def pdf_that_unpacks_to(megabytes: int) -> bytes:
    """A small PDF that becomes so large when it is read: one packed megabyte of zeros again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)  # nothing in it refers to what was before
    checksum = megabytes * 2**20 % 65521 << 16 | 1  # Adler-32 of so many zeros
    return pdf_around(b"\x78\xda" + packed * megabytes + b"\x03\x00" + checksum.to_bytes(4, "big"))


def pdf_without_end() -> bytes:
    """A small PDF that takes minutes to read."""
    return pdf_around(zlib.compress(b"q 1 0 0 1 0 0 cm 0 0 m 100 100 l S Q\n" * 3_000_000))
