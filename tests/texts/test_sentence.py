"""How a sentence is filled in: its own HTML stays, what people wrote becomes none."""

from markupsafe import Markup

from texts.sentence import Sentence, plain, say

NAME = """<b>&"'"""


def test_it_keeps_the_html_of_a_sentence_and_escapes_what_stands_in_it() -> None:
    assert say("🏛 <b>{name}</b> — <i>{role}</i>", name=NAME, role="xodim") == (
        "🏛 <b>&lt;b&gt;&amp;&#34;&#39;</b> — <i>xodim</i>"
    )


def test_it_puts_a_sentence_into_another_as_it_was_said() -> None:
    assert say("<i>{inner}</i>", inner=say("<b>{name}</b>", name=NAME)) == "<i><b>&lt;b&gt;&amp;&#34;&#39;</b></i>"


def test_it_says_the_same_without_html_on_a_button() -> None:
    assert plain("<b>{name}</b> uchun", name=Markup("<i>&lt;b&gt;</i>")) == "<b> uchun"
    assert Sentence("👤 {name}").plain(name=NAME) == f"👤 {NAME}"
