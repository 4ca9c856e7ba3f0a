"""Pages that are still four loose tables, taken as one value until each is a `Page` itself."""

import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

from handlers.page import Page
from texts.press import Press

_PRESENTED = {
    "handlers.month.monthly_report": ("ask", "note", "why", "review"),
    "handlers.month.evidence": ("file",),
    "handlers.month.filled_forms": ("form", "form_why"),
}


def page_of(module: ModuleType) -> Page:
    if hasattr(module, "PAGE"):
        page: Page = module.PAGE
        return page
    present: dict[str, Any] = {}
    if module.__name__ in _PRESENTED:
        from handlers.month import screens

        show = getattr(module, "present", screens.present)
        present = dict.fromkeys(_PRESENTED[module.__name__] or module.TEXTS, show)
    presses = [(_declared(verb, handler), handler) for verb, handler in module.PRESSES.items()]
    return Page(module.COMMANDS, presses, module.TEXTS, module.FILES, present)


def _declared(verb: str, handler: Callable[..., None]) -> Press[Any]:
    def declaration(*args: str) -> None: ...

    names = list(inspect.signature(handler).parameters)[1:]
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    declaration.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, kind, annotation=str) for name in names]
    )
    return Press(verb, declaration)
