"""↩️ A change of the plan is taken back: the button, what became of it, and why it cannot be."""

from collections.abc import Mapping, Sequence

from texts.home import home_button
from texts.paging import fit_lines
from texts.planning import presses
from texts.planning.changes import Difference, change_line
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say

MOST_LINES = 20
_KEPT: Mapping[str, Sentence] = {
    "gone": Sentence("Bu o'zgarish topilmadi. Reja o'zgarmadi."),
    "undone": Sentence("Bu o'zgarish bekor qilingan: band avvalgi holatida turibdi."),
    "changed": Sentence(
        "❗️ Bekor qilinmadi: bu band shundan keyin yana o'zgartirilgan. Kerakli qiymatni banddan o'zgartiring."
    ),
    "number_taken": Sentence("❗️ Bekor qilinmadi: bandning avvalgi raqami endi boshqa bandga berilgan."),
    "reported": Sentence(
        "❗️ Bekor qilinmadi: qo'shilgan bandga raqam kiritilgan. Kerak bo'lmasa, bandni rejadan chiqaring."
    ),
    "file_changed": Sentence(
        "❗️ Bekor qilinmadi: fayldan keyin rejaning shu bandlari yana o'zgartirilgan. Avvalgi faylni yuboring: "
        "farqlari ko'rsatiladi, kuchga kiritishdan oldin ko'rib chiqasiz."
    ),
    "file_number_taken": Sentence(
        "❗️ Bekor qilinmadi: rejadan chiqqan bandning raqami endi boshqa bandga berilgan. Avvalgi faylni yuboring: "
        "farqlari ko'rsatiladi, kuchga kiritishdan oldin ko'rib chiqasiz."
    ),
    "file_reported": Sentence(
        "❗️ Bekor qilinmadi: fayl qo'shgan bandga raqam kiritilgan. Avvalgi faylni yuboring: farqlari ko'rsatiladi, "
        "kuchga kiritishdan oldin ko'rib chiqasiz."
    ),
    "last_row": Sentence("❗️ Bekor qilinmadi: rejada birorta ham band qolmaydi."),
}


def undo_button(year: int, version: int) -> Button:
    """Below a change that was made, and at its row."""
    return Button(plain("↩️ O'zgarishni bekor qilish"), presses.undo_change(year, version))


def undo_file_button(year: int, version: int) -> Button:
    """Below a plan that a file has changed, and on the plan's page."""
    return Button(plain("↩️ Fayldan oldingi rejaga qaytish"), presses.undo_change(year, version))


def why_undone(version: int) -> str:
    """The reason that stands beside the version that took another back."""
    return plain("{version:bare}-tahrirdagi o'zgarish bekor qilindi", version=version)


def change_undone(year: int, version: int, changes: Sequence[Difference], people: int) -> Screen:
    """The rows are as they were; this can be taken back as well."""
    told = [change_line(change) for change in changes[:MOST_LINES]]
    left = len(changes) - MOST_LINES
    text = paragraphs(
        say(
            "↩️ <b>O'zgarish bekor qilindi. {year:bare}-yil rejasi: {version:bare}-tahrir.</b>",
            year=year,
            version=version,
        ),
        lines(told, say("… va yana {n} ta", n=left) if left > 0 else NOTHING),
        say("📣 {n} xodimga xabar berildi.", n=people) if people else NOTHING,
    )
    return Screen(fit_lines(text), ((undo_button(year, version),), (_plan(year), home_button())))


def change_kept(year: int, why: str) -> Screen:
    """Why a change was not taken back."""
    return Screen(_KEPT[why](), ((_plan(year), home_button()),))


def _plan(year: int) -> Button:
    return Button(plain("📖 Reja"), presses.plan_page(year, 0))
