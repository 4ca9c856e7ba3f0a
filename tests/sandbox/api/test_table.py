"""The table of methods is the one the Bot API describes, and the sandbox does what the table promises."""

from sandbox.api import polling, webhook
from sandbox.api.fields import METHODS, NOT_HERE, TABLE
from sandbox.api.methods import METHODS as DONE
from tests.support.sandbox.described import described


def test_it_has_the_fields_of_the_bot_api() -> None:
    api = described()

    assert TABLE["source"] == api.version
    assert {name: api.fields[name] for name in METHODS} == METHODS
    assert set(TABLE["elsewhere"]) == api.methods - set(METHODS)


def test_it_has_the_types_of_the_bot_api() -> None:
    api = described()

    assert {name: api.subtypes.get(name) or api.fields[name] for name in TABLE["types"]} == TABLE["types"]


def test_the_description_holds_what_the_bot_may_come_to_send() -> None:
    api = described()

    assert api.fields["pinChatMessage"]["message_id"] == "Integer!"
    assert {"unpinChatMessage", "setMessageReaction", "copyMessage", "sendVenue"} <= api.methods
    assert api.fields["InlineKeyboardButton"]["copy_text"] == "CopyTextButton"
    assert api.fields["CopyTextButton"] == {"text": "String!"}


def test_it_does_every_method_of_the_table() -> None:
    assert set(DONE) | set(webhook.METHODS) | {"getUpdates"} == set(METHODS)
    assert callable(polling.get_updates)


def test_it_refuses_only_fields_that_exist() -> None:
    kinds = [kind for kind in TABLE["types"].values() if isinstance(kind, dict)]
    assert {name for owner in (*METHODS.values(), *kinds) for name in owner} >= NOT_HERE


def test_it_names_every_type_that_a_field_has() -> None:
    simple = {"Integer", "String", "Boolean", "Float", "InputFile"}
    owners = [*METHODS.values(), *(kind for kind in TABLE["types"].values() if isinstance(kind, dict))]
    for owner in owners:
        for words in owner.values():
            bare = words.partition("=")[0].rstrip("!")
            while bare.startswith("Array of "):
                bare = bare.removeprefix("Array of ")
            assert set(bare.split("|")) <= simple | set(TABLE["types"])
