"""The people of a bench: they type all at once, or each the next thing when the answer to the last has come."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

import aiohttp

from tests.bench.machine import Bot, Telegram

Say = Callable[[int, int], str]
PATIENCE = 60.0


def seat(telegram: Telegram, accounts: Sequence[int]) -> None:
    """Give everybody a phone."""
    for account in accounts:
        telegram.ask("people", first_name=f"Xodim {account}", id=account)


def pour(telegram: Telegram, bot: Bot, accounts: Sequence[int], each: int, say: Say) -> float:
    """Everybody's texts wait in Telegram's queue; returns how many answers a second come once the bot takes them."""
    with bot.held():
        asyncio.run(_type_all(telegram.url, accounts, each, say))
        before = telegram.newest()
        began = time.monotonic()
    wanted = len(accounts) * each
    while True:
        time.sleep(0.2)
        answered = telegram.ask(f"journal?method=sendMessage&after={before}")
        if len(answered) >= wanted:
            # The local Telegram notes when it took each call, on the clock that all processes share.
            return wanted / (float(answered[wanted - 1]["monotonic"]) - began)
        assert time.monotonic() < began + PATIENCE, f"{len(answered)} of {wanted} answers"


def converse(telegram: Telegram, accounts: Sequence[int], each: int, say: Say, rest: float = 0.0) -> list[float]:
    """Everybody types the next text when the last was answered, `rest` seconds later; returns the seconds each answer
    took."""
    return asyncio.run(_converse(telegram.url, accounts, each, say, rest))


async def _type_all(url: str, accounts: Sequence[int], each: int, say: Say) -> None:
    numbers = {account: count(1) for account in accounts}
    async with aiohttp.ClientSession(url) as session:
        for _ in range(each):
            await asyncio.gather(
                *(_say(session, account, say(account, next(numbers[account]))) for account in accounts)
            )


async def _converse(url: str, accounts: Sequence[int], each: int, say: Say, rest: float) -> list[float]:
    seconds: list[float] = []

    async def talk(session: aiohttp.ClientSession, account: int) -> None:
        for number in range(1, each + 1):
            began = time.monotonic()
            sent = await _say(session, account, say(account, number))
            await _answer(session, account, sent)
            seconds.append(time.monotonic() - began)
            await asyncio.sleep(rest * random.random() * 2)

    async with aiohttp.ClientSession(url, connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(talk(session, account) for account in accounts))
    return seconds


async def _say(session: aiohttp.ClientSession, account: int, text: str) -> dict[str, Any]:
    async with session.post("/sandbox/say", json={"person": account, "text": text}) as answer:
        answer.raise_for_status()
        sent: dict[str, Any] = await answer.json()
        return sent


async def _answer(session: aiohttp.ClientSession, account: int, sent: dict[str, Any]) -> None:
    """Return when the bot has written below what was said; changes of older messages are no answer."""
    seq, end = sent["seq"], time.monotonic() + PATIENCE
    while time.monotonic() < end:
        query = {"after_seq": seq, "timeout": 10}
        async with session.get(f"/sandbox/wait/{account}", params=query) as response:
            news = await response.json()
        if any(message["from"] == "bot" and message["message_id"] > sent["message_id"] for message in news["messages"]):
            return
        seq = max(seq, news["seq"])
    raise AssertionError(f"{account} was not answered")
