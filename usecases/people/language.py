"""In which language a person is spoken to."""

from storage.people import languages, people
from usecases.work import Work


def change_language(work: Work, language: str) -> bool:
    """Speak another language to the person of this work from now on; False when it is theirs already."""
    person = people.load_person(work.session, work.library.id, work.person.id)
    if person is None or person.language == language:
        return False
    before, person.language = person.language, language
    work.refresh()
    work.note_down("set", "person", person.id, before={"language": before}, after={"language": language})
    return True


def is_to_be_asked(work: Work) -> bool:
    """Whether this is the first /start of somebody who never chose a language; they are asked once."""
    if languages.was_asked(work.session, work.person.id):
        return False
    languages.note_asked(work.session, work.person.id, work.now)
    return True


def wrote_in_another(work: Work) -> bool:
    """Whether it is time to offer the language that this person has written in."""
    return languages.count_other_language(work.session, work.person.id, work.now)
