"""How a person would say what was done in a row, for the work that most libraries have.

A row that none of these knows is told by its short name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.letter.works import what_is_counted, work_of
from plan.period import Span
from plan.progress.line import Line
from plan.short_names.phrases import named_event
from texts.endings import Case, counted, inside_sentence, quoted, tenths
from texts.papers.letter import spans
from texts.progress.kinds import is_limit, rounded
from texts.sentence import Sentence, plain
from texts.wording import (
    grouped_number,
    in_readers_letters,
    in_russian,
    join_names,
    printed_part,
    row_name,
    speaks_uzbek,
)

_FEW, _OVER = Decimal(10), Decimal("1.1")
"""Below so much a target is no base for a share; above so much of it a share is told by numbers."""
_EVENT = re.compile('["“«„][^"”»“]+["”»“][^\\W\\d_]')
"""An event that something is done with: “Kitobxonlik haftaligi”ni tashkil qilish."""
_QUOTES = re.compile('["«»“”„]')


@dataclass(frozen=True, slots=True)
class Phrase:
    """`head` has a place for {amount} (with its unit, in `case`), or for {count} beside words of its own, and for the
    {share}; `verb` ends the sentence, and those that end alike share it."""

    head: Sentence
    verb: Sentence
    case: Case = ""
    named: Sentence | None = None
    """What is counted, where it is compared or named by itself; only of the usual ones."""

    @property
    def usual(self) -> bool:
        """Whether its share is told in every letter."""
        return self.named is not None


_MADE, _HELD, _PUT, _ENTERED = (
    Sentence("tashkil etdi"),
    Sentence("o'tkazildi"),
    Sentence("joylashtirildi"),
    Sentence("yaratildi"),
)
_TAKEN, _SORTED, _SCANNED = Sentence("qabul qilindi"), Sentence("tasniflandi"), Sentence("raqamlashtirildi")
_ARRANGED, _WRITTEN, _ADDED = Sentence("tashkil etildi"), Sentence("tuzildi"), Sentence("qo'shildi")
_READY, _TOLD, _LISTED = Sentence("tayyorlandi"), Sentence("yoritildi"), Sentence("ro'yxatga olindi")


def _phrase(head: Sentence, verb: Sentence, case: Case = "", named: Sentence | None = None) -> Phrase:
    return Phrase(head, verb, case, named)


PHRASES: Mapping[str, Phrase] = {
    "visits": _phrase(
        Sentence("kitobxonlar qatnovi {amount}{share}"),
        _MADE,
        "ni",
        Sentence("kitobxonlar qatnovi"),
    ),
    "loans": _phrase(
        Sentence("kitob berilishi {amount}{share}"),
        _MADE,
        "ni",
        Sentence("kitob berilishi"),
    ),
    "new_users": _phrase(Sentence("{count} nafar yangi foydalanuvchi{share}"), _LISTED),
    "users_again": _phrase(Sentence("{count} nafar foydalanuvchi qayta{share}"), _LISTED),
    "events": _phrase(
        Sentence("{count} ta tadbir va ko'rgazma{share}"),
        _HELD,
        named=Sentence("tadbir va ko'rgazmalar"),
    ),
    "outside": _phrase(Sentence("{count} ta nostatsionar xizmat tadbiri{share}"), _ARRANGED),
    "remote": _phrase(
        Sentence("masofadan turib {count} nusxa adabiyot bilan xizmat{share}"),
        Sentence("ko'rsatildi"),
    ),
    "club": _phrase(Sentence("“Kitobxonlar klubi” a'zolari bilan {count} ta tadbir{share}"), _HELD),
    "week": _phrase(
        Sentence("“Kitobxonlik haftaligi” doirasida {count} ta tadbir{share}"),
        _HELD,
    ),
    "hours": _phrase(Sentence("{count} ta ma'naviyat soati{share}"), _HELD),
    "circles": _phrase(Sentence("{count} ta metodik to'garak mashg'uloti{share}"), _HELD),
    "courses": _phrase(Sentence("AKT bo'yicha {count} ta o'qish{share}"), _HELD),
    "seminars": _phrase(Sentence("{count} ta seminar-trening{share}"), _HELD),
    "placements": _phrase(Sentence("{count} ta stajirovka{share}"), _HELD),
    "chronicle": _phrase(
        Sentence("“Viloyat matbuoti solnomasi” uchun {count} ta bibliografik yozuv{share}"),
        _WRITTEN,
    ),
    "national": _phrase(
        Sentence("milliy hujjatlar bazasi uchun {count} ta bibliografik yozuv{share}"),
        _WRITTEN,
    ),
    "local": _phrase(
        Sentence("o'lkashunoslik bo'yicha {count} ta to'liq matnli ma'lumotlar bazasi{share}"),
        _READY,
    ),
    "copies": _phrase(Sentence("bibliografik yozuvlarga {count} ta nusxa{share}"), _ADDED),
    "cards": _phrase(Sentence("kartochkada {count} ta bibliografik yozuv{share}"), _ENTERED),
    "catalogue": _phrase(Sentence("unikat.natlib.uz tizimida {count} ta bibliografik yozuv{share}"), _ENTERED),
    "guides": _phrase(Sentence("{count} ta bibliografik qo'llanma{share}"), _READY),
    "records": _phrase(Sentence("{count} ta bibliografik yozuv{share}"), _ENTERED),
    "additions": _phrase(
        Sentence("fondga {count} nusxa adabiyot{share}"),
        _TAKEN,
        named=Sentence("fondni to'ldirish"),
    ),
    "sorted": _phrase(Sentence("{count} ta resurs{share}"), _SORTED),
    "materials": _phrase(
        Sentence("rasmiy veb-sayt va ijtimoiy tarmoqlarga {count} ta material{share}"),
        _PUT,
        named=Sentence("veb-sayt va ijtimoiy tarmoqlardagi materiallar"),
    ),
    "scanned": _phrase(
        Sentence("bosma nashrlarning {count} sahifasi{share}"),
        _SCANNED,
        named=Sentence("bosma nashrlarni raqamlashtirish"),
    ),
    "media": _phrase(
        Sentence("markaz faoliyati ommaviy axborot vositalarida {count} marta{share}"),
        _TOLD,
    ),
}
"""The name of a work (`plan/letter/works.py`) → how it is said."""


def order_of(line: Line) -> int:
    """Where a row stands in a paragraph: the same in every letter."""
    work = work_of(line.indicator)
    return [*PHRASES].index(work) if work and not line.indicator.told_apart else len(PHRASES)


def phrase_of(indicator: Indicator) -> Phrase | None:
    """How a row is said, where its work is known, and no other row of the plan is of the same."""
    return None if indicator.told_apart else PHRASES.get(work_of(indicator))


def head_of(line: Line, phrase: Phrase, share: str) -> str:
    """What was done, up to its verb."""
    actual = rounded(line, line.actual) or Decimal(0)
    if phrase.case:
        return phrase.head.plain(amount=counted(actual, line.indicator.unit, phrase.case), share=share)
    return phrase.head.plain(count=grouped_number(actual), share=share)


def share_of(line: Line, span: Span, *, first: bool, told: bool = True) -> str:
    """What stands in brackets behind an amount: its share, of small targets and of what went far beyond the target
    itself; and what the span brought, where that is not all. A share that is told elsewhere is not `told` here."""
    indicator = line.indicator
    own = ""
    if span.first.number > 1 and line.in_span is not None and indicator.kind in ("count", "total"):
        in_span = counted(rounded(line, line.in_span), indicator.unit)
        own = plain("shundan {time} {amount}", time=spans.within(span), amount=in_span)
    share = _share(line, first=first) if told else ""
    return plain(" ({what})", what=join_names(filter(None, (share, own)))) if share or own else ""


def _share(line: Line, *, first: bool) -> str:
    target, share = line.indicator.target, line.completion
    if target is None or share is None or line.indicator.kind not in ("count", "total"):
        return ""
    if share > _OVER:
        return plain("rejada {target}", target=counted(target, line.indicator.unit))
    if not tells_percent(line):
        return ""
    if first:
        return plain("yillik rejaning {share} foizi", share=tenths(share))
    return plain("{share} foizi", share=tenths(share))


def tells_percent(line: Line) -> bool:
    """Whether its share is told in percent, and not by the target itself."""
    target, share = line.indicator.target, line.completion
    if target is None or share is None or line.indicator.kind not in ("count", "total"):
        return False
    return share <= _OVER and target >= _FEW


def is_far_beyond(line: Line) -> bool:
    """Whether so much more was done than was planned that a share of it is said by numbers."""
    return line.completion is not None and line.completion > _OVER


def is_few(line: Line) -> bool:
    """Whether the target is too small for a share of it to say anything."""
    return (line.indicator.target or Decimal(0)) < _FEW


def _in_one(name: str) -> str:
    """A row and its part in a sentence that has a dash of its own: `sovg'a tariqasida, jismoniy shaxslar`."""
    head, *parts = name.split(" — ")
    return join_names([head, *map(inside_sentence, parts)])


def name_inside(indicator: Indicator) -> str:
    """A row inside a sentence: by the short name that a director has given it, by what its work is usually called, or
    by the short name that is offered."""
    if called := in_russian(indicator.name):
        return inside_sentence(plain("{name} — {part}", name=called, part=printed_part(indicator)).rstrip(" —"))
    phrase = phrase_of(indicator)
    if phrase is not None and phrase.named is not None and not indicator.short_name:
        return phrase.named.plain()
    if indicator.part and len(indicator.part.split()) > 2:
        name = printed_part(indicator)
    elif _EVENT.match(indicator.name) and not indicator.part and not indicator.short_name:
        name = in_readers_letters(named_event(indicator.name, 60)) or row_name(indicator, 60)
    else:
        name = row_name(indicator, 60)
        name = name if "…" not in name else printed_part(indicator) or row_name(indicator, 400)
    name = what_is_counted(name, lessened=is_limit(indicator))
    return inside_sentence(_in_one(name)) if speaks_uzbek() else quoted(_QUOTES.sub("", name).rstrip(" .;,"))
