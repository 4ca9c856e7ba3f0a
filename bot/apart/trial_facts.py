"""The figures that somebody's own letter or form is tried with, read before anything of theirs is opened."""

from datetime import datetime

from plan.progress.paper import PaperFacts
from storage.database import open_database
from usecases.conversation import work_of_account
from usecases.papers.language import paper_language
from usecases.papers.letterhead import letter_to_try


def facts_to_try(url: str, account: int, now: datetime) -> tuple[str, PaperFacts | None]:
    """The language of their library's papers and the facts of whoever has this account; of no transaction any more."""
    database = open_database(url)
    try:
        with database.read() as session:
            work = work_of_account(session, account, now)
            if work is None:
                return "uz", None
            return paper_language(work), letter_to_try(work)
    finally:
        database.close()
