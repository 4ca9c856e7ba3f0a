"""What Telegram shows of the bot to whoever has not written to it: in Uzbek, and in Russian on a Russian phone."""

import pytest

from bot.care.profile import EVERYBODY, fill_profile
from bot.transport.api import Api
from sandbox.people import Phone
from sandbox.sandbox import Sandbox
from tests.support.sandbox import raw_bot
from tests.support.sandbox.raw_bot import TOKEN, RawBot

sandbox, running, bot, nilufar = raw_bot.sandbox, raw_bot.running, raw_bot.bot, raw_bot.nilufar


def changes(sandbox: Sandbox) -> int:
    return sum(entry.method.startswith("set") for entry in sandbox.journal.entries())


async def test_it_is_said_in_each_language_and_what_its_owner_wrote_stays(
    sandbox: Sandbox, bot: RawBot, nilufar: Phone
) -> None:
    bot.ask("setMyName", name="Hisobot")
    bot.ask("setMyShortDescription", short_description="Markaziy kutubxona")
    async with Api(TOKEN, bot.url) as api:
        await fill_profile(api)
        made = changes(sandbox)
        await fill_profile(api)
    assert changes(sandbox) == made, "what was said once is not said again"

    def told(field: str, **code: str) -> str:
        method = "".join(part.capitalize() for part in field.split("_"))
        return str(bot.ask(f"getMy{method}", **code)["result"][field])

    assert "taklif qilinganlar uchun" in told("description")
    assert "Только для приглашённых" in told("description", language_code="ru")
    assert told("short_description") == "Markaziy kutubxona"
    assert "годового плана" in told("short_description", language_code="ru")
    assert (told("name"), told("name", language_code="ru")) == ("Hisobot", "Hisobot: месячный отчёт")
    commands = bot.ask("getMyCommands", scope=EVERYBODY, language_code="ru")["result"]
    assert commands == [{"command": "start", "description": "Начать"}]
    assert nilufar.chat()["commands"][0]["description"] == "Boshlash"
    nilufar.speak("ru")
    assert nilufar.chat()["commands"][0]["description"] == "Начать"


async def test_a_fault_of_it_is_only_noted(sandbox: Sandbox, bot: RawBot, caplog: pytest.LogCaptureFixture) -> None:
    async with Api("654321:TEST-of-nobody", bot.url) as api:
        await fill_profile(api)
    assert "was not told what the bot is for" in caplog.text
    assert changes(sandbox) == 0
