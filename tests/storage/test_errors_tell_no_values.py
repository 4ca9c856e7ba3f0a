"""What people typed is not repeated by an error of the database, and so by no log."""

import traceback

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from storage.base import Session
from storage.database import Database
from storage.tables import Lane, Library

WORDS, PERSON = "Nilufar yozgan so'z", 7_001_123
FAULTS = ["a row that is there", "a value that is missing", "a statement that is wrong"]


def _fail(database: Database, fault: str) -> None:
    with database.write() as session:
        _carry_out(session, fault)


def _carry_out(session: Session, fault: str) -> None:
    if fault == "a row that is there":
        for _again in range(2):
            session.execute(insert(Lane), [{"person": PERSON}])
    elif fault == "a value that is missing":
        session.execute(insert(Library), [{"name": WORDS, "timezone": WORDS, "created_at": None}])
    else:
        session.execute(text("SELECT :words FROM nowhere"), {"words": WORDS})


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_repeats_no_values(fault: str, database: Database) -> None:
    with pytest.raises(DBAPIError) as refused:
        _fail(database, fault)
    told = "".join(traceback.format_exception(refused.value)) + repr(refused.value) + str(refused.value.orig)
    assert WORDS not in told
    assert str(PERSON) not in told
    assert str(refused.value.orig), "what went wrong is said"
