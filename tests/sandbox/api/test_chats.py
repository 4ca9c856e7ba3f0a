"""Messages: sent, limited, edited, deleted, as Telegram does it and with its words."""

from datetime import timedelta

import pytest

from sandbox import Sandbox
from sandbox.people import Phone, add_person
from tests.support.sandbox.raw_bot import RawBot


def test_it_sends_a_message_the_person_sees(bot: RawBot, nilufar: Phone) -> None:
    rows = [[{"text": "0", "callback_data": "n:0", "style": "success"}, {"text": "sayt", "url": "https://a.uz"}],
            [{"text": "nusxa", "copy_text": {"text": "29870"}}]]  # fmt: skip
    sent = bot.send(nilufar, "<b>Mart</b> oyida?", parse_mode="HTML", reply_markup={"inline_keyboard": rows})
    assert sent["chat"] == {"id": nilufar.person_id, "first_name": "Nilufar", "type": "private"}
    assert sent["date"] == 1743480000
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    seen = nilufar.last()
    assert (seen["text"], seen["html"]) == ("Mart oyida?", "<b>Mart</b> oyida?")
    assert seen["date"] == "2025-04-01T09:00:00+05:00"
    assert seen["buttons"] == [
        [{"label": "0", "data": "n:0", "style": "success"}, {"label": "sayt", "url": "https://a.uz"}],
        [{"label": "nusxa", "copy": "29870"}],
    ]


def test_it_knows_only_people_who_wrote_first(bot: RawBot, nilufar: Phone) -> None:
    sardor = add_person(bot.url, "Sardor")
    assert bot.refusal("sendMessage", chat_id=1, text="a") == "400 Bad Request: chat not found"
    assert bot.refusal("sendMessage", chat_id="@sardor", text="a") == "400 Bad Request: chat not found"
    begun = bot.refusal("sendMessage", chat_id=sardor.person_id, text="a")
    assert begun == "403 Forbidden: bot can't initiate conversation with a user"


def test_it_does_not_reach_who_blocked_it(bot: RawBot, nilufar: Phone) -> None:
    sent = bot.send(nilufar)
    nilufar.block()
    blocked = "403 Forbidden: bot was blocked by the user"
    about = {"chat_id": nilufar.person_id, "text": "a"}
    assert bot.refusal("sendMessage", **about) == blocked
    assert bot.refusal("editMessageText", message_id=sent["message_id"], **about) == blocked
    assert bot.refusal("sendChatAction", chat_id=nilufar.person_id, action="typing") == blocked
    nilufar.unblock()
    bot.send(nilufar)
    members = [update["my_chat_member"] for update in bot.ask("getUpdates")["result"] if "my_chat_member" in update]
    assert [member["new_chat_member"]["status"] for member in members] == ["kicked", "member"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b> </b>", "message text is empty"),
        ("a" * 4097, "message is too long"),
        ("😀" * 4097, "message is too long"),
        ("&lt;" * 4096 + "a", "message is too long"),
        ("<b></b>" * 5000 + "a", "message is too long"),
    ],
    ids=range(7),
)
def test_it_wants_1_to_4096_characters_after_parsing(bot: RawBot, nilufar: Phone, text: str, words: str) -> None:
    answer = bot.refusal("sendMessage", chat_id=nilufar.person_id, text=text, parse_mode="HTML")
    assert answer == f"400 Bad Request: {words}"


def test_it_counts_characters_and_not_what_they_are_written_with(bot: RawBot, nilufar: Phone) -> None:
    assert len(bot.send(nilufar, "&lt;" * 4096, parse_mode="HTML")["text"]) == 4096
    assert len(bot.send(nilufar, "😀" * 4096)["text"]) == 4096


