"""Whose word a place of a sentence holds: the library's is shown in its reader's letters, everybody else's as it is.

A place's name says it, so that nobody who says a sentence has to think of it. Every place is in one of these lists
(`tests/texts/test_places.py`); a row, unit or department that stands in a place of another kind is worded by
`texts/wording/names.py`, which writes it so.
"""

LIBRARYS = frozenset(
    """
    deadline department departments head heading in_force libraries library mechanism other part printed row rows
    section title unit usual was where
    """.split()  # noqa: SIM905  (a long list)
)
"""Rows, units, departments, sections and deadlines as the plan has them. What was said already stays what it is."""
ENDING = "case"
"""The ending of an Uzbek case (`ga`): in other languages nothing stands there."""
PEOPLES = frozenset(
    """
    about absent address addressee author by cause colleague complaint copy deputy director directors email error
    executor file files folder holder letter link listen man measure name nameless names near note notes old path people
    person phone post reason server setting sheet source successor text there to typed url username what who whom
    whose why woman words written
    """.split()  # noqa: SIM905  (a long list)
)
"""What people have typed and how they are called, files and addresses; `name` is a person's, or was worded."""
SAID = frozenset(
    """
    acts actual advice after age all amount answer answered approved asked at bar base baseline baselines before
    behind block brought card cards cell change changed changes choice choices city clock closed closes code codes
    column comes_as command completion computed count counted counting counts day days dead detail did direction
    document done doubt due example examples expected fact facts far fields figure figures first footer forecast found
    fourth given given_up grown half heads here hour icon id in_the_letter instead kept key kind kinds known_as label
    languages last late least left legend letters limit line lines linked mark may mean meaning meant megabytes
    missing month months most n needed new newest next nothing now number numbers of off ok on option order page pages
    paper parts percent period place planned plans points port practised program promised quarter question reached
    received refused revision role room said same second sent share shown sight since slip so_far span spans split
    stamped standing step steps sum sums table tables tag target targets third time times today told total unknown
    unreachable until value verb version waiting wanted weekday when whole window windows without working year years
    zone
    """.split()  # noqa: SIM905  (a long list)
)
"""Numbers, signs, codes, days, and whole sentences that were said before."""
