"""In which language somebody is spoken to: asked with the invitation, changed by a button, offered once."""

import pytest
from sqlalchemy import select

from storage.tables import HistoryEntry, Person
from tests.support.people.phone import MALIKA, NILUFAR, SARDOR, Phone, Telegram
from tests.support.people.staffing import everybody, invite, open_link, planned
from texts.language import language_of_phone
from usecases.people.written_language import languages_written, to_offer


@pytest.fixture
def director(telegram: Telegram) -> Phone:
    return planned(telegram)


@pytest.fixture
def nilufar(telegram: Telegram, director: Phone) -> Phone:
    """She is in, and reads Uzbek."""
    phone = telegram.phone(NILUFAR)
    open_link(phone, invite(director))
    phone.press("✅ Ha")
    return phone


def language(telegram: Telegram, account: int) -> str:
    with telegram.database.read() as session:
        return str(session.scalar(select(Person.language).where(Person.telegram_id == account)))


@pytest.mark.parametrize(
    ("code", "first", "chosen", "spoken", "welcome"),
    [
        ("ru", "✅ Да, это я", "✅ Да", "ru", "Добро пожаловать, Nilufar!"),
        ("uz", "✅ Ha, bu men", "✅ Ҳа", "uz_Cyrl", "Хуш келибсиз, Nilufar!"),
        ("en", "✅ Ha, bu men", "✅ Ha", "uz", "Xush kelibsiz, Nilufar!"),
        ("", "✅ Ha, bu men", "✅ Да", "ru", "Добро пожаловать, Nilufar!"),
    ],
)
def test_somebody_invited_says_it_with_their_yes(
    telegram: Telegram, director: Phone, code: str, first: str, chosen: str, spoken: str, welcome: str
) -> None:
    phone = telegram.phone(NILUFAR)
    phone.language_code = code
    shown = open_link(phone, invite(director))
    assert phone.screen.labels[0].startswith(first)
    assert len(phone.screen.labels) == 4
    for asked in ("Qaysi tilda yozay?", "Қайси тилда ёзай?", "На каком языке писать?"):
        assert asked in shown
    phone.press(chosen)

    assert language(telegram, NILUFAR) == spoken
    assert welcome in phone.screen.text
    assert any("Nilufar qo'shildi: Abonement" in message.text for message in director.chat)
    described = {command["command"]: command["description"] for command in telegram.setups[-1]["commands"]}
    assert described["hisobot"] == {
        "ru": "Выполнение: как выполняется план",
        "uz": "Bajarilish: reja qanday bajarilyapti",
        "uz_Cyrl": "Бажарилиш: режа қандай бажариляпти",
    }.get(spoken, described["hisobot"])
    phone.say("/start")
    assert "Русский" not in phone.screen.labels  # once asked is enough


def test_a_stranger_is_answered_in_the_language_of_their_phone(telegram: Telegram, director: Phone) -> None:
    sardor = telegram.phone(SARDOR)
    sardor.language_code = "ru"
    assert "только для приглашённых" in sardor.say("salom").text
    assert SARDOR not in everybody(telegram)


def test_who_was_never_asked_is_asked_at_their_first_start(telegram: Telegram, director: Phone) -> None:
    assert "Русский" in director.say("/start").labels
    director.press("Русский")
    assert language(telegram, MALIKA) == "ru"
    assert "с чего начнём?" in director.screen.text
    assert "Русский" not in director.say("/start").labels


def test_the_open_question_is_asked_in_the_new_language_and_what_was_typed_stays(
    telegram: Telegram, nilufar: Phone
) -> None:
    asked = nilufar.say("/kiritish")
    assert "oyida qancha?" in asked.text
    nilufar.say("41")
    nilufar.say("til")  # the word alone does what the command does
    assert "qancha?" in nilufar.last.text, "the question stands below the choice"
    nilufar.press("Ўзбекча")
    assert any("Энди ўзбекча ёзаман" in message.text for message in nilufar.chat)
    assert "ойида қанча?" in nilufar.last.text
    assert "2/" in nilufar.last.text
    nilufar.say("42")
    assert "Топширишдан олдин кўздан кечиринг" in nilufar.last.text
    assert "Китоб бериш: 41" in nilufar.last.text
    with telegram.database.read() as session:
        line = session.scalars(
            select(HistoryEntry).where(HistoryEntry.subject == "person", HistoryEntry.action == "set")
        ).one()
    assert (line.before, line.after) == ({"language": "uz"}, {"language": "uz_Cyrl"})


