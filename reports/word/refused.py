"""Why a library's own letter cannot be filled."""


class TemplateRefused(Exception):
    """The template cannot be filled. `code` names the reason; `place` is the place in it as the person wrote it."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code, place)
        self.code = code
        self.place = place[:80]
