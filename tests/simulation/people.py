"""People who report, as a seeded script lets them: they type numbers for rows that they name and for the question on
their screen, press buttons, edit what they wrote, and wander about. What each number was typed for is remembered."""

import random
import re
from dataclasses import dataclass, field

from sandbox.refusals import Unable
from sandbox.sandbox import Sandbox
from sandbox.state.world import Chat, Message

ASKED = re.compile(r"👇 (\d+)\b")
HARMLESS = frozenset({"go", "back", "menu", "help", "plan", "sum", "enter", "resume", "ask_open", "row_num", "review"})
"""Buttons that keep nothing, and after which a number that names its row is still for that row."""
KEEPING = frozenset({"zero", "unknown"})
"""Buttons that answer the question above them."""
WORDS = ("/kiritish", "/hisobot", "/start", "/yordam", "rahmat", "nima gap", "?", "👍", "/muddat", "/reja")
PATIENCE = 4.0
"""Seconds in which whoever has pressed a button waits for its message to change, before they type a number below it."""
Row = int


@dataclass
class Typed:
    """Something that was meant to be kept in a row: a number that nobody else types, 0, or None for "not known"."""

    row: Row
    value: int | None
    named: bool = False
    """Whether its row was named with it."""
    certain: bool = False
    """Whether it was acknowledged, so that it must be kept unless something later is."""
    edited: bool = False
    """Whether a message was edited to say it."""
    message_id: int = 0


@dataclass
class Typist:
    """One person, who alone reports for a department."""

    sandbox: Sandbox
    account: int
    rows: int
    dice: random.Random
    typed: list[Typed] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    """(how far the chat was, what was said)."""
    pressed: list[str] = field(default_factory=list)
    """The presses, by their ids."""
    log: list[str] = field(default_factory=list)
    _numbers: int = 0
    _at_press: tuple[int, str, int, float] | None = None
    """The message whose button was pressed last with what stood there, how far the chat was, and when that was."""

    def begin(self) -> None:
        """Ask for the questions of the month."""
        self._say("/kiritish")

    def act(self) -> None:
        """Do one thing."""
        roll = self.dice.random()
        if roll < 0.36:
            self._name_a_row()
        elif roll < 0.62:
            self._answer_what_is_asked()
        elif roll < 0.68:
            self._list_rows()
        elif roll < 0.80:
            self._press(newest_only=True)
        elif roll < 0.85:
            self._press(newest_only=False)
        elif roll < 0.90:
            self._edit()
        elif roll < 0.94:
            for _ in range(3):
                self._name_a_row()
        else:
            self._say(self.dice.choice(WORDS))

    def _name_a_row(self) -> None:
        row, value = self._row(), self._next()
        said = self._say(self.dice.choice(("{}) {}", "{}: {}", "{}-band {}")).format(row, value))
        self.typed.append(Typed(row, value, True, message_id=said))

    def _answer_what_is_asked(self) -> None:
        if (row := self._asked()) is None:
            return self._name_a_row()
        value = self._next()
        self.typed.append(Typed(row, value, message_id=self._say(str(value))))
        return None

    def _list_rows(self) -> None:
        rows = self.dice.sample(range(1, self.rows + 1), self.dice.randrange(2, 4))
        values = [self._next() for _ in rows]
        said = self._say("\n".join(f"{row}) {value}" for row, value in zip(rows, values, strict=True)))
        self.typed += [Typed(row, value, True, message_id=said) for row, value in zip(rows, values, strict=True)]

    def _press(self, *, newest_only: bool) -> None:
        shown = [message for message in self._shown() if message.inline]
        chosen = shown[-1:] if newest_only else shown[-6:]
        buttons = [(message, button) for message in chosen for row in message.inline for button in row]
        allowed = [
            (message, data)
            for message, button in buttons
            if (data := button.get("callback_data")) and data.partition(":")[0] in HARMLESS | KEEPING
        ]
        if not allowed:
            return self._answer_what_is_asked()
        message, data = self.dice.choice(allowed)
        verb = data.partition(":")[0]
        if verb in KEEPING:
            asked = ASKED.search(message.text)
            rows = [int(asked[1])] if asked else range(1, self.rows + 1)
            self.typed += [Typed(row, 0 if verb == "zero" else None) for row in rows]
        pressed = self.sandbox.press(self.account, message.id, data=data)
        self.pressed.append(pressed["callback_id"])
        self._at_press = message.id, message.text, self._chat().seq, self.sandbox.monotonic()
        self.log.append(f"presses {data} on {message.id}")
        return None

    def _edit(self) -> None:
        own = [typed for typed in self.typed[-4:] if typed.message_id]
        alone = [typed for typed in own if sum(other.message_id == typed.message_id for other in self.typed) == 1]
        if not alone:
            return self._name_a_row()
        typed, value = self.dice.choice(alone), self._next()
        text = f"{typed.row}) {value}" if typed.named else str(value)
        self.sandbox.edit(self.account, typed.message_id, text)
        self.log.append(f"edits {typed.message_id} to {text!r}")
        self.typed.append(Typed(typed.row, value, typed.named, edited=True))
        return None

    def _say(self, text: str) -> int:
        try:
            said = self.sandbox.say(self.account, text)
        except Unable:
            return 0
        self.said.append((said["seq"], text))
        self.log.append(f"says {text!r} ({said['message_id']})")
        return int(said["message_id"])

    def _row(self) -> Row:
        return self.dice.randrange(1, self.rows + 1)

    def _next(self) -> int:
        self._numbers += 1
        return (self.account % 100) * 1000 + self._numbers

    def _asked(self) -> Row | None:
        """The row that is asked where the person looks: in the message whose button they have pressed, once something
        has changed, and otherwise in the lowest."""
        shown = self._shown()
        if self._at_press is not None:
            pressed, text, seq, at = self._at_press
            is_changed = any(message.id == pressed and message.text != text for message in shown)
            if not is_changed and self.sandbox.monotonic() - at < PATIENCE:
                return None
            if is_changed and shown[-1].seq <= seq:  # nothing came below it since
                shown = [message for message in shown if message.id == pressed]
        asked = ASKED.search(shown[-1].text) if shown else None
        return int(asked[1]) if asked and int(asked[1]) <= self.rows else None

    def _shown(self) -> list[Message]:
        return [message for message in self._chat().messages if message.from_bot and not message.deleted]

    def _chat(self) -> Chat:
        return self.sandbox.chat_of(self.sandbox.bot(), self.sandbox.person(self.account))