def test_a_button_from_before_still_works(nilufar: Phone) -> None:
    question = nilufar.say("/kiritish")
    nilufar.say("/til")
    nilufar.press("Русский")
    nilufar.press_data(
        next(button["callback_data"] for button in nilufar.last.buttons if button["text"] == "0"), question
    )
    assert "сколько?" in nilufar.last.text
    assert "2/" in nilufar.last.text


def test_another_language_is_offered_once_after_the_answer(telegram: Telegram, nilufar: Phone) -> None:
    nilufar.say("китоблар қани")
    assert "Ўзбекча" not in nilufar.screen.labels
    nilufar.say("раҳмат сизга")
    answer, offer = nilufar.chat[-2:]
    assert "tushunmadim" in " ".join(message.text for message in nilufar.chat[-3:])
    assert answer.text != offer.text
    assert offer.labels == ["Ўзбекча", "Kerak emas"]
    nilufar.press("Kerak emas")
    for words in ("яна ёзаман", "ва яна бир марта", "сколько книг нужно"):
        nilufar.say(words)
        assert "Kerak emas" not in nilufar.last.labels
    assert language(telegram, NILUFAR) == "uz"


def test_a_name_is_no_sign_of_a_language(director: Phone) -> None:
    for name in ("Нилуфар опа", "Камола опа", "Азиза опа"):
        director.say("/xodimlar")
        director.press("➕ Taklif qilish")
        director.press("Abonement")
        director.say(name)
    assert not any("Ўзбекча" in message.labels for message in director.chat)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Сколько книг нужно?", ("ru",)),
        ("помогите пожалуйста", ("ru",)),
        ("не понимаю", ("ru",)),
        ("выставка прошла", ("ru",)),
        ("Қанча ёзай", ("uz_Cyrl",)),
        ("китоблар олинди", ("uz_Cyrl",)),
        ("Салом", ("uz_Cyrl",)),
        ("kitoblar olindi", ("uz",)),
        ("Rahmat", ("uz",)),
        ("42", ()),
        ("1 200 та", ()),
        ("14) 9870", ()),
        ("Нилуфар Каримова", ()),
        ("Excel", ()),
        ("👍", ()),
        ("", ()),
    ],
)
def test_words_say_in_which_language_somebody_writes(text: str, languages: tuple[str, ...]) -> None:
    assert languages_written(text) == languages


@pytest.mark.parametrize(
    ("text", "reads", "offered"),
    [
        ("kitoblar olindi", "uz_new", ()),
        ("kitoblar olindi", "ru", ("uz",)),
        ("китоблар олинди", "uz_Cyrl", ()),
        ("сколько книг", "uz_Cyrl", ("ru",)),
        ("китоблар олинди", "ru", ("uz_Cyrl",)),
        ("абонемент", "uz", ("uz_Cyrl", "ru")),
        ("абонемент", "ru", ()),
    ],
)
def test_only_what_somebody_does_not_read_is_offered(text: str, reads: str, offered: tuple[str, ...]) -> None:
    assert to_offer(text, reads) == offered


@pytest.mark.parametrize(
    ("code", "spoken"),
    [("uz", "uz"), ("ru", "ru"), ("ru-RU", "ru"), ("uz-Cyrl", "uz_Cyrl"), ("en", "uz"), ("", "uz"), ("kk", "uz")],
)
def test_a_phone_has_a_language_that_is_spoken_here_or_uzbek(code: str, spoken: str) -> None:
    assert language_of_phone(code) == spoken
