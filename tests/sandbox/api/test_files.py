"""Files both ways: uploads, albums, sending again by id, downloads and their limits."""

import json
import struct
import zlib
from typing import Any
from urllib.request import urlopen

import pytest

from sandbox import Sandbox
from sandbox.api.sending import PHOTO_MAX, UPLOAD_MAX
from sandbox.api.settings import DOWNLOAD_MAX
from sandbox.messages.pictures import picture_size, picture_type
from sandbox.people import Phone
from tests.support.sandbox.raw_bot import RawBot


def png(width: int = 4, height: int = 3) -> bytes:
    """A whole white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def upload(bot: RawBot, method: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> dict[str, Any]:
    """A call with files, as a multipart form."""
    parts = [f'--edge\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in fields.items()]  # fmt: skip
    for field, (name, data) in files.items():
        head = f'--edge\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
    body = b"".join(parts) + b"--edge--\r\n"
    answer: dict[str, Any] = json.loads(bot.post(method, body, "multipart/form-data; boundary=edge")[1])
    return answer


def test_it_sends_a_document_and_gives_it_back(bot: RawBot, nilufar: Phone) -> None:
    chat = {"chat_id": str(nilufar.person_id), "caption": "<b>mart</b>", "parse_mode": "HTML"}
    sent = upload(bot, "sendDocument", chat, {"document": ("hisobot-mart.xlsx", b"PK workbook")})["result"]
    assert sent["document"]["file_name"] == "hisobot-mart.xlsx"
    assert sent["document"]["file_size"] == 11
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("mart", "bold")
    file = bot.ask("getFile", file_id=sent["document"]["file_id"])["result"]
    with urlopen(f"{bot.url}/file/bot{bot.token}/{file['file_path']}") as answer:
        assert answer.read() == b"PK workbook"
    seen = nilufar.last()
    assert (seen["text"], seen["caption"], seen["html"]) == ("", "mart", "<b>mart</b>")
    assert (seen["file"]["name"], seen["file"]["size"], seen["file"]["kind"]) == ("hisobot-mart.xlsx", 11, "document")
    with urlopen(bot.url + seen["file"]["url"]) as answer:
        assert answer.read() == b"PK workbook"
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''hisobot-mart.xlsx"


def test_it_sends_the_same_file_again_by_its_id(bot: RawBot, nilufar: Phone) -> None:
    chat = {"chat_id": str(nilufar.person_id)}
    sent = upload(bot, "sendDocument", chat, {"document": ("a.txt", b"a")})["result"]
    file_id = sent["document"]["file_id"]
    again = bot.form("sendDocument", chat_id=nilufar.person_id, document=file_id)["result"]
    assert again["document"] == sent["document"]
    wrong = bot.refusal("sendPhoto", chat_id=nilufar.person_id, photo=file_id)
    assert "can't use file of type Document as Photo" in wrong
    unknown = bot.refusal("sendDocument", chat_id=nilufar.person_id, document="nothing")
    assert unknown == "400 Bad Request: wrong file identifier/HTTP URL specified"


def test_it_sends_a_photo_with_its_size(bot: RawBot, nilufar: Phone) -> None:
    chat = {"chat_id": str(nilufar.person_id)}
    sent = upload(bot, "sendPhoto", chat, {"photo": ("chart.png", png(40, 30))})["result"]
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (40, 30)
    with urlopen(bot.url + nilufar.last()["file"]["url"]) as answer:
        assert answer.headers["Content-Type"] == "image/png"
    assert "IMAGE_PROCESS_FAILED" in upload(bot, "sendPhoto", chat, {"photo": ("a.png", b"no")})["description"]
    thin = upload(bot, "sendPhoto", chat, {"photo": ("a.png", png(41, 2))})
    assert "PHOTO_INVALID_DIMENSIONS" in thin["description"]


def test_it_sends_an_album_all_or_nothing(bot: RawBot, nilufar: Phone) -> None:
    media = '[{"type":"photo","media":"attach://one","caption":"birinchi"},{"type":"photo","media":"attach://two"}]'
    chat = {"chat_id": str(nilufar.person_id), "media": media}
    sent = upload(bot, "sendMediaGroup", chat, {"one": ("1.png", png()), "two": ("2.png", png())})["result"]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert sent[0]["caption"] == "birinchi"
    before = len(nilufar.chat()["messages"])
    half = upload(bot, "sendMediaGroup", chat, {"one": ("1.png", png())})
    assert 'file "two" was named by attach:// but not sent' in half["description"]
    assert len(nilufar.chat()["messages"]) == before


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([{"type": "photo", "media": "a"}], "2-10 items"),
        ([{"type": "photo", "media": "a"}] * 11, "2-10 items"),
        ([{"type": "photo", "media": "a"}, {"type": "document", "media": "a"}], "can't be mixed"),
        ([{"type": "video", "media": "a"}] * 2, "the sandbox has no video"),
        ([{"type": "photo", "media": "a", "captoin": "b"}] * 2, 'unknown field "captoin"'),
        ([{"type": "animation", "media": "a"}] * 2, "is none of InputMediaAudio"),
    ],
)
def test_it_refuses_albums_that_telegram_would(bot: RawBot, nilufar: Phone, media: object, words: str) -> None:
    assert words in bot.refusal("sendMediaGroup", chat_id=nilufar.person_id, media=media)


def test_it_limits_captions_to_1024(bot: RawBot, nilufar: Phone) -> None:
    chat = {"chat_id": str(nilufar.person_id), "caption": "a" * 1025}
    assert "caption is too long" in upload(bot, "sendDocument", chat, {"document": ("a", b"a")})["description"]
    chat["caption"] = "a" * 1024
    sent = upload(bot, "sendDocument", chat, {"document": ("a", b"a")})["result"]
    where = {"chat_id": nilufar.person_id, "message_id": sent["message_id"]}
    assert "caption is too long" in bot.refusal("editMessageCaption", caption="a" * 1025, **where)
    assert bot.ask("editMessageCaption", caption="yangi", **where)["result"]["caption"] == "yangi"
    assert "message is not modified" in bot.refusal("editMessageCaption", caption="yangi", **where)
    assert "there is no text" in bot.refusal("editMessageText", text="a", **where)


def test_it_limits_the_size_of_files(bot: RawBot, nilufar: Phone) -> None:
    chat = {"chat_id": str(nilufar.person_id)}
    large = png() + bytes(PHOTO_MAX)
    assert "too big for a photo" in upload(bot, "sendPhoto", chat, {"photo": ("a.png", large)})["description"]
    sent = upload(bot, "sendDocument", chat, {"document": ("a.bin", bytes(DOWNLOAD_MAX + 1))})["result"]
    too_big = bot.refusal("getFile", file_id=sent["document"]["file_id"])
    assert too_big == "400 Bad Request: file is too big"
    over = upload(bot, "sendDocument", chat, {"document": ("a.bin", bytes(UPLOAD_MAX + 1))})
    assert (over["error_code"], over["description"]) == (413, "Request Entity Too Large")
    assert "non-empty" in upload(bot, "sendDocument", chat, {"document": ("a.bin", b"")})["description"]


def test_it_brings_a_persons_file_to_the_bot(bot: RawBot, nilufar: Phone) -> None:
    nilufar.send_file("ish reja.docx", b"PK document", caption="reja")
    nilufar.send_file("rasm.png", png(), kind="photo")
    document, photo = (update["message"] for update in bot.ask("getUpdates")["result"][1:])
    assert document["document"]["file_name"] == "ish reja.docx"
    assert document["document"]["mime_type"].endswith("wordprocessingml.document")
    assert document["caption"] == "reja"
    path = bot.ask("getFile", file_id=document["document"]["file_id"])["result"]["file_path"]
    with urlopen(f"{bot.url}/file/bot{bot.token}/{path}") as answer:
        assert answer.read() == b"PK document"
    assert photo["photo"][-1]["width"] == 4
    with pytest.raises(AssertionError, match="not a picture"):
        nilufar.send_file("rasm.png", b"no", kind="photo")


def test_it_gives_files_to_its_own_bots_only(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    nilufar.send_file("a.txt", b"a")
    (file,) = sandbox.files.values()
    for address in (f"/file/bot1:TEST-no/{file.path}", f"/file/bot{bot.token}/documents/none.txt"):
        with pytest.raises(OSError, match=r"HTTP Error 40[14]"):
            urlopen(bot.url + address)


@pytest.mark.parametrize(
    ("data", "size", "mime"),
    [
        (png(7, 5), (7, 5), "image/png"),
        (b"GIF89a" + struct.pack("<HH", 7, 5), (7, 5), "image/gif"),
        (b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 5, 7) + bytes(9), (7, 5), "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\6\0\0\4\0\0", (7, 5), "image/webp"),
    ],
)
def test_it_reads_the_size_of_pictures(data: bytes, size: tuple[int, int], mime: str) -> None:
    assert (picture_size(data), picture_type(data)) == (size, mime)
