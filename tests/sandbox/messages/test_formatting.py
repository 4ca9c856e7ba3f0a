"""HTML of a bot becomes text with entities, and what is not Telegram's HTML is refused."""

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.messages.entities import find_entities, render_html, trim_text
from sandbox.messages.formatting import parse_html, utf16_length
from sandbox.people import Phone
from sandbox.refusals import Refused
from tests.support.sandbox.raw_bot import RawBot


def test_it_counts_offsets_in_utf16_units() -> None:
    text, entities = parse_html(
        "😀 <b>yangi <i>o&#x27;quvchi</i></b> &lt;5&gt; <a href='https://a.uz/?a=1&amp;b=2'>bu</a>"
    )
    assert text == "😀 yangi o'quvchi <5> bu"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 14},
        {"type": "italic", "offset": 9, "length": 8},
        {"type": "text_link", "offset": 22, "url": "https://a.uz/?a=1&b=2", "length": 2},
    ]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<strong>a</strong>", "bold"), ("<em>a</em>", "italic"), ("<ins>a</ins>", "underline"),
        ("<del>a</del>", "strikethrough"), ("<code>a</code>", "code"), ("<pre>a</pre>", "pre"),
        ("<blockquote>a</blockquote>", "blockquote"), ("<tg-spoiler>a</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">a</span>', "spoiler"), ("<B>a</B>", "bold"),
        ("<blockquote expandable>a</blockquote>", "expandable_blockquote"),
        ('<tg-time unix="1743480000">a</tg-time>', "date_time"),
        ('<tg-emoji emoji-id="5">a</tg-emoji>', "custom_emoji"),
    ],
)  # fmt: skip
def test_it_knows_telegrams_tags(source: str, kind: str) -> None:
    assert parse_html(source)[1][0]["type"] == kind


def test_it_keeps_the_language_of_a_block_and_nothing_else_inside_code() -> None:
    text, entities = parse_html('<pre><code class="language-sql">select <b>1</b></code></pre>')
    assert text == "select 1"
    assert entities == [{"type": "pre", "offset": 0, "language": "sql", "length": 8}]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("o'zi <table>", 'Unsupported start tag "table" at byte offset 5'),
        ("ў <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b a", "Unclosed start tag at byte offset 0"),
        ("a &nbsp; b", 'Unsupported HTML entity "&nbsp;" at byte offset 2'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)  # fmt: skip
def test_it_refuses_other_html_and_says_where(source: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text())
def test_it_reads_any_escaped_text_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])


PRINTED = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8)


@given(st.lists(st.tuples(st.sampled_from(["b", "i", "u", "code", ""]), PRINTED), max_size=6))
def test_it_renders_what_it_read(pieces: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{html.escape(text)}</{tag}>" if tag else html.escape(text) for tag, text in pieces)
    text, entities = parse_html(source)
    assert _words(render_html(text, entities)) == text
    assert all(entity["offset"] + entity["length"] <= utf16_length(text) for entity in entities)


@given(st.text(st.sampled_from("<>/&;#x1ab=\"' 😀")) | st.text())
def test_it_reads_or_refuses_anything(source: str) -> None:
    try:
        text, entities = trim_text(*parse_html(source))
    except Refused:
        return
    entities = find_entities(text, entities)
    assert all(0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(text) for entity in entities)
    render_html(text, entities)


def _words(source: str) -> str:
    links: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            links.append(data)

    parser = Words(convert_charrefs=True)
    parser.feed(source)
    parser.close()
    return "".join(links)


def test_it_cuts_blanks_and_moves_the_entities() -> None:
    assert trim_text("  \n a b \n", []) == ("a b", [])
    assert trim_text(*parse_html("  <b>a </b> ")) == ("a", [{"type": "bold", "offset": 0, "length": 1}])
    assert trim_text(*parse_html(" <b> a</b>")) == (" a", [{"type": "bold", "offset": 0, "length": 2}])


def test_it_finds_commands_and_addresses_by_itself() -> None:
    kinds = [
        (entity["type"], entity["offset"]) for entity in find_entities("/kiritish yoki https://a.uz/x, /hisobot", [])
    ]
    assert kinds == [("bot_command", 0), ("url", 15), ("bot_command", 31)]
    assert find_entities("1/2 va yoki/emas", []) == []


def test_it_renders_nothing_of_the_bots_own_html(bot: RawBot, nilufar: Phone) -> None:
    bot.send(nilufar, "<script>alert(1)</script>")
    assert nilufar.last()["html"] == "&lt;script&gt;alert(1)&lt;/script&gt;"
    bot.send(nilufar, '<a href="javascript:alert(1)">a</a>', parse_mode="HTML")
    assert "javascript" not in nilufar.last()["html"]


def test_it_takes_entities_beside_a_text_and_refuses_wrong_ones(bot: RawBot, nilufar: Phone) -> None:
    bold = {"type": "bold", "offset": 0, "length": 2}
    assert bot.send(nilufar, "ab c", entities=[bold])["entities"] == [bold]
    about = {"chat_id": nilufar.person_id, "text": "ab"}
    assert "outside the text" in bot.refusal("sendMessage", entities=[bold | {"length": 3}], **about)
    assert 'unknown entity type "fat"' in bot.refusal("sendMessage", entities=[bold | {"type": "fat"}], **about)
    assert "needs the field" in bot.refusal("sendMessage", entities=[bold | {"type": "text_link"}], **about)
    assert "instead of parse_mode" in bot.refusal("sendMessage", entities=[bold], parse_mode="HTML", **about)


def test_it_honours_the_first_hundred_entities(bot: RawBot, nilufar: Phone) -> None:
    answer = bot.send(nilufar, "<b>a</b> " * 101, parse_mode="HTML")
    assert len(answer["entities"]) == 100
    assert answer["text"].count("a") == 101
