"""Next year's plan as one page of the chat: its targets, and the draft that they make."""

from handlers.page import Page, on
from handlers.planning import next_schedules, next_targets, roll_over
from handlers.planning.roll_over import CONFIRM, ORDER, SPLIT, TARGET
from texts.planning import presses

PAGE = Page(
    presses=(
        on(presses.begin_next_year, roll_over.press_begin_roll_over),
        on(presses.show_next_year, roll_over.press_show),
        on(presses.list_targets, roll_over.press_list_targets),
        on(presses.ask_order, roll_over.press_put),
        on(presses.no_order, roll_over.press_no_order),
        on(presses.put_in_force, roll_over.press_ok),
        on(presses.stop_next_year, roll_over.press_stop_roll_over),
        on(presses.throw_away, roll_over.press_throw_away),
        on(presses.take_same_targets, roll_over.press_same),
        on(presses.take_back_same_targets, roll_over.press_take_back_same),
        on(presses.ask_first_open, next_targets.press_first_open),
        on(presses.ask_target, next_targets.press_target),
        on(presses.ask_previous, next_targets.press_previous),
        on(presses.take_offered, next_targets.press_offered),
        on(presses.take_meant, next_targets.press_meant),
        on(presses.take_no_target, next_targets.press_no_target),
        on(presses.ask_split, next_schedules.press_split),
        on(presses.ask_first_split, next_schedules.press_first_split),
        on(presses.take_no_split, next_schedules.press_no_split),
    ),
    texts={
        TARGET: next_targets.receive_targets,
        SPLIT: next_schedules.receive_split,
        ORDER: roll_over.receive_order,
        CONFIRM: roll_over.receive_at_confirm,
    },
    present={
        TARGET: next_targets.present_target,
        SPLIT: next_schedules.present_split,
        ORDER: roll_over.present_roll_over,
        CONFIRM: roll_over.present_roll_over,
    },
)
