"""How the sandbox's table of methods is condensed from the machine-readable Bot API description.

The description itself (PaulSonOfLars/telegram-bot-api-spec, Bot API 10.0) is large and not kept here; whoever has it
can write the table again: `python -m tests.support.sandbox.condense API.json`. What described.py reads is condensed
from the same description by jq, so that a mistake in one of the two is seen.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[3] / "sandbox" / "api" / "methods.json"
SIMPLE = {"Integer", "String", "Boolean", "Float", "InputFile"}
SUPPORTED = """
    getMe getUpdates setWebhook deleteWebhook getWebhookInfo
    sendMessage sendPhoto sendDocument sendMediaGroup sendChatAction
    editMessageText editMessageCaption editMessageReplyMarkup deleteMessage deleteMessages
    answerCallbackQuery setMessageReaction getFile getChat
    setMyCommands getMyCommands deleteMyCommands setChatMenuButton getChatMenuButton
    setMyName getMyName setMyDescription getMyDescription setMyShortDescription getMyShortDescription
"""


def condense(api: dict[str, Any]) -> dict[str, Any]:
    """Return the table for the supported methods: fields as `Type|Type!`, where `!` means required and
    `=word` the one value the field may have; and the names of the methods the sandbox does not have."""
    types: dict[str, Any] = {}
    methods = {name: _fields(api, api["methods"][name], types) for name in SUPPORTED.split()}
    elsewhere = sorted(set(api["methods"]) - set(SUPPORTED.split()))
    return {
        "source": f"{api['version']}, {api['release_date']}",
        "methods": methods,
        "types": dict(sorted(types.items())),
        "elsewhere": elsewhere,
    }


def _fields(api: dict[str, Any], owner: dict[str, Any], types: dict[str, Any]) -> dict[str, str]:
    return {field["name"]: _field(api, field, types) for field in owner.get("fields", [])}


def _field(api: dict[str, Any], field: dict[str, Any], types: dict[str, Any]) -> str:
    names = field["types"]
    for name in names:
        _remember(api, name.replace("Array of ", ""), types)
    if len(names) > 1 and all(name.startswith("Array of ") for name in names):
        words = "Array of " + "|".join(name.removeprefix("Array of ") for name in names)
    else:
        words = "|".join(names)
    only = re.search(r"(?:must be|always) [“\"*]?([a-z_]+)[”\"*]?\.?$", field["description"])
    constant = f"={only[1]}" if field["name"] == "type" and only else ""
    return words + ("!" if field["required"] else "") + constant


def _remember(api: dict[str, Any], name: str, types: dict[str, Any]) -> None:
    if name in SIMPLE or name in types:
        return
    kind = api["types"][name]
    types[name] = {}
    for subtype in kind.get("subtypes") or []:
        _remember(api, subtype, types)
    types[name] = kind.get("subtypes") or _fields(api, kind, types)


if __name__ == "__main__":
    description = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    TABLE.write_text(json.dumps(condense(description), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
