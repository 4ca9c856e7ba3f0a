"""Every table of the domain, imported together so that one metadata knows them all (transport keeps its own pages)."""

from storage.tables.history import HistoryEntry
from storage.tables.leave import Leave, LibrarySettings
from storage.tables.people import DayOff, Department, Invitation, Library, LinkAttempt, Membership, Person
from storage.tables.plans import Plan, PlanDraft, PlanFigure, PlanRow, Reporter
from storage.tables.reminders import Reminder, ReminderClock
from storage.tables.submissions import Answer, Attachment, Dialog, Submission, TypedMessage

__all__ = [
    "Answer",
    "Attachment",
    "DayOff",
    "Department",
    "Dialog",
    "HistoryEntry",
    "Invitation",
    "Leave",
    "Library",
    "LibrarySettings",
    "LinkAttempt",
    "Membership",
    "Person",
    "Plan",
    "PlanDraft",
    "PlanFigure",
    "PlanRow",
    "Reminder",
    "ReminderClock",
    "Reporter",
    "Submission",
    "TypedMessage",
]
