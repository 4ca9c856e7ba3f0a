"""The buttons of whoever judges reports."""

from texts.press import press


@press("approve")
def approve(submission: int, revision: str) -> None:
    """✅ at a report; `revision` names what was on the screen then, so that nothing unseen is approved."""


@press("ret")
def return_report(submission: int) -> None:
    """↩️: choose the rows that are to be corrected."""
