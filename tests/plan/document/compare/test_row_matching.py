"""A plan's rows are found again in another plan by what they say, and where that is not enough somebody is asked."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from plan.document.compare.row_matching import Doubtful, Identity, match_rows


@dataclass(frozen=True)
class Named:
    number: str
    name: str

    @property
    def identity(self) -> Identity:
        return "IV", self.number


VISITS, LOANS, EVENTS = "Kitobxonlar qatnovi", "Kitob berilishi", "Ma'naviy-ma'rifiy tadbirlar o'tkazish"


def rows(*named: str) -> list[Named]:
    return [Named(str(number), name) for number, name in enumerate(named, 1) if name]


def pairs(old: list[Named], new: list[Named], **answers: str | None) -> dict[str, str]:
    given = {("IV", new_row[1:]): None if other is None else ("IV", other) for new_row, other in answers.items()}
    return {new_row[1]: other[1] for new_row, other in match_rows(old, new, given).same.items()}


def test_it_follows_rows_that_moved() -> None:
    assert pairs(rows(VISITS, LOANS, EVENTS), rows("Yangi ish turi", VISITS, LOANS, EVENTS)) == {
        "2": "1",
        "3": "2",
        "4": "3",
    }


def test_it_takes_another_spelling_for_the_same() -> None:
    assert pairs(rows(VISITS, LOANS), rows("Китоб берилиши", "Kitobxonlar  qatnovi.")) == {"1": "2", "2": "1"}


def test_it_follows_a_row_that_moved_and_was_worded_anew() -> None:
    new = rows("", "", "", "Ma'naviy-ma'rifiy tadbirlarni o'tkazish")
    assert pairs(rows(VISITS, LOANS, EVENTS), new) == {"4": "3"}


def test_it_asks_when_two_rows_could_be_meant() -> None:
    old = rows("Abonementda kitob berish", "Axborotda kitob berish")
    matching = match_rows(old, [Named("7", "Abonentda kitob berish")])
    assert matching.same == {}
    assert matching.doubtful == (Doubtful(("IV", "7"), (("IV", "1"), ("IV", "2"))),)


def test_it_asks_when_a_number_stands_beside_quite_other_words() -> None:
    matching = match_rows(rows(VISITS), rows("Bino ta'miri"))
    assert matching.doubtful == (Doubtful(("IV", "1"), (("IV", "1"),)),)


def test_it_obeys_what_was_answered() -> None:
    old, new = rows(VISITS), rows("Bino ta'miri")
    assert pairs(old, new, _1="1") == {"1": "1"}
    assert pairs(old, new, _1=None) == {}
    assert match_rows(old, new, {("IV", "1"): None}).doubtful == ()
    assert match_rows(old, new, {("IV", "1"): ("IV", "99")}).doubtful != ()
    assert pairs(rows(VISITS, LOANS), rows(VISITS, LOANS), _1="2") == {"1": "2"}


names = st.lists(st.sampled_from(["", VISITS, LOANS, EVENTS, "Kitob berilish", "Bino ta'miri"]), max_size=6)


@given(names, names)
def test_it_never_gives_one_old_row_to_two_new_ones(before: list[str], after: list[str]) -> None:
    old, new = rows(*before), rows(*after)
    matching = match_rows(old, new)
    assert len(set(matching.same.values())) == len(matching.same)
    assert not set(matching.same) & {doubt.row for doubt in matching.doubtful}
    taken = set(matching.same.values())
    assert all(not taken & set(doubt.candidates) for doubt in matching.doubtful)
    assert match_rows(old, old).same == {row.identity: row.identity for row in old}
