"""What a bot says about itself: commands by scope and language, names, the menu button; and getChat."""

from typing import Any

import pytest

from sandbox.people import Phone, add_person
from tests.support.sandbox.raw_bot import RawBot


def _commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name.capitalize()} for name in names]


def _shown(phone: Phone) -> list[str]:
    return [command["command"] for command in phone.chat()["commands"]]


def test_it_shows_the_commands_of_the_narrowest_scope(bot: RawBot, nilufar: Phone) -> None:
    malika = add_person(bot.url, "Malika", note="direktor")
    scope = {"type": "chat", "chat_id": malika.person_id}
    bot.ask("setMyCommands", commands=_commands("start"))
    assert (_shown(nilufar), _shown(malika)) == (["start"], ["start"])
    bot.ask("setMyCommands", commands=_commands("kiritish"), scope={"type": "all_private_chats"})
    bot.ask("setMyCommands", commands=_commands("kiritish_uz"), scope={"type": "all_private_chats"}, language_code="uz")
    bot.ask("setMyCommands", commands=_commands("hisobot", "holat"), scope=scope)
    assert (_shown(nilufar), _shown(malika)) == (["kiritish_uz"], ["hisobot", "holat"])
    bot.ask("deleteMyCommands", scope={"type": "all_private_chats"}, language_code="uz")
    assert _shown(nilufar) == ["kiritish"]
    bot.ask("deleteMyCommands", scope=scope)
    assert _shown(malika) == ["kiritish"]
    assert bot.ask("getMyCommands", scope=scope)["result"] == []
    assert bot.ask("getMyCommands")["result"] == _commands("start")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"commands": _commands("a") * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": _commands("Hisobot")}, "BOT_COMMAND_INVALID"),
        ({"commands": _commands("a" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "a" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a"}]}, 'Can\'t find field "description"'),
        ({"commands": _commands("a"), "scope": {"type": "chat"}}, "is none of BotCommandScopeDefault"),
        ({"commands": _commands("a"), "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"commands": _commands("a"), "language_code": "uzb"}, "language code"),
    ],
)
def test_it_refuses_commands_that_telegram_would(bot: RawBot, fields: dict[str, Any], words: str) -> None:
    assert words in bot.refusal("setMyCommands", **fields)


@pytest.mark.parametrize(
    ("field", "method", "limit"),
    [("name", "MyName", 64), ("description", "MyDescription", 512), ("short_description", "MyShortDescription", 120)],
)
def test_it_keeps_what_a_bot_says_about_itself(bot: RawBot, field: str, method: str, limit: int) -> None:
    bot.ask(f"set{method}", **{field: "Hisobot boti"})
    bot.ask(f"set{method}", **{field: "Бот отчётов"}, language_code="ru")
    assert bot.ask(f"get{method}")["result"] == {field: "Hisobot boti"}
    assert bot.ask(f"get{method}", language_code="ru")["result"] == {field: "Бот отчётов"}
    assert bot.ask(f"get{method}", language_code="en")["result"] == {field: "Hisobot boti"}
    assert "too long" in bot.refusal(f"set{method}", **{field: "a" * (limit + 1)})


def test_it_shows_a_new_name_in_its_messages(bot: RawBot, nilufar: Phone) -> None:
    bot.ask("setMyName", name="Hisobot boti")
    assert bot.send(nilufar)["from"]["first_name"] == "Hisobot boti"


def test_it_keeps_the_menu_button_of_a_chat_apart(bot: RawBot, nilufar: Phone) -> None:
    assert bot.ask("getChatMenuButton")["result"] == {"type": "default"}
    bot.ask("setChatMenuButton", menu_button={"type": "commands"}, chat_id=nilufar.person_id)
    assert bot.ask("getChatMenuButton", chat_id=nilufar.person_id)["result"] == {"type": "commands"}
    assert bot.ask("getChatMenuButton")["result"] == {"type": "default"}


def test_it_tells_of_a_person_who_wrote(bot: RawBot, nilufar: Phone) -> None:
    chat = bot.ask("getChat", chat_id=nilufar.person_id)["result"]
    assert (chat["first_name"], chat["type"]) == ("Nilufar", "private")
    sardor = add_person(bot.url, "Sardor")
    assert "chat not found" in bot.refusal("getChat", chat_id=sardor.person_id)
