"""What somebody with a phone does next, given what stands on it: mostly the next sensible thing, and now and then
something that people do by mistake."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.request import urlopen

from sandbox.people import Phone, Seen
from tests.play.ledger import Ledger, RowName
from tests.play.letters import in_small_letters
from tests.support.months.evidence import PICTURE
from tests.support.months.form_sheets import ENTRY, Sheet

Message = dict[str, Any]
Button = tuple[int, str, str]
"""(message, label, data)."""

NEVER = frozenset(
    {"out_do", "swap_do", "role_set", "post_set", "appr_set", "pe_ok", "draft_load", "ny_ok", "zone_to", "invite_to"}
    | {"set_name", "staff_name", "day_work", "day_free", "remset_to", "swap_new", "letter_tpl", "oforms", "paper"}
)
"""Presses that change what the play stands on: who works here, the plan, the calendar. Papers take a process each."""
_EAGER: Mapping[float, str] = {
    30: "lang_to reason form_ok form_why list approve ret_send",
    15: "go marked all ret_why ret_say board_till away_with",
    10: "enter row_num num dc_back away away_until",
    8: "zero same mark ret ret_row board_open waiting dc_one dc_apart dept",
    5: "right meant month away_end ev_keep nudge_go ask",
    4: "unknown zeros_ok unzero nudge",
    2: "submit_early remind",
    1: "submit rest marks practise",
    0.15: "menu why why_of board board_at later plan help review form forms paper_who others more",
}
EAGER = {verb: weight for weight, verbs in _EAGER.items() for verb in verbs.split()}
"""How likely a button is pressed where several can be; any other half as likely as those at 1."""
ERRANDS: Sequence[tuple[str, ...]] = (
    ("/xodimlar", "people", "person", "away", "away_until", "away_with"),
    ("/xodimlar", "people", "person", "away_end"),
    ("/holat", "waiting", "ret", "ret_row", "ret_row", "ret_why", "ret_say", "ret_send"),
    ("/holat", "waiting", "all", "all"),
    ("/holat", "board_open", "board_till"),
    ("/start", "waiting", "ret", "ret_row", "ret_why", "ret_say", "ret_send"),
    ("/start", "waiting", "approve"),
    ("/hisobot", "sum_rows", "why_row"),
)
"""What a director sets out to do: a command, then presses of these verbs as long as there are such buttons."""
WAITING = {"list", "go", "enter", "form_ok", "form_why", "ret_row", "ret_say", "ret_send", "approve", "all"}
"""Buttons beside which a number is no sensible thing to type."""
WAITS = "✍▫↩▶"
"""Marks of months that are still to be sent."""
COMMANDS = (
    "/start",
    "/kiritish",
    "/kundalik",
    "/hisobot",
    "/holat",
    "/muddat",
    "/reja",
    "/til",
    "/yordam",
    "/bekor",
    "/nimadir",
)
ODD = (
    *("oldingisi 12", "12 mingdan", "98ming", "yana 5 ta", "o'tgan oyda 12", "yillik 120", "12?", "xato 12", "rahmat"),
    *("1.200", "-4", "12,5", "o'n ikki", "сто двадцать", "1️⃣2️⃣", "100+20", "hech kim kelmadi", "пока нет", "yo'q"),
    *("keyin aytaman", "orqaga", "menyu", "yordam", "qolgani 0", "45-50", "998901234567", "15.03.2025", "14 band"),
    *("45 emas 54", "jami 45 shundan 20 bola", "😀", "12345678901", "👍 7", "o'tgan oydagidek", "noma'lum", "?"),
)
STYLES = ("{}", "{}", "{}", "{}", "{}", "{} ta", "{}ta", "{} nafar", "jami {}", " {} ")


@dataclass
class Action:
    """What was done, in words, and what the answer to it must be looked for by."""

    words: str
    kind: str
    callback: str | None = None
    """A press: the bot must answer it."""
    answer: Any = None
    edited: int | None = None
    stays: bool = False
    """The page that was pressed for is on the screen already."""


@dataclass
class Person:
    """Somebody and their phone."""

    phone: Phone
    director: bool
    dice: random.Random
    errand: list[str] = field(default_factory=list)
    _messages: dict[int, Message] = field(default_factory=dict)
    """The chat as it was looked at last, and up to which change that was."""
    _seen: int = 0

    @property
    def account(self) -> int:
        return self.phone.person_id

    def act(self, ledger: Ledger, busy: bool) -> Action:
        """Do one thing; `busy` says that it had better be something useful."""
        chat = self.phone.chat(self._seen)
        self._seen = chat["seq"]
        self._messages.update({message["message_id"]: message for message in chat["messages"]})
        shown = [message for _, message in sorted(self._messages.items()) if not message["deleted"]]
        if not shown:
            return self._say("/start")
        roll = self.dice.random()
        if busy:
            roll = 2 * roll
        for edge, do in ((0.03, self._old_button), (0.06, self._reply), (0.10, self._edit), (0.115, self._file)):
            if roll < edge and (action := do(shown)):
                return action
        if roll < 0.14:
            return self._say(self.dice.choice(ODD))
        if roll < 0.155:
            return self._say(self.dice.choice(COMMANDS))
        if roll < 0.18:
            return self._say("/til")
        if self.director and (self.errand or 0.9 < roll < 1):
            return self._on_errand(shown)
        return self._go_on(shown, ledger, busy)

    # --- the next sensible thing ---

    def _go_on(self, shown: list[Message], ledger: Ledger, busy: bool) -> Action:
        buttons = _newest_buttons(shown)
        verbs = {_verb(data) for _, _, data in buttons}
        roll = self.dice.random()
        if not buttons or roll < 0.02:
            return self._say("/kiritish")
        if verbs & {"reason"}:
            return self._say("xato ko'chirilgan") if roll < 0.3 else self._press(buttons, {"reason"})
        if verbs & {"zero", "unknown"} and not verbs & {"list"}:
            if roll < (0.8 if busy else 0.66):
                return self._say(self.dice.choice(STYLES).format(self._number()))
            if roll < 0.84:
                return self._say(self._lines(ledger))
        elif (verbs & {"submit", "change"} or busy) and not verbs & WAITING and ledger.rows_of(self.account):
            if roll < (0.8 if "submit" in verbs else 0.3 if "change" in verbs else 0.15):
                return self._say(self._line(ledger))
        elif "forms" in verbs and roll < 0.05:
            return self._press(buttons, {"forms"})
        return self._press(buttons)

    def _on_errand(self, shown: list[Message]) -> Action:
        if not self.errand:
            self.errand = list(self.dice.choice(ERRANDS))
        verb = self.errand.pop(0)
        if verb.startswith("/"):
            return self._say(verb)
        buttons = [button for button in _newest_buttons(shown) if _verb(button[2]) == verb]
        if not buttons:
            self.errand = []
            return self._press(_newest_buttons(shown))
        return self._press(buttons)

    def _press(self, buttons: Sequence[Button], only: set[str] | None = None) -> Action:
        allowed = [button for button in buttons if _verb(button[2]) not in NEVER]
        wanted = [button for button in allowed if only is None or _verb(button[2]) in only]
        if not wanted:
            return self._say("/kiritish")
        # Many buttons of one kind together are as likely as one.
        alike = {verb: sum(_verb(data) == verb for _, _, data in wanted) for verb in {_verb(b[2]) for b in wanted}}
        weights = [_eagerness(label, data) / alike[_verb(data)] for _, label, data in wanted]
        message, label, data = self.dice.choices(wanted, weights)[0]
        return self._pressed(message, label, data)

    def _pressed(self, message: int, label: str, data: str) -> Action:
        result = self.phone.press_data(data, message, wait=40)
        return Action(
            f"presses [{label}] {data}",
            f"[{_verb(data)}]",
            result["callback_id"],
            result.get("answer"),
            stays=label[0] in "•·",
        )

    def _say(self, text: str, reply_to: int | None = None) -> Action:
        self.phone.say(text, reply_to=reply_to)
        kind = "command" if text.startswith("/") else "reply" if reply_to else "row" if ")" in text else "text"
        return Action(f"says {text!r}" + (f" in reply to {reply_to}" if reply_to else ""), kind)

    def _number(self) -> int:
        top = self.dice.choice((3, 12, 60, 300, 3_000, 30_000))
        return self.dice.randrange(0 if top == 3 else 1, top)

    def _line(self, ledger: Ledger) -> str:
        rows = ledger.rows_of(self.account) or [RowName("14", "")]
        row = self.dice.choice(rows)
        return f"{row.row} {row.part}".strip() + f") {self._number()}"

    def _lines(self, ledger: Ledger) -> str:
        shape = self.dice.randrange(3)
        if shape == 0:
            return "\n".join(str(self._number()) for _ in range(self.dice.randrange(2, 6)))
        rows = list(dict.fromkeys(self._line(ledger) for _ in range(self.dice.randrange(1, 5))))
        return "\n".join(rows if shape == 1 else [row.replace(")", " -") for row in rows])

    # --- and what people do by mistake, or otherwise ---

    def _old_button(self, shown: list[Message]) -> Action | None:
        old = [button for message in shown[:-1] for button in _buttons(message) if _verb(button[2]) not in NEVER]
        return self._pressed(*self.dice.choice(old[-60:])) if old else None

    def _reply(self, shown: list[Message]) -> Action | None:
        theirs = [message for message in shown if message["from"] == "bot"]
        receipts = [message for message in theirs if message["text"][:2] in ("✅ ", "🕓 ")]
        chosen = receipts if receipts and self.dice.random() < 0.7 else theirs
        return self._say(str(self._number()), self.dice.choice(chosen[-25:])["message_id"]) if chosen else None

    def _edit(self, shown: list[Message]) -> Action | None:
        mine = [message for message in shown if message["from"] != "bot" and message["text"]]
        numbers = [message for message in mine if message["text"].strip().isdigit()]
        if not mine or not (self._at_work(shown) or self.dice.random() < 0.2):
            return None
        message = self.dice.choice((numbers or mine)[-4 if self.dice.random() < 0.3 else -1 :])
        text = str(self._number())
        if text == message["text"]:
            return None
        self.phone.edit(message["message_id"], text)
        words = f"edits {message['text']!r} ({message['message_id']}) to {text!r}"
        return Action(words, "edit", edited=message["message_id"])

    def _at_work(self, shown: list[Message]) -> bool:
        return bool({_verb(data) for _, _, data in _newest_buttons(shown)} & {"zero", "unknown", "submit"})

    def _file(self, shown: list[Message]) -> Action | None:
        forms = [message for message in shown if message["file"] and message["file"]["name"].endswith(".xlsx")]
        forms = [message for message in forms if message["from"] == "bot" and _is_form(message["file"]["name"])]
        if forms and self.dice.random() < 0.7:
            self.phone.send_file(forms[-1]["file"]["name"], self._filled(forms[-1]))
            return Action("sends a filled form", "form")
        kind = self.dice.choice(("photo", "document"))
        self.phone.send_file("rasm.png", PICTURE, kind=kind)
        return Action(f"sends a {kind}", "file")

    def _filled(self, message: Seen) -> bytes:
        with urlopen(self.phone.url + message["file"]["url"]) as answer:
            sheet = Sheet(BytesIO(answer.read()).getvalue())
        rows = [row for row in range(sheet.head + 1, sheet.sheet.max_row + 1) if sheet.sheet.cell(row, 3).value]
        for row in self.dice.sample(rows, min(len(rows), self.dice.randrange(1, 6))):
            sheet.sheet.cell(row, ENTRY).value = self._number()
        return sheet.saved()


def _eagerness(label: str, data: str) -> float:
    """How likely a button is pressed; of months mostly those that still wait."""
    if _verb(data) == "month" and label[0] not in WAITS:
        return 0.3
    return EAGER.get(_verb(data), 0.5)


def _is_form(name: str) -> bool:
    return "forma" in in_small_letters(name)


def _verb(data: str) -> str:
    return data.partition(":")[0]


def _buttons(message: Message) -> list[Button]:
    return [
        (message["message_id"], button["label"], button["data"])
        for row in message["buttons"]
        for button in row
        if button.get("data")
    ]


def _newest_buttons(shown: Sequence[Message]) -> list[Button]:
    """Those of the newest message that has any."""
    return next((buttons for message in reversed(shown) if (buttons := _buttons(message))), [])
