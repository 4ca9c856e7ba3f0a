"""Photos, documents and links beside a figure of a month: added, listed, opened and removed. What was removed stays in
the database and in the history."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from plan.fold import APOSTROPHES
from plan.indicator import Indicator
from plan.period import Month
from storage.month import evidence
from storage.people import people
from storage.tables import Attachment, Submission
from usecases.month import reporting
from usecases.month.reporting import Report
from usecases.work import Work

MOST = 20
"""Files and links beside one figure of one department's month."""
LARGEST = 20 * 1024 * 1024
"""Bytes of a file: more than that Telegram gives no bot back."""
_LONGEST_LINK = 1000
_LINK = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
_AROUND = ' -–—:,;.()«»"'
_JOINING = re.compile(rf"^(?:va yana|va|hamda|ham|ва|ҳамда|и)(?![\w{re.escape(APOSTROPHES)}])", re.IGNORECASE)
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence, and what it is for; `at` is in the library's time."""

    id: int
    kind: str
    file_id: str
    name: str
    url: str
    by: str
    at: datetime
    submission: int
    figure: int
    department: int
    month: Month


@dataclass(frozen=True, slots=True)
class Links:
    """The links in a text with what to call each, those in it that are none, and the words around them."""

    named: dict[str, str]
    wrong: tuple[str, ...]
    rest: str

    @property
    def good(self) -> tuple[str, ...]:
        return tuple(self.named)


def links_in(text: str) -> Links:
    """Every http(s) address in a text. What looks like one and leads nowhere is told apart, because Telegram refuses a
    whole message for one such button."""
    named: dict[str, str] = {}
    wrong: list[str] = []
    rest = " ".join(_LINK.sub(" ", text).split()).strip(" -–—:,;")
    found = list(_LINK.finditer(text))
    for at, one in enumerate(found):
        link = one[0].rstrip(".,;:!?'" if "(" in one[0] else ".,;:!?')")
        before = text[found[at - 1].end() if at else 0 : one.start()].rpartition("\n")[2]
        if _leads_somewhere(link):
            named.setdefault(link, _words(before) or (_words(rest) if len(found) == 1 else "") or _address(link))
        else:
            wrong.append(link)
    return Links(named, tuple(wrong), rest)


def _words(text: str) -> str:
    """What a link can be called by: words that say something, and no number that is an answer."""
    told = _JOINING.sub("", " ".join(text.split()).strip(_AROUND))
    return told.strip(_AROUND) if re.search(r"[^\W\d_]{3}", told) else ""


def _address(link: str) -> str:
    """Where a link leads, without how: `kutubxona.uz/yangilik`."""
    parts = urlsplit(link)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def _leads_somewhere(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        named = _HOST.fullmatch(host) is not None and not host.rpartition(".")[2].isdigit()
        return named and parts.port is not False and parts.username is None and len(link) <= _LONGEST_LINK
    except ValueError:  # also of a port or a name that is none
        return False


def called(kind: str, file_name: str, note: str) -> str:
    """What a photo or document is called: what was written below it, and a document's own name behind that."""
    if not note:
        return file_name
    return note[:300] if kind == "photo" else f"{note[: 290 - len(file_name[-200:])]} — {file_name[-200:]}"


def attach(
    work: Work, report: Report, indicator: Indicator, kind: str, file_id: str, name: str, url: str = ""
) -> int | None:
    """Keep a photo, document or link beside a figure and return how many it has now; None when it has enough."""
    count = len(evidence.beside(work.session, report.submission.id, indicator.key))
    if count >= MOST:
        return None
    added = Attachment(
        library_id=work.library.id,
        submission_id=report.submission.id,
        figure_id=indicator.key,
        kind=kind,
        file_id=file_id,
        name=name[:300],
        url=url,
        added_by=work.person.id,
        added_at=work.now,
    )
    work.session.add(added)
    work.session.flush()
    report.files[indicator.key] = count + 1
    _note_down(work, "attach", added, report.on_behalf_of, after=_as_json(added))
    return count + 1


def _as_json(one: Attachment) -> dict[str, Any]:
    return {"attachment": one.id, "figure": one.figure_id, "kind": one.kind, "name": one.name, "url": one.url}


def _note_down(work: Work, action: str, one: Attachment, on_behalf_of: int | None, **states: Any) -> None:
    work.note_down(action, "submission", one.submission_id, on_behalf_of=on_behalf_of, **states)


def attach_links(work: Work, report: Report, indicator: Indicator, links: Links) -> tuple[int, int]:
    """Keep the links that are not there yet; returns how many were new, and how many had no room any more."""
    known = {one.url for one in evidence.beside(work.session, report.submission.id, indicator.key)}
    new = [link for link in links.good if link not in known]
    counts = [attach(work, report, indicator, "link", "", links.named[link], link) for link in new]
    kept = sum(count is not None for count in counts)
    return kept, len(new) - kept


def beside(work: Work, report: Report, indicator: Indicator) -> list[Item]:
    """What stands beside one figure of one report, oldest first."""
    found = evidence.beside(work.session, report.submission.id, indicator.key)
    return _items(work, [(one, report.submission) for one in found])


def of_figure(work: Work, figure_id: int, month: int | None = None) -> list[Item]:
    """What this person may see beside a figure, of one month (1–12) or of all: everything for whoever sees the whole
    library, and their own departments' for others."""
    own = {one.id for one in work.departments()}
    return _items(
        work,
        [
            (one.attachment, one.submission)
            for one in evidence.of_figure(work.session, work.library.id, figure_id)
            if (month is None or one.submission.month == month)
            and (work.observes or one.submission.department_id in own)
        ],
    )


def _items(work: Work, found: list[tuple[Attachment, Submission]]) -> list[Item]:
    return [
        Item(
            one.id,
            one.kind,
            one.file_id,
            one.name,
            one.url,
            author.name if (author := people.person(work.session, work.library.id, one.added_by)) else "",
            one.added_at.astimezone(work.now.tzinfo),
            submission.id,
            one.figure_id,
            submission.department_id,
            Month(submission.year, submission.month),
        )
        for one, submission in found
    ]


def find(work: Work, attachment_id: int) -> tuple[Item, Report, Indicator] | None:
    """One piece of evidence with its report, if this person may see it; None for one that was removed."""
    one = evidence.find(work.session, work.library.id, attachment_id)
    if one is None or one.removed_at is not None:
        return None
    report = reporting.report(work, one.submission_id, to_change=True)
    indicator = next((had for had in report.plan.indicators if had.key == one.figure_id), None) if report else None
    if report is None or indicator is None:
        return None
    return _items(work, [(one, report.submission)])[0], report, indicator


def remove(work: Work, attachment_id: int) -> bool:
    """Take a piece of evidence out of the lists; False when it is gone, or this person may not change the report."""
    found = find(work, attachment_id)
    one = evidence.find(work.session, work.library.id, attachment_id)
    if found is None or one is None or not found[1].takes_answers:
        return False
    one.removed_at, one.removed_by = work.now, work.person.id
    work.session.flush()
    _note_down(work, "detach", one, found[1].on_behalf_of, before=_as_json(one))
    return True
