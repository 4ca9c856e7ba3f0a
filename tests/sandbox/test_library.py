"""The library the bot is made with speaks to the sandbox as it does to Telegram."""

from collections.abc import Awaitable, Callable

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from sandbox import Running, Sandbox
from sandbox.people import Phone

Act = Callable[[Bot], Awaitable[None]]
KEYS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("0", callback_data="n:0"), InlineKeyboardButton("izoh", callback_data="note")]]
)


Play = Callable[[Act], Awaitable[None]]


@pytest.fixture
def play(running: Running) -> Play:
    """Runs a scene with the library's Bot."""

    async def scene(act: Act) -> None:
        api, files = f"{running.url}/bot", f"{running.url}/file/bot"
        async with Bot(running.sandbox.token, base_url=api, base_file_url=files) as bot:
            await act(bot)

    return scene


async def test_it_plays_a_whole_conversation(play: Play, nilufar: Phone) -> None:
    async def act(bot: Bot) -> None:
        assert (bot.username, bot.id) == ("hisobot_bot", 123456)
        (start,) = await bot.get_updates(timeout=5, allowed_updates=["message", "callback_query"])
        assert start.message is not None
        assert start.message.text == "/start"
        await bot.send_chat_action(nilufar.person_id, ChatAction.TYPING)
        card = await bot.send_message(
            nilufar.person_id, "<b>15.</b> Kitob berilishi 📚 <i>mart</i>", parse_mode=ParseMode.HTML,
            reply_markup=KEYS, link_preview_options=LinkPreviewOptions(is_disabled=True),
            disable_notification=True, protect_content=True,
        )  # fmt: skip
        assert card.parse_entities() == {card.entities[0]: "15.", card.entities[1]: "mart"}
        assert card.reply_markup == KEYS
        assert card.has_protected_content
        nilufar.press("0")
        (press,) = await bot.get_updates(offset=start.update_id + 1, timeout=5)
        assert press.callback_query is not None
        assert press.callback_query.data == "n:0"
        assert press.callback_query.message is not None
        assert press.callback_query.message.message_id == card.message_id
        assert await press.callback_query.answer("Yozildi", show_alert=True)
        edited = await card.edit_text("Keyingi savol")
        assert isinstance(edited, Message)
        assert edited.edit_date
        assert await card.delete()

    await play(act)
    assert nilufar.chat()["messages"][-1]["deleted"]


async def test_it_sends_every_kind_of_thing_the_bot_uses(play: Play, nilufar: Phone) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(8) + b"\0\0\0\x04\0\0\0\x03" + bytes(20)

    async def act(bot: Bot) -> None:
        me = nilufar.person_id
        document = await bot.send_document(me, b"PK", filename="hisobot.xlsx", caption="<b>mart</b>", parse_mode="HTML")
        assert document.document is not None
        again = await bot.send_document(me, document.document.file_id, reply_markup=KEYS)
        assert again.document == document.document
        assert await (await document.document.get_file()).download_as_bytearray() == b"PK"
        await again.edit_caption("qoralama", reply_markup=KEYS)
        await again.edit_reply_markup()
        photo = await bot.send_photo(me, picture, caption="rasm")
        assert photo.photo[-1].width == 4
        album = [InputMediaDocument(b"a", filename="a.txt"), InputMediaDocument(b"b", filename="b.txt", caption="b")]
        assert len(await bot.send_media_group(me, album)) == 2
        await bot.send_message(me, "kim?", reply_markup=ReplyKeyboardMarkup([["Ha", "Yo'q"]], resize_keyboard=True))
        await bot.send_message(me, "bo'ldi", reply_markup=ReplyKeyboardRemove())
        asked = await bot.send_message(me, "son?", reply_markup=ForceReply(input_field_placeholder="masalan 42"))
        await bot.set_message_reaction(me, asked.message_id, "👍")
        await bot.set_my_commands([BotCommand("hisobot", "Hisobot")], scope=BotCommandScopeChat(me), language_code="uz")
        assert (await bot.get_my_commands(BotCommandScopeChat(me), "uz"))[0].command == "hisobot"
        await bot.delete_my_commands(BotCommandScopeChat(me), "uz")
        assert (await bot.get_chat(me)).first_name == "Nilufar"
        assert await bot.set_my_name("Hisobot")
        assert (await bot.get_webhook_info()).url == ""
        assert await bot.delete_messages(me, [asked.message_id])

    await play(act)


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # the library's own way to build RetryAfter
async def test_its_refusals_are_the_librarys_errors(play: Play, nilufar: Phone, sandbox: Sandbox) -> None:
    async def act(bot: Bot) -> None:
        me = nilufar.person_id
        sent = await bot.send_message(me, "a")
        with pytest.raises(BadRequest, match="Message is not modified"):
            await sent.edit_text("a")
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "a")
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_callback_query("1")
        with pytest.raises(BadRequest, match="Button_data_invalid"):
            await bot.send_message(me, "a", reply_markup=InlineKeyboardMarkup.from_button(
                InlineKeyboardButton("a", callback_data="a" * 65)))  # fmt: skip
        nilufar.block()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(me, "a")
        nilufar.unblock()
        for fault, error in (
            ("429", RetryAfter),
            ("409", Conflict),
            ("401", InvalidToken),
            ("drop_after", NetworkError),
        ):
            sandbox.faults.add("sendMessage", fault)
            with pytest.raises(error):
                await bot.send_message(me, fault)
            sandbox.faults.clear()

    await play(act)
    assert nilufar.last()["text"] == "drop_after"
