"""The Bot API as it is described, by another road than the sandbox's own table.

`tests/data/botapi-10.0.txt` was written with jq, by `tests/data/botapi.jq`, from the machine-readable description
PaulSonOfLars/telegram-bot-api-spec at Bot API 10.0: every method, and every type that may be sent in one.
"""

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[2] / "data" / "botapi-10.0.txt"


@dataclass(frozen=True)
class Described:
    """What stands in the description: the version, owners with their fields, and types that stand for others. A field
    is told as in the sandbox's table: `Type|Type`, `!` where it is required, `=word` for the only word it may hold."""

    version: str
    fields: dict[str, dict[str, str]]
    subtypes: dict[str, list[str]]

    @property
    def methods(self) -> set[str]:
        """Names of methods begin with a small letter, those of types with a capital one."""
        return {name for name in self.fields if name[0].islower()}


def described() -> Described:
    """Read the description."""
    version, *lines = FILE.read_text(encoding="utf-8").splitlines()
    description = Described(version, {}, {})
    for line in lines:
        name, _, rest = line.partition(" ")
        if rest.startswith("= "):
            description.subtypes[name] = rest.removeprefix("= ").split(" | ")
        else:
            description.fields[name] = dict(_field(written) for written in rest.split())
    return description


def _field(written: str) -> tuple[str, str]:
    name, _, kinds = written.partition(":")
    types, equals, word = kinds.partition("=")
    names = types.replace("_", " ").split("|")
    many = "Array of "
    if len(names) > 1 and all(name.startswith(many) for name in names):
        names = [many + names[0].removeprefix(many), *(name.removeprefix(many) for name in names[1:])]
    return name.rstrip("!"), "|".join(names) + "!" * name.endswith("!") + equals + word
