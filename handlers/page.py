"""A page of the chat as one value: what it answers, and how its screens are shown again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec

from handlers.visit import Present, Visit
from texts.press import Press
from texts.sentence import Sentence

P = ParamSpec("P")
Handler = Callable[[Visit], None]
Answer = tuple[Press[Any], Callable[..., None]]


def on(press: Press[P], handler: Callable[Concatenate[Visit, P], None]) -> Answer:
    """Who answers a kind of button; the types see to it that the handler takes what the button carries."""
    return press, handler


@dataclass(frozen=True, slots=True)
class Page:
    """`commands` by their name; `texts` and `files` by the screen that waits for them.

    `present` has every screen of the page: it shows the screen again with all that was said so far, or returns False
    when what it was about is gone. It is the only way a screen is shown again after an interruption. Home offers to go
    on with `resumed` pages that were left half said; a month's report is none, for its answers lead back to it. A page
    of the report that does keep something half said is not `offered` at home: the report's own button leads there.

    Screens in `left` wait only as long as they are seen: after a button of another page the function there leaves
    them, so that nothing typed later is taken for an answer. `stopped` is what /bekor says at a screen about what was
    said there; elsewhere it only says that it has stopped."""

    commands: Mapping[str, Handler] = field(default_factory=dict)
    presses: Sequence[Answer] = ()
    texts: Mapping[str, Handler] = field(default_factory=dict)
    files: Mapping[str, Handler] = field(default_factory=dict)
    present: Mapping[str, Present] = field(default_factory=dict)
    left: Mapping[str, Handler] = field(default_factory=dict)
    stopped: Mapping[str, Sentence] = field(default_factory=dict)
    resumed: bool = True
    offered: bool = True