def _button(**action: object) -> list[list[dict[str, object]]]:
    return [[{"text": "a", **action}]]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (_button(callback_data="o'" * 33), "BUTTON_DATA_INVALID"),
        (_button(callback_data="ў" * 33), "BUTTON_DATA_INVALID"),
        (_button(callback_data=""), "BUTTON_DATA_INVALID"),
        (_button(), "text buttons are unallowed in the inline keyboard"),
        (_button(callback_data="a", url="https://a.uz"), "exactly one action"),
        (_button(url="bu yerda"), "is invalid: Wrong HTTP URL"),
        (_button(url="localhost"), "is invalid: Wrong HTTP URL"),
        (_button(url="javascript:alert(1)"), "is invalid: Wrong HTTP URL"),
        (_button(copy_text={"text": "a" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (_button(callback_data="a", style="huge"), "unknown button style"),
        (_button(web_app={"url": "https://a.uz"}), "the sandbox does not have the field"),
        ([[{"text": " ", "callback_data": "a"}]], "text must be non-empty"),
        ([[{"text": "a", "callback_data": "a"}] * 9], "reply markup is too long"),
        ([[{"text": "a", "callback_data": "a"}] * 8] * 13, "reply markup is too long"),
    ],
)
def test_it_refuses_keyboards_that_telegram_would(bot: RawBot, nilufar: Phone, rows: list[object], words: str) -> None:
    markup = {"inline_keyboard": rows}
    assert words in bot.refusal("sendMessage", chat_id=nilufar.person_id, text="a", reply_markup=markup)


def test_it_takes_the_largest_keyboard(bot: RawBot, nilufar: Phone) -> None:
    rows = [[{"text": "a", "callback_data": "ў" * 32}] * 8] * 12 + [[{"text": "a", "callback_data": "x"}] * 4]
    bot.send(nilufar, reply_markup={"inline_keyboard": rows})
    assert sum(map(len, nilufar.last()["buttons"])) == 100


def test_it_shows_and_takes_away_a_reply_keyboard(bot: RawBot, nilufar: Phone) -> None:
    keys = {"keyboard": [[{"text": "Kiritish"}], [{"text": "Yordam"}]], "input_field_placeholder": "son"}
    bot.send(nilufar, reply_markup=keys)
    assert nilufar.last()["keyboard"] == [["Kiritish"], ["Yordam"]]
    assert nilufar.last()["placeholder"] == "son"
    bot.send(nilufar)
    assert nilufar.last()["keyboard"] is None
    bot.send(nilufar, reply_markup={"remove_keyboard": True})
    assert nilufar.last()["keyboard"] == []
    about = {"chat_id": nilufar.person_id, "text": "a"}
    long = keys | {"input_field_placeholder": "a" * 65}
    assert "placeholder" in bot.refusal("sendMessage", reply_markup=long, **about)
    ask = {"keyboard": [[{"text": "a", "request_contact": True}]]}
    assert "request_contact" in bot.refusal("sendMessage", reply_markup=ask, **about)


def test_it_edits_in_place_and_drops_the_keyboard_that_is_not_repeated(bot: RawBot, nilufar: Phone) -> None:
    sent = bot.send(nilufar, "a", reply_markup={"inline_keyboard": _button(callback_data="x")})
    where = {"chat_id": nilufar.person_id, "message_id": sent["message_id"]}
    edited = bot.ask("editMessageText", text="b", **where)["result"]
    assert edited["edit_date"] == 1743480000
    assert "reply_markup" not in edited
    assert nilufar.last()["message_id"] == sent["message_id"]
    assert (nilufar.last()["text"], nilufar.last()["buttons"]) == ("b", [])
    bot.ask("editMessageReplyMarkup", reply_markup={"inline_keyboard": _button(callback_data="y")}, **where)
    assert nilufar.last()["buttons"] == [[{"label": "a", "data": "y"}]]


def test_it_says_when_nothing_would_change(bot: RawBot, nilufar: Phone) -> None:
    markup = {"inline_keyboard": _button(callback_data="x")}
    sent = bot.send(nilufar, "<b>a</b>", parse_mode="HTML", reply_markup=markup)
    where = {"chat_id": nilufar.person_id, "message_id": sent["message_id"]}
    same = bot.refusal("editMessageText", text="<b>a</b> ", parse_mode="HTML", reply_markup=markup, **where)
    assert same == (
        "400 Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    assert "message is not modified" in bot.refusal("editMessageReplyMarkup", reply_markup=markup, **where)
    assert bot.ask("editMessageText", text="a", reply_markup=markup, **where)["ok"]
    assert bot.ask("editMessageText", text="a", **where)["ok"]
    assert bot.ask("editMessageText", text="a", link_preview_options={"is_disabled": True}, **where)["ok"]


def test_it_edits_only_its_own_messages_that_are_there(bot: RawBot, nilufar: Phone) -> None:
    own = nilufar.say("salom")["message_id"]
    with_keys = bot.send(nilufar, reply_markup={"keyboard": [[{"text": "a"}]]})["message_id"]
    here = {"chat_id": nilufar.person_id, "text": "b"}
    assert "message to edit not found" in bot.refusal("editMessageText", message_id=999, **here)
    assert "message can't be edited" in bot.refusal("editMessageText", message_id=own, **here)
    assert "message can't be edited" in bot.refusal("editMessageText", message_id=with_keys, **here)
    text = bot.send(nilufar)["message_id"]
    no_caption = bot.refusal("editMessageCaption", message_id=text, chat_id=nilufar.person_id, caption="b")
    assert "there is no caption in the message to edit" in no_caption


def test_it_deletes_within_two_days(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    first, second, third = (bot.send(nilufar, text)["message_id"] for text in "abc")
    here = {"chat_id": nilufar.person_id}
    assert bot.ask("deleteMessage", message_id=first, **here)["result"] is True
    assert "message to delete not found" in bot.refusal("deleteMessage", message_id=first, **here)
    assert "message to edit not found" in bot.refusal("editMessageText", message_id=first, text="b", **here)
    assert bot.ask("deleteMessages", message_ids=[first, second, 999], **here)["result"] is True
    assert [message["text"] for message in nilufar.chat()["messages"] if not message["deleted"]] == ["/start", "c"]
    sandbox.clock.advance(timedelta(hours=49))
    assert "can't be deleted for everyone" in bot.refusal("deleteMessage", message_id=third, **here)
    assert "1-100" in bot.refusal("deleteMessages", message_ids=[], **here)


def test_it_replies_to_what_is_there(bot: RawBot, nilufar: Phone) -> None:
    asked = nilufar.say("savol")["message_id"]
    answer = bot.send(nilufar, "javob", reply_parameters={"message_id": asked})
    assert answer["reply_to_message"]["text"] == "savol"
    assert nilufar.last()["reply_to"] == asked
    about = {"chat_id": nilufar.person_id, "text": "a"}
    gone = {"message_id": 999}
    assert "message to be replied not found" in bot.refusal("sendMessage", reply_parameters=gone, **about)
    bot.send(nilufar, reply_parameters=gone | {"allow_sending_without_reply": True})


def test_it_reacts_with_one_emoji(bot: RawBot, nilufar: Phone) -> None:
    where = {"chat_id": nilufar.person_id, "message_id": nilufar.say("42")["message_id"]}
    bot.ask("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **where)
    assert nilufar.chat()["messages"][-1]["reaction"] == ["👍"]
    two = [{"type": "emoji", "emoji": "👍"}] * 2
    assert "REACTIONS_TOO_MANY" in bot.refusal("setMessageReaction", reaction=two, **where)


def test_it_shows_what_the_bot_is_doing_until_it_speaks(bot: RawBot, nilufar: Phone) -> None:
    assert bot.ask("sendChatAction", chat_id=nilufar.person_id, action="typing")["result"] is True
    assert nilufar.chat()["action"] == "typing…"
    bot.send(nilufar)
    assert nilufar.chat()["action"] is None
    assert "wrong parameter action" in bot.refusal("sendChatAction", chat_id=nilufar.person_id, action="jump")


def test_it_keeps_bots_apart(bot: RawBot, nilufar: Phone, sandbox: Sandbox) -> None:
    sandbox.add_bot("777:TEST-other", "boshqa_bot")
    other = RawBot(bot.url, "777:TEST-other")
    assert "can't initiate" in other.refusal("sendMessage", chat_id=nilufar.person_id, text="a")
    phone = Phone(bot.url, nilufar.person_id, bot="boshqa_bot")
    phone.say("salom")
    other.send(phone, "boshqa")
    assert phone.last()["text"] == "boshqa"
    assert "boshqa" not in nilufar.transcript()
    assert [update["message"]["text"] for update in other.ask("getUpdates")["result"]] == ["salom"]
