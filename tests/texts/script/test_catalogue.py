"""Every sentence of the bot in Cyrillic: what it keeps of Latin letters is written down here, with the reason."""

import re
from functools import cache

from texts.catalogue import collect_sentences, is_of_the_terminal
from texts.script.cyrillic import cyrillic
from texts.template import names_of

NAMES = {"Excel", "Word", "Telegram", "LibreOffice", "Google", "Drive", "Docs", "Linux", "BotFather"}
"""Programs and firms: Uzbek Cyrillic writes them in Latin letters."""
FORMATS = {"PDF", "CSV", "RTF", "QR", "xlsx", "docx", "xls", "ods", "odt", "doc", "webhook", "Webhook"}
NUMBERS = {"I", "II", "III", "IV"}
KEYS = {"Enter", "Ctrl", "C"}
ADDRESSES = {"kutubxona@example.uz", "https", "kutubxona.uz", "yangilik", "unikat.natlib.uz"}
FILES = {
    "hisobot-muddatlari.ics",
    "hisobot-qollanma.pdf",
    "viloyat-shakli-namuna.xlsx",
    "xat-namunasi.docx",
    "xat-sinov.docx",
    "Forma_",
    "env",
}
TYPED = {
    *("hisobot", "run", "setup", "doctor", "backup", "restore", "newest", "plan", "load", "token", "name"),
    *("start", "sozlamalar", "xodimlar", "bekor", "yordam", "til"),
    *("chmod", "timedatectl", "set-ntp", "true", "person"),
    *("BOT_TOKEN", "BACKUP_DIR", "DATABASE_URL", "OPERATOR_CHAT", "WEBHOOK_URL"),
}
"""What is typed into a terminal or a chat as it stands."""
MARKS = {"tr", "for", "q", "in", "endfor", "IV.14_I_chorak", "I_chorak", "q.nomi", "kimga", "jadval"}
"""Signs that stand in somebody's own letter or form."""
ALLOWED = NAMES | FORMATS | NUMBERS | KEYS | ADDRESSES | FILES | TYPED | MARKS


@cache
def sentences() -> tuple[str, ...]:
    ids = [message.id for message in collect_sentences() if message.id and not is_of_the_terminal(message)]
    return tuple(found if isinstance(found, str) else found[0] for found in ids)


def test_no_latin_letter_is_left_without_a_reason() -> None:
    left = set()
    for sentence in sentences():
        bare = re.sub(r"\{+[^{}]*\}+|</?[a-z]+>|&\w+;", " ", cyrillic(sentence))
        left |= set(re.findall(r"[A-Za-z][\w@]*(?:[.@-][A-Za-z]\w*)*(?:(?<=-))?", bare))

    latin_parts = {re.sub("[а-яёўқғҳ-]+$", "", word, flags=re.IGNORECASE) for word in left}
    assert sorted(latin_parts - ALLOWED) == []


def test_places_and_tags_are_the_same() -> None:
    def held(template: str) -> tuple[frozenset[str], list[str]]:
        return names_of(template), re.findall(r"\{+[^{}]*\}+|</?[a-z]+>", template)

    assert [sentence for sentence in sentences() if held(sentence) != held(cyrillic(sentence))] == []


def test_a_sentence_that_is_cyrillic_stays() -> None:
    written = [cyrillic(sentence) for sentence in sentences()]

    assert [sentence for sentence in written if cyrillic(sentence) != sentence] == []
