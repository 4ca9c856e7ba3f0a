"""One update of one person on its way through the house: who it is, what they sent, and what they will be shown.

Everything said here becomes outbox rows in the visit's own transaction; nothing is sent before it has committed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from handlers.about import about_answers, about_screen
from handlers.sent import Sent
from notices.message import file_parameters, message_parameters
from texts.paging import fit_above
from texts.screen import Screen
from texts.sentence import NOTHING, Markup, Sentence, lines
from usecases import conversation, outgoing
from usecases.conversation import About, Dialog
from usecases.work import Work


class BadPress(Exception):
    """The press's data names nothing that this person may act upon: old, forged, or somebody else's."""


Present = Callable[["Visit"], bool]
"""Shows a person's screen again, with what was said so far; False when what it was about is gone."""
HOME_SCREEN = "menu"
SUSPENDED = "suspended"
ASIDE = "aside"
"""Files that are kept only when that is wanted: they wait in the dialog until home is shown."""


@dataclass(frozen=True, slots=True)
class Screens:
    """Every screen a conversation can be at: how each is shown again, and which of them wait for something typed."""

    present: Mapping[str, Present]
    waiting: frozenset[str]
    suspended: Mapping[str, int] = field(default_factory=dict)
    """Of those, the ones that home leads back to when they were left half said, with the number of their page."""
    offered: frozenset[str] = frozenset()
    """Of those, the ones that home itself has a button for."""
    stopped: Mapping[str, Sentence] = field(default_factory=dict)
    """What /bekor says at a screen about what was said there."""
    unexpected_file: Callable[["Visit"], None] | None = None
    """Takes a file that no screen waits for."""


