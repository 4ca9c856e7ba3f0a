"""Pages that are still four loose tables, taken as one value until each is a `Page` itself."""

import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

from handlers.page import Page
from texts.press import Press


def page_of(module: ModuleType) -> Page:
    if hasattr(module, "PAGE"):
        page: Page = module.PAGE
        return page
    presses = [(_declared(verb, handler), handler) for verb, handler in module.PRESSES.items()]
    return Page(module.COMMANDS, presses, module.TEXTS, module.FILES)


def _declared(verb: str, handler: Callable[..., None]) -> Press[Any]:
    def declaration(*args: str) -> None: ...

    names = list(inspect.signature(handler).parameters)[1:]
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    declaration.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, kind, annotation=str) for name in names]
    )
    return Press(verb, declaration)
