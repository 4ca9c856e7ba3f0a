"""The table of methods is the one the Bot API describes, and the sandbox does what the table promises."""

import json

import pytest

from sandbox import polling, webhook
from sandbox.fields import METHODS, NOT_HERE, TABLE
from sandbox.methods import METHODS as DONE
from tests.support.sandbox.condense import API, condense


def test_it_has_the_fields_of_the_bot_api() -> None:
    if not API.exists():
        pytest.skip("the table was not compared: the Bot API description is not next to the repository")
    assert condense(json.loads(API.read_text(encoding="utf-8"))) == TABLE


def test_it_does_every_method_of_the_table() -> None:
    waiting = {"getUpdates"} if polling.get_updates else set()
    assert set(DONE) | set(webhook.METHODS) | waiting == set(METHODS)


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
