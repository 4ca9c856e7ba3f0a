"""A reminder as the message that it is sent as."""

from notices.message import Params, message_parameters
from plan.reminders.reminder import Reminding
from texts.language import speaking
from texts.reminders import reminders as words
from usecases.conversation import Person


def reminder_message(person: Person, reminding: Reminding) -> Params:
    """The parameters of sendMessage, in the language of whoever is reminded."""
    with speaking(person.language, reminding.names):
        return message_parameters(words.reminder_screen(reminding))
