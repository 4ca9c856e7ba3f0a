"""The table of what may be done with a report: every action × every state × every role."""

from plan.month.submission import Access, Action
from plan.roles import ROLES
from plan.status import Status

STATES: list[tuple[Status, Access]] = [
    ("draft", "early"),
    ("draft", "open"),
    ("draft", "closed"),
    ("submitted", "correct"),
    ("submitted", "closed"),
    ("approved", "correct"),
    ("approved", "closed"),
    ("returned", "open"),
    ("returned", "closed"),
]
"""Every state a report can be in: what became of it, and what its month allows."""
PEOPLE = [(role, own) for role in (*ROLES, "") for own in (True, False)]
"""Every role (and a stranger's, which is none), answering for the department or not."""

OWN: dict[Action, dict[tuple[Status, Access], str]] = {
    "answer": {
        ("draft", "early"): "early",
        ("draft", "open"): "yes",
        ("draft", "closed"): "closed",
        ("submitted", "correct"): "sent",
        ("submitted", "closed"): "closed",
        ("approved", "correct"): "sent",
        ("approved", "closed"): "closed",
        ("returned", "open"): "yes",
        ("returned", "closed"): "closed",
    },
    "correct": {
        ("draft", "early"): "early",
        ("draft", "open"): "not_sent",
        ("draft", "closed"): "closed",
        ("submitted", "correct"): "yes",
        ("submitted", "closed"): "closed",
        ("approved", "correct"): "yes",
        ("approved", "closed"): "closed",
        ("returned", "open"): "not_sent",
        ("returned", "closed"): "closed",
    },
}
OWN["submit"] = OWN["answer"]
JUDGED: dict[Action, dict[Status, str]] = {
    "approve": {"draft": "not_sent", "submitted": "yes", "approved": "approved", "returned": "returned"},
    "return": {"draft": "not_sent", "submitted": "yes", "approved": "yes", "returned": "returned"},
}
REOPENED: dict[tuple[Status, Access], str] = {
    ("draft", "early"): "early",
    ("draft", "open"): "not_closed",
    ("draft", "closed"): "yes",
    ("submitted", "correct"): "not_closed",
    ("submitted", "closed"): "yes",
    ("approved", "correct"): "approved",
    ("approved", "closed"): "approved",
    ("returned", "open"): "not_closed",
    ("returned", "closed"): "yes",
}
REPORT = {"director", "deputy", "member"}
OVERSEE = {"director", "deputy"}
DIRECT = {"director"}


def wanted(action: Action, role: str, own: bool, status: Status, access: Access) -> str:
    """What the tables say; "yes" or the name of the sentence."""
    if action in OWN:
        return OWN[action][status, access] if own and role in REPORT else "not_yours"
    if action in JUDGED:
        return JUDGED[action][status] if role in OVERSEE else "not_overseer"
    return REOPENED[status, access] if role in DIRECT else "not_director"