@dataclass(slots=True)
class Visit:
    """A known person's update. `pressed` is the id of the message whose button was pressed, None for a message."""

    work: Work
    screens: Screens
    dialog: Dialog
    update_id: int
    chat_id: int
    bot_id: int
    bot_username: str
    message_id: int = 0
    text: str = ""
    written_at: int = 0
    """When the person wrote it, in seconds since 1970; 0 of a press."""
    edited: bool = False
    reply_to: int = 0
    """The message that this one was written in reply to; 0 for none. `work.referred` says what it is about."""
    file: Sent | None = None
    pressed: int | None = None
    callback_id: str = ""
    prepared: object | None = None
    renews: bool = False
    """Whether what is shown next only brings the present card up to date, where it stands."""
    calls: list[outgoing.Call] = field(default_factory=list)
    unheard: str = ""
    """A toast where nothing was pressed: whoever shows the next screen may say it there."""
    _spoken: int = 0
    _left: list[Markup] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Telegram begins its numbers of updates anew after a quiet week: alone they say nothing for ever.
        self.work.cause = f"{self.bot_id}:{self.update_id}:{self.callback_id or self.message_id}"

    def require_director(self) -> None:
        """Raises BadPress for everybody else: with them a director's button is old or forged."""
        if not self.work.directs:
            raise BadPress

    def show(self, screen: Screen, *, receipt: Markup = NOTHING, stub: Markup = NOTHING) -> None:
        """Make this the person's one living card.

        A press changes the pressed message in place: that is where the person looks, unless another card stands below
        it, or is still to come there. What was typed scrolls the card away, so a new one is sent below it and the old
        one shrinks to the `receipt` of what was kept. Where there is no old card, the receipt stands above the new one;
        where nothing was kept, `stub` is what is left of the old one (without it it only loses its buttons).
        """
        left = [sentence for sentence in self._left if sentence not in screen.text]
        self._left = []
        if left:
            screen = Screen(fit_above(lines(left), screen.text), screen.buttons)
        old = self.dialog.card_message_id
        shrinks = old is not None and old != self.pressed and not self.renews
        if receipt and not shrinks:
            screen = Screen(fit_above(receipt, screen.text), screen.buttons)
        if self.renews and old is None and self._rewrite(screen):
            return
        if self.renews:
            self.pressed = old
        if self.pressed and self._stands_above(old):
            # Changed in place it would stand above an older question, and a number typed there would be for this one.
            self._shrink(self.pressed)
            self.pressed = None
        self.dialog.turn += 1
        self.dialog.shown_at = None
        remember = f"card:{self.work.person.id}:{self.dialog.turn}"
        if self.pressed:
            self.dialog.card_message_id = self.pressed
            self._enqueue(
                "editMessageText",
                {"message_id": self.pressed, **message_parameters(screen)},
                remember=remember,
                about=about_screen(self.dialog),
            )
        else:
            self.dialog.card_message_id = None
            self._enqueue("sendMessage", message_parameters(screen), remember=remember, about=about_screen(self.dialog))
        if old is not None and old != self.pressed:
            self._shrink(old, receipt, stub)
        # Anything else shown in this visit stands below, as a message of its own.
        self.pressed = None

    def _stands_above(self, card_message: int | None) -> bool:
        """Whether the pressed message is an older card, while the present one stands below it or is on its way there. A
        notice that the person goes on from is none, and turns into the card."""
        session, pressed = self.work.session, self.pressed or 0
        if card_message is not None:
            return pressed < card_message and not outgoing.is_notice(session, self.chat_id, pressed)
        card = f"card:{self.work.person.id}:{self.dialog.turn}"
        return outgoing.is_on_its_way_below(session, card, self.chat_id, pressed, self.work.now)

    def _rewrite(self, screen: Screen) -> bool:
        """Change the card while it still waits to be sent."""
        card = f"card:{self.work.person.id}:{self.dialog.turn}"
        return outgoing.replace_waiting_message(self.work.session, card, message_parameters(screen))

    def present(self) -> None:
        """Show again the screen that the person is at, or home when what it was about is gone."""
        show = self.screens.present.get(self.dialog.screen)
        if show is None or not show(self):
            self.screens.present[HOME_SCREEN](self)

    def resume(self) -> None:
        """Repeat the open question below a page, so that the next message answers what is visible."""
        if self.dialog.screen in self.screens.waiting:
            self.present()

    def take_unexpected_file(self) -> None:
        """A file that the present screen does not wait for."""
        if self.screens.unexpected_file is not None:
            self.screens.unexpected_file(self)

    def suspend(self) -> None:
        """Something else begins: what was half said at the present screen is kept, and home leads back to it."""
        if self.dialog.screen in self.screens.suspended:
            facts = {name: fact for name, fact in self.dialog.facts.items() if name != SUSPENDED}
            self.dialog.facts = {**facts, SUSPENDED: [self.dialog.screen, facts]}

    def forget_suspended(self) -> None:
        self.dialog.facts = {name: fact for name, fact in self.dialog.facts.items() if name != SUSPENDED}

    def take_up(self) -> bool:
        """Go back to the screen that was suspended; False when there is none."""
        suspended = self.dialog.facts.get(SUSPENDED)
        if suspended is None:
            return False
        screen, facts = suspended
        self.dialog.facts = {}
        self.go(screen, **facts)
        self.present()
        return True

    def page(self, screen: Screen) -> None:
        """Something to read: it turns its own pages in place and leaves the card, and so the open question, alone."""
        if self.pressed:
            edit = {"message_id": self.pressed, **message_parameters(screen)}
            self._enqueue("editMessageText", edit, about=About.NOTHING)
            self.pressed = None
        else:
            self.say(screen)

    def let_go(self) -> None:
        """Take the buttons from an old message far above, and answer at the bottom of the chat instead."""
        if self.pressed and self.pressed != self.dialog.card_message_id:
            self._shrink(self.pressed)
            self.pressed = None

    def say(self, screen: Screen) -> None:
        """A message that stays in the chat beside the card."""
        self._enqueue("sendMessage", message_parameters(screen), about=about_answers(self.work))

    def toast(self, text: str, alert: bool = False) -> None:
        """The short answer to a press that passes over the screen. Best effort: it is never repeated."""
        if self.callback_id:
            params = {"callback_query_id": self.callback_id, "text": text[:200], "show_alert": alert}
            self.calls.append(outgoing.Call("answerCallbackQuery", params))
            self.callback_id = ""
        elif self.pressed is None:
            self.unheard = text

    def photo(self, content: bytes, name: str, screen: Screen) -> None:
        """A picture with words below it."""
        self._file("sendPhoto", "photo", content, name, "image/png", screen)

    def document(self, content: bytes, name: str, mime: str, screen: Screen) -> None:
        """A file with words below it."""
        self._file("sendDocument", "document", content, name, mime, screen)

    def send_again(self, kind: str, file_id: str, screen: Screen) -> None:
        """A photo or document that Telegram has already, by its id."""
        method, field = ("sendPhoto", "photo") if kind == "photo" else ("sendDocument", "document")
        self._enqueue(method, {**file_parameters(screen), field: file_id}, kind="file")

    def _file(
        self, method: str, field: Literal["photo", "document"], content: bytes, name: str, mime: str, screen: Screen
    ) -> None:
        handle = outgoing.store_file_to_send(
            self.work.session, now=self.work.now, name=name, mime=mime, content=content, field=field
        )
        self._enqueue(method, {**file_parameters(screen), field: handle}, kind="file")

    def go(self, screen: str, **facts: Any) -> None:
        """Remember which screen the person's next message belongs to. What the screen before it was waiting for, and
        what this one does not go on with, is told above the next card (`if_left`): it is never dropped in silence. Home
        leads back to what was half said at a screen of another page."""
        if self._turns_to_another_page(screen):
            self.suspend()
        still = facts.get("if_left", ())
        left = (sentence for sentence in self.dialog.facts.get("if_left", ()) if sentence not in still)
        self._left += [Markup(sentence) for sentence in left]
        suspended = self.dialog.facts.get(SUSPENDED)
        if suspended is not None and suspended[0] != screen:  # what is begun anew replaces what was left of it
            facts.setdefault(SUSPENDED, suspended)
        if screen != HOME_SCREEN and self.dialog.facts.get(ASIDE):
            facts.setdefault(ASIDE, self.dialog.facts[ASIDE])
        conversation.go_to_screen(self.work, self.dialog, screen, facts)

    def _turns_to_another_page(self, screen: str) -> bool:
        """Whether something else is begun by `screen`; going home ends what was begun, or has suspended it."""
        pages, before = self.screens.suspended, self.dialog.screen
        return before in pages and screen != HOME_SCREEN and pages.get(screen) != pages[before]

    def settle(self) -> None:
        """What the screen was waiting for has come, or its loss was told: forget what would be said about it."""
        self.dialog.facts = {name: value for name, value in self.dialog.facts.items() if name != "if_left"}

    def tell_left(self) -> None:
        """Send what was left behind as a message of its own, when no card stands below it."""
        if self._left:
            self.say(Screen(lines(self._left)))
            self._left = []

    def _shrink(self, message_id: int, receipt: Markup = NOTHING, stub: Markup = NOTHING) -> None:
        """A receipt is sent for certain, for it stands nowhere else; tidying up may be dropped."""
        edit = {"message_id": message_id}
        if receipt:
            self._enqueue("editMessageText", edit | message_parameters(Screen(receipt)), about=about_answers(self.work))
        elif stub:
            self._enqueue("editMessageText", edit | message_parameters(Screen(stub)), kind="tidy")
        else:
            self._enqueue("editMessageReplyMarkup", edit | {"reply_markup": {"inline_keyboard": []}}, kind="tidy")

    def _enqueue(
        self,
        method: str,
        params: dict[str, Any],
        *,
        kind: outgoing.Kind = "reply",
        remember: str | None = None,
        about: str | None = None,
    ) -> None:
        self._spoken += 1
        outgoing.enqueue_together(
            self.work.session,
            now=self.work.now,
            chat_id=self.chat_id,
            method=method,
            params=params,
            key=f"reply:{self.work.cause}:{self._spoken}",
            kind=kind,
            person_id=self.work.person.id,
            remember=remember,
            about=about,
        )
