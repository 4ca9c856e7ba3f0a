"""Every table of the domain, imported together so that one metadata knows them all (transport keeps its own pages)."""

from storage.tables.history import HistoryEntry
from storage.tables.leave import Leave, LibrarySettings
from storage.tables.oversight import DoubleCount, HandedIn, Return
from storage.tables.papers import LibraryFile, PaperOrder
from storage.tables.people import DayOff, Department, Invitation, Library, LinkAttempt, Membership, Person
from storage.tables.plans import Plan, PlanDraft, PlanFigure, PlanRow, PlanVersion, Reporter
from storage.tables.reminders import Reminder, ReminderClock
from storage.tables.submissions import Answer, Attachment, Dialog, Submission, TypedMessage

__all__ = [
    "Answer",
    "Attachment",
    "DayOff",
    "Department",
    "Dialog",
    "DoubleCount",
    "HandedIn",
    "HistoryEntry",
    "Invitation",
    "Leave",
    "Library",
    "LibraryFile",
    "LibrarySettings",
    "LinkAttempt",
    "Membership",
    "PaperOrder",
    "Person",
    "Plan",
    "PlanDraft",
    "PlanFigure",
    "PlanRow",
    "PlanVersion",
    "Reminder",
    "ReminderClock",
    "Reporter",
    "Return",
    "Submission",
    "TypedMessage",
]
