"""Every fact of a library, changed through every entrance, by a process other than the one that answers.

case.py says what a case is; people.py, settings.py and plans.py are the cases; hands.py is what the other process
changes facts with, other.py that process; writers.py reads from the sources whatever may change a fact.
"""
