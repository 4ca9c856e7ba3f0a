"""Every table, imported together so that one metadata knows them all."""

from storage.tables.copies import NightlyCopy
from storage.tables.history import HistoryEntry
from storage.tables.inbox import InboxUpdate, Lane, PollOffset
from storage.tables.leadership import Leader
from storage.tables.leave import Leave, LibrarySettings
from storage.tables.outbox import ChatHold, OutgoingFile, OutgoingMessage
from storage.tables.oversight import DoubleCount, HandedIn, Return
from storage.tables.papers import BehindReason, LetterParagraph, LibraryFile, OutdatedPaper, OwnForm, PaperOrder
from storage.tables.people import (
    DayOff,
    Department,
    Invitation,
    LanguageOffer,
    Library,
    LinkAttempt,
    Membership,
    Person,
    PublicDay,
)
from storage.tables.plans import Plan, PlanDraft, PlanFigure, PlanRow, PlanVersion, Reporter, RussianName
from storage.tables.practice import Practice
from storage.tables.reminders import Reminder, ReminderClock
from storage.tables.submissions import Answer, Attachment, DayCount, Dialog, Submission, TypedMessage

__all__ = [
    "Answer",
    "Attachment",
    "BehindReason",
    "ChatHold",
    "DayCount",
    "DayOff",
    "Department",
    "Dialog",
    "DoubleCount",
    "HandedIn",
    "HistoryEntry",
    "InboxUpdate",
    "Invitation",
    "Lane",
    "LanguageOffer",
    "Leader",
    "Leave",
    "LetterParagraph",
    "Library",
    "LibraryFile",
    "LibrarySettings",
    "LinkAttempt",
    "Membership",
    "NightlyCopy",
    "OutdatedPaper",
    "OutgoingFile",
    "OutgoingMessage",
    "OwnForm",
    "PaperOrder",
    "Person",
    "Plan",
    "PlanDraft",
    "PlanFigure",
    "PlanRow",
    "PlanVersion",
    "PollOffset",
    "Practice",
    "PublicDay",
    "Reminder",
    "ReminderClock",
    "Reporter",
    "Return",
    "RussianName",
    "Submission",
    "TypedMessage",
]
