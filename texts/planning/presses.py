"""The buttons of the plan: reading it, changing it, loading its file, and making next year's."""

from datetime import date
from decimal import Decimal

from texts.press import press

# Reading the plan in force.


@press("plan")
def open_plan() -> None:
    """📖: the plan of the year people work on."""


@press("plan_at")
def plan_page(year: int, page: int) -> None:
    """The sections of a year's plan, a page of them."""


@press("plan_sec")
def plan_section(year: int, section: int, page: int) -> None:
    """The rows of a section, counted from 0."""


@press("plan_row")
def plan_row(year: int, row: int, page: int) -> None:
    """One row; `page` is the one of its section to go back to."""


# Changing the plan in force, step by step.


@press("pe")
def edit_row(year: int, row: int) -> None:
    """✏️: what may be changed of a row."""


@press("pe_ch")
def begin_change(year: int, row: int, what: str, about: int) -> None:
    """One thing of a row; `about` is the figure, or 1 where each department is to report its own part."""


@press("pe_how")
def edit_counting(year: int, row: int, figure: int) -> None:
    """🧮: how a figure is counted, and what of it may be changed."""


@press("pe_add")
def add_row(year: int) -> None:
    """➕: a new row."""


@press("pe_renew")
def renew_baselines(year: int) -> None:
    """🔄: last year's figures as they came out in the end."""


@press("pe_val")
def answer_step(step: str, answer: str) -> None:
    """An answer offered at a step."""


@press("pe_pick")
def pick_department(department: int) -> None:
    """A department that is to report the row, or no longer."""


@press("pe_back")
def previous_step() -> None:
    """⬅️: one question back."""


@press("pe_stop")
def stop_change() -> None:
    """Nothing is changed."""


@press("pe_ok")
def make_change(version: int) -> None:
    """✅ below the preview of a change; `version` is the plan's that it was shown for."""


@press("pe_undo")
def undo_change(year: int, version: int) -> None:
    """↩️ below a change that was made, which gave the plan this version, and at its row."""


# What a row is called where there is little room.


# A plan's file, kept as a draft until it is loaded.


@press("draft")
def show_draft(draft: int) -> None:
    """What was read of the file."""


@press("draft_ask")
def ask_doubt(draft: int, place: int) -> None:
    """An open question about the file, counted from 0."""


@press("draft_pick")
def answer_doubt(draft: int, doubt: str, choice: str) -> None:
    """An answer offered to a question; both are named by `loading.press_key`."""


@press("draft_mon")
def pick_months(draft: int, doubt: str, months: int) -> None:
    """🗓: a deadline as months; `months` are those chosen once this is pressed, January being the lowest bit."""


@press("draft_win")
def take_deadline(draft: int, doubt: str, window: str) -> None:
    """✅ below the months that were chosen, or below what was understood of a typed deadline; `window` as
    `deadline_word` writes it."""


@press("draft_facts")
def turn_facts(draft: int, place: int, page: int) -> None:
    """Further figures of last year that the bot has counted otherwise, below the question at this place."""


@press("draft_undo")
def undo_answer(draft: int) -> None:
    """The newest answer is taken back."""


@press("draft_diff")
def show_changes(draft: int, page: int) -> None:
    """🔍: what the file changes in the plan in force."""


@press("draft_links")
def show_links(draft: int, page: int) -> None:
    """🔗: which of last year's rows the new ones go on with."""


@press("draft_rows")
def show_rows(draft: int, page: int) -> None:
    """📋: every figure that was read of the file."""


@press("draft_load")
def load_draft(draft: int) -> None:
    """✅: the file's plan comes into force."""


@press("begin")
def ask_beginning(year: int) -> None:
    """📅: with which month does the library begin to report here?"""


@press("begin_at")
def begin_with(year: int, month: int) -> None:
    """A month to begin with; if it has closed, it is asked until when it is open."""


@press("begin_till")
def begin_until(year: int, month: int, day: date) -> None:
    """A closed month to begin with, which is open to everybody up to the end of a day."""


@press("begin_sum")
def ask_for_sum(year: int) -> None:
    """🧮: one sum of everything before the first month; it is asked until when it can be given."""


@press("begin_sum_till")
def sum_until(year: int, day: date) -> None:
    """The day until which the sum can be given."""


@press("begin_no_sum")
def ask_for_no_sum(year: int) -> None:
    """The sum is not asked for any more."""


@press("draft_stop")
def discard_draft(draft: int) -> None:
    """The file is not wanted."""


# Next year's plan, made out of this year's.


@press("ny")
def begin_next_year(year: int) -> None:
    """📅: the plan of the year after this one."""


@press("ny_show")
def show_next_year(draft: int) -> None:
    """How far next year's plan has come."""


@press("ny_go")
def ask_first_open(draft: int) -> None:
    """The first figure without a new target."""


@press("ny_ask")
def ask_target(draft: int, figure: int) -> None:
    """A figure's new target."""


@press("ny_prev")
def ask_previous(draft: int, figure: int) -> None:
    """The figure before this one."""


@press("ny_same")
def take_offered(draft: int, figure: int, value: Decimal) -> None:
    """The number that is offered: this year's target, or what a total's parts come to."""


@press("ny_num")
def take_meant(draft: int, figure: int, value: Decimal) -> None:
    """What an unclear line probably meant."""


@press("ny_none")
def take_no_target(draft: int, figure: int) -> None:
    """The figure has no target."""


@press("ny_split")
def ask_split(draft: int, figure: int) -> None:
    """📆: a new target is to be split over the quarters."""


@press("ny_splits")
def ask_first_split(draft: int) -> None:
    """The first new target that is not split as the old one was."""


@press("ny_nosplit")
def take_no_split(draft: int, figure: int) -> None:
    """The new target is not split over the year."""


@press("ny_list")
def list_targets(draft: int, page: int) -> None:
    """📋: every figure with its new target."""


@press("ny_put")
def ask_order(draft: int) -> None:
    """✅ at the overview: by which order does it come into force?"""


@press("ny_order")
def no_order(draft: int) -> None:
    """There is no order."""


@press("ny_ok")
def put_in_force(draft: int) -> None:
    """✅ after the last look: next year's plan comes into force."""


@press("ny_stop")
def stop_next_year(draft: int) -> None:
    """The draft is to be thrown away; asked about first where targets were given."""


@press("ny_rest")
def take_same_targets(draft: int) -> None:
    """🟰: every figure without a target gets this year's."""


@press("ny_unrest")
def take_back_same_targets(draft: int) -> None:
    """↩️: those are open again."""


@press("ny_drop")
def throw_away(draft: int) -> None:
    """Yes, with the targets that were given."""
