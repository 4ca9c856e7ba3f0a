"""A command of the terminal as one value: what is typed, what it is for, and the function that does it."""

import argparse
import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True)
class Word:
    """One word that a command takes: its names, and what argparse is to know of it."""

    names: tuple[str, ...]
    about: dict[str, Any]


def word(*names: str, **about: Any) -> Word:
    """What a command takes, as argparse is told of it."""
    return Word(names, about)


@dataclass(frozen=True)
class Command:
    """A command: what is typed (`plan check` is two words), and `module:function`. What it is for is said by
    `texts.operator.commands`."""

    name: str
    function: str
    words: Sequence[Word] = ()
    example: str = ""
    """Something that can be typed as it stands, behind the command's name."""
    for_others: bool = False
    """Whether what it writes is to be handed around; everything else is for the user's eyes alone."""
    serves: bool = False
    """Whether it goes on until it is stopped, and its log is what is read of it. Every other command says by itself
    what it does, in the language of the terminal; of its log only what is wrong is shown there."""
    whatever_settings: bool = False
    """Whether it is there to find or to mend wrong settings, which it reads itself."""

    def __call__(self, settings: "Settings", given: argparse.Namespace) -> int:
        module, _, function = self.function.partition(":")
        run: Callable[[Settings, argparse.Namespace], int] = getattr(import_module(module), function)
        gc.freeze()  # or what was imported is looked through at once
        gc.enable()
        return run(settings, given)
