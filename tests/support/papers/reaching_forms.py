"""Letter forms that would reach out of the letter, or run, where somebody opens it: each in one way."""

import io
import zipfile
from functools import cache

import docx

SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUTSIDE = "http://example.org/yashirin"
SEEN = "Ko'rinadigan so'z"
"""What a reader of the form sees where something active stands, and what stays."""
END = b"</w:body>"


def form(
    body: str = "", *, relations: str = "", settings: str = "", parts: dict[str, bytes] | None = None, of: str = ""
) -> bytes:
    """A Word file with `{{ raqam }}` in it, and a piece of Word's own writing in its body; `relations` are those of the
    document or of another part (`of`), `settings` stand in its settings, `parts` are more files in it."""
    files, made = _ordinary() | (parts or {}), io.BytesIO()
    inserted = f"<w:p {SPACES}>{body}</w:p>" if not body.startswith("<w:altChunk") else body
    _insert(files, "word/document.xml", b"<w:sectPr", inserted)
    _insert(files, f"word/_rels/{of or 'document.xml'}.rels", b"</Relationships>", relations)
    _insert(files, "word/settings.xml", b"</w:settings>", settings)
    with zipfile.ZipFile(made, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
    return made.getvalue()


@cache
def _ordinary() -> dict[str, bytes]:
    """The parts of a form with nothing in it but a place."""
    document, kept = docx.Document(), io.BytesIO()
    document.add_paragraph("{{ raqam }}")
    document.sections[0].header.paragraphs[0].text = "Kutubxona"
    document.save(kept)
    with zipfile.ZipFile(kept) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _insert(files: dict[str, bytes], name: str, before: bytes, text: str) -> None:
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    content = files.get(name, empty)
    files[name] = content.replace(before, text.encode() + before, 1) if text else content


def relation(kind: str, target: str = OUTSIDE, number: str = "rIdOut", *, outside: bool = True) -> str:
    kind = kind if ":" in kind else f"{OFFICE}/{kind}"
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"{mode}/>'


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(instruction: str, result: str = text(SEEN)) -> str:
    """A field whose instruction is text, or runs of Word's own writing."""
    said = instruction if instruction.startswith("<") else f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}{said}{middle}{result}{end}"


def _fields() -> dict[str, bytes]:
    whole = {
        "a field that includes a text": f'INCLUDETEXT "{OUTSIDE}"',
        "a field that includes a picture": f'includepicture "{OUTSIDE}" \\d',
        "a field that starts a program": 'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"',
        "a field that starts one later": "DDE excel book a1",
        "a field that follows a link": f'HYPERLINK "{OUTSIDE}"',
        "a field of a linked file": f"LINK Word.Document.8 {OUTSIDE} \\a",
        "a field of a database": 'DATABASE \\c "DSN=x"',
        "a field that nobody knows": f"TOMORROWSWORD {OUTSIDE}",
        "a field in odd spaces": f"  \t IMPORT   {OUTSIDE}",
    }
    nested = field("<w:r><w:instrText>INCLUDE</w:instrText></w:r>", text("TEXT"))
    return {name: form(field(said)) for name, said in whole.items()} | {
        "a field built of another": form(field(f"<w:r><w:instrText> </w:instrText></w:r>{nested}")),
        "a field within a harmless one": form(field("PAGE", field(f'INCLUDETEXT "{OUTSIDE}"'))),
        "a field inside another's question": form(
            field("<w:r><w:instrText>IF 1=1 </w:instrText></w:r>" + field("DDE a b"))
        ),
        "a simple field": form(
            f'<w:fldSimple w:instr=" INCLUDETEXT &quot;{OUTSIDE}&quot; ">{text(SEEN)}</w:fldSimple>'
        ),
        "a field that never ends": form(
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE {OUTSIDE}</w:instrText></w:r>'
            + text("")
        ),
    }


ALT = '<w:altChunk xmlns:r="' + OFFICE + '" r:id="rIdOut"/>'
LINKED = '<w:r><w:drawing><a:blip r:link="rIdOut"/></w:drawing></w:r>'
OBJECT = '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="rIdOut"/></w:object></w:r>'
PACKED = {"word/embeddings/oleObject1.bin": b"MZ yashirin"}
REACHING: dict[str, bytes] = {
    "an attached template": form(
        settings=f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rIdOut"/>',
        relations=relation("attachedTemplate"),
        of="settings.xml",
    ),
    "a link": form(f'<w:hyperlink r:id="rIdOut">{text(SEEN)}</w:hyperlink>', relations=relation("hyperlink")),
    "a linked picture": form(LINKED, relations=relation("image")),
    "an old linked picture": form(
        f'<w:r><w:pict><v:shape><v:imagedata src="{OUTSIDE}" o:href="{OUTSIDE}"/></v:shape></w:pict></w:r>'
    ),
    "an imported text": form(
        ALT,
        relations=relation("aFChunk", "yashirin.html", outside=False),
        parts={"word/yashirin.html": b"<script>yashirin</script>"},
    ),
    "an embedded object": form(
        OBJECT, relations=relation("oleObject", "embeddings/oleObject1.bin", outside=False), parts=PACKED
    ),
    "a linked object": form(OBJECT.replace("Embed", "Link"), relations=relation("oleObject")),
    "a control": form(
        '<w:r><w:object><w:control r:id="rIdOut" w:name="C"/></w:object></w:r>',
        relations=relation("control", "activeX/activeX1.xml", outside=False),
        parts={"word/activeX/activeX1.xml": b"<yashirin/>"},
    ),
    "macros": form(
        relations=relation("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "x.bin", outside=False),
        parts={"word/x.bin": b"yashirin"},
    ),
    "a part of another document": form('<w:subDoc r:id="rIdOut"/>', relations=relation("subDocument")),
    "letters of an address list": form(
        settings=f'<w:mailMerge xmlns:r="{OFFICE}"><w:dataSource r:id="rIdOut"/></w:mailMerge>',
        relations=relation("mailMergeSource"),
        of="settings.xml",
    ),
    "something of tomorrow": form(
        relations=relation("http://example.org/2031/yashirin", "tomorrow.xml", outside=False),
        parts={"word/tomorrow.xml": b"<yashirin/>"},
    ),
    **_fields(),
}
HIDDEN = (
    "yashirin",
    "External",
    "DDE ",
    "DDEAUTO",
    "INCLUDE",
    "includepicture",
    "IMPORT ",
    "LINK ",
    "DATABASE",
    "TOMORROWSWORD",
    "altChunk",
    "OLEObject",
)
"""No letter has any of these in any of its parts."""
