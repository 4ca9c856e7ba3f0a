"""The steps of an answered number, each one or more functions. They lie inside one another, and each is counted without
those inside it."""

STEPS = {
    "take the update in and store it": ["bot.transport.intake:Intake._store"],
    "handle it, and what is not below": ["bot.transport.lanes:Lanes._apply"],
    "who is it": ["usecases.conversation:work_of_account"],
    "load the report": ["usecases.month.reporting:load_report"],
    "read what was typed, find its row": [
        "handlers.month.typed_numbers:read_message",
        "handlers.month.typed_numbers:rows_in_order",
        "plan.typed.assignment:assign_lines",
        "handlers.month.typed_numbers:rows_with_work",
        "plan.typed.lists:read_list",
    ],
    "keep the number, doubt it, note it down": ["usecases.month.answering:record_answers"],
    "the next card": ["handlers.month.typed_numbers:show_next"],
    "commit": ["storage.base:Session.commit"],
    "claim messages, mark sent ones": ["bot.transport.sender:Sender._settle_and_claim"],
}
REST = "calls to Telegram, hands from thread to thread"
