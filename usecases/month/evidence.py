"""Photos, documents and links attached to a figure of a month: added, listed, opened and removed. Removed ones stay in
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
"""How many files and links one figure of one department's month may have."""
LARGEST = 20 * 1024 * 1024
"""Largest file in bytes: bots cannot download larger ones from Telegram."""
_LONGEST_LINK = 1000
_LINK = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
_AROUND = ' -–—:,;.()«»"'
_JOINING = re.compile(rf"^(?:va yana|va|hamda|ham|ва|ҳамда|и)(?![\w{re.escape(APOSTROPHES)}])", re.IGNORECASE)
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}")


@dataclass(frozen=True, slots=True)
class Item:
    """One attachment and the place it belongs to; `at` is in the library's time."""

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
    """The links of a text: valid address → its name, the invalid addresses, and the text without them."""

    named: dict[str, str]
    wrong: tuple[str, ...]
    rest: str

    @property
    def good(self) -> tuple[str, ...]:
        return tuple(self.named)


def links_in(text: str) -> Links:
    """Every http(s) address in a text. Invalid ones are kept apart, because Telegram refuses a whole message when the
    address of one button is invalid."""
    named: dict[str, str] = {}
    wrong: list[str] = []
    rest = " ".join(_LINK.sub(" ", text).split()).strip(" -–—:,;")
    matches = list(_LINK.finditer(text))
    for at, match in enumerate(matches):
        link = match[0].rstrip(".,;:!?'" if "(" in match[0] else ".,;:!?')")
        before = text[matches[at - 1].end() if at else 0 : match.start()].rpartition("\n")[2]
        if _is_valid(link):
            named.setdefault(
                link, _name_in_words(before) or (_name_in_words(rest) if len(matches) == 1 else "") or _address(link)
            )
        else:
            wrong.append(link)
    return Links(named, tuple(wrong), rest)


def _name_in_words(text: str) -> str:
    """The words that name a link; "" when they say nothing, such as a number, which is an answer."""
    words = _JOINING.sub("", " ".join(text.split()).strip(_AROUND))
    return words.strip(_AROUND) if re.search(r"[^\W\d_]{3}", words) else ""


def _address(link: str) -> str:
    """The address of a link without scheme and query: `kutubxona.uz/yangilik`."""
    parts = urlsplit(link)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def _is_valid(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        named = _HOST.fullmatch(host) is not None and not host.rpartition(".")[2].isdigit()
        return named and parts.port is not False and parts.username is None and len(link) <= _LONGEST_LINK
    except ValueError:  # also for an invalid port or host name
        return False


def name_of_attachment(kind: str, file_name: str, note: str) -> str:
    """The name of a photo or document: the caption, and for a document its file name behind that."""
    if not note:
        return file_name
    return note[:300] if kind == "photo" else f"{note[: 290 - len(file_name[-200:])]} — {file_name[-200:]}"


def attach_evidence(
    work: Work, report: Report, indicator: Indicator, kind: str, file_id: str, name: str, url: str = ""
) -> int | None:
    """Attach a photo, document or link to a figure and return how many it has now; None when it has MOST already."""
    count = report.files.get(indicator.key, 0)  # the report is locked, so nobody else has attached another since
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
    _note_attachment(work, "attach", added, report.on_behalf_of, after=_as_json(added))
    return count + 1


def _as_json(attachment: Attachment) -> dict[str, Any]:
    return {
        "attachment": attachment.id,
        "figure": attachment.figure_id,
        "kind": attachment.kind,
        "name": attachment.name,
        "url": attachment.url,
    }


def _note_attachment(work: Work, action: str, attachment: Attachment, on_behalf_of: int | None, **states: Any) -> None:
    work.note_down(action, "submission", attachment.submission_id, on_behalf_of=on_behalf_of, **states)


def attach_links(work: Work, report: Report, indicator: Indicator, links: Links) -> tuple[int, int]:
    """Attach the links that are not attached yet; returns how many were added, and how many were too many."""
    if not links.good:
        return 0, 0
    urls = {
        attachment.url for attachment in evidence.attachments_beside(work.session, report.submission.id, indicator.key)
    }
    new = [link for link in links.good if link not in urls]
    counts = [attach_evidence(work, report, indicator, "link", "", links.named[link], link) for link in new]
    added = sum(count is not None for count in counts)
    return added, len(new) - added


def evidence_beside(work: Work, report: Report, indicator: Indicator) -> list[Item]:
    """The attachments of one figure of one report, oldest first."""
    attachments = evidence.attachments_beside(work.session, report.submission.id, indicator.key)
    return _items(work, [(attachment, report.submission) for attachment in attachments])


def evidence_of_figure(work: Work, figure_id: int, month: int | None = None) -> list[Item]:
    """The attachments of a figure that this person may see, of one month (1–12) or of all: everybody's for people
    who see the whole library, their own departments' for others."""
    own = {department.id for department in work.departments()}
    return _items(
        work,
        [
            (placed.attachment, placed.submission)
            for placed in evidence.evidence_of_figure(work.session, work.library.id, figure_id)
            if (month is None or placed.submission.month == month)
            and (work.observes or placed.submission.department_id in own)
        ],
    )


def _items(work: Work, attachments: list[tuple[Attachment, Submission]]) -> list[Item]:
    return [
        Item(
            attachment.id,
            attachment.kind,
            attachment.file_id,
            attachment.name,
            attachment.url,
            author.name if (author := people.load_person(work.session, work.library.id, attachment.added_by)) else "",
            attachment.added_at.astimezone(work.now.tzinfo),
            submission.id,
            attachment.figure_id,
            submission.department_id,
            Month(submission.year, submission.month),
        )
        for attachment, submission in attachments
    ]


def find_evidence(work: Work, attachment_id: int) -> tuple[Item, Report, Indicator] | None:
    """An attachment with its report and figure; None when this person may not see it, or it was removed."""
    attachment = evidence.load_attachment(work.session, work.library.id, attachment_id)
    if attachment is None or attachment.removed_at is not None:
        return None
    report = reporting.load_report(work, attachment.submission_id, to_change=True)
    indicator = (
        next((row for row in report.plan.indicators if row.key == attachment.figure_id), None) if report else None
    )
    if report is None or indicator is None:
        return None
    return _items(work, [(attachment, report.submission)])[0], report, indicator


def remove_evidence(work: Work, attachment_id: int) -> bool:
    """Mark an attachment as removed; False when it is gone, or this person may not change the report."""
    item = find_evidence(work, attachment_id)
    attachment = evidence.load_attachment(work.session, work.library.id, attachment_id)
    if item is None or attachment is None or not item[1].takes_answers:
        return False
    attachment.removed_at, attachment.removed_by = work.now, work.person.id
    work.session.flush()
    _note_attachment(work, "detach", attachment, item[1].on_behalf_of, before=_as_json(attachment))
    return True
