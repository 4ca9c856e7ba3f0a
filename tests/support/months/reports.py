"""What a report's stories begin with: a month that was sent."""

from sandbox.people import Phone
from tests.support.people.story import Story

NUMBERS = "21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12"
"""Nilufar's March: 13 yangi, 13 qayta, 14, 15, 23."""


def say_in_order(phone: Phone, numbers: str) -> None:
    """Bare numbers in the order of the questions, which are shown beside their rows and taken by one button."""
    phone.say(numbers)
    phone.wait_for("Ro'yxat shunday o'qildi")
    phone.press(f"✅ {len(numbers.splitlines())} ta bandga yozilsin")


def send_march(story: Story, numbers: str = NUMBERS) -> None:
    """Nilufar types her month and sends it."""
    open_march(story)
    story.nilufar.say(numbers)
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")


def ready(story: Story) -> None:
    """The director is at home, and whatever comes for her comes as a notice."""
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")


def hand_to_director(story: Story, numbers: str = NUMBERS) -> None:
    """Nilufar sends her month, and the director, who is at home, has been told of it."""
    ready(story)
    send_march(story, numbers)
    story.malika.wait_for("hisoboti topshirildi")


def open_board(story: Story) -> None:
    """The director looks at who has reported."""
    story.malika.say("/holat")
    story.malika.wait_for("kim hisobot topshirgan")


def press_more(phone: Phone, label: str) -> None:
    """Press one of the buttons behind ⋯ at the question that is open."""
    phone.press("⋯ Yana")
    phone.wait_for(lambda message: label in str(message["buttons"]))
    phone.press(label)


def write_note(story: Story, words: str) -> None:
    """Nilufar writes a note beside the figure that is open; what comes of it is for the story to wait for."""
    press_more(story.nilufar, "💬 Izoh")
    story.nilufar.wait_for("Izohni bitta xabarda")
    story.nilufar.say(words)


def return_row(story: Story, label: str, reason: str) -> None:
    """The director returns one row from the notice, with a reason of her own; `label` is its code."""
    story.malika.press("↩️ Qaytarish")
    story.malika.wait_for("Qaysi bandlar qaytarilsin?")
    story.malika.press(f"▫️ {label}")
    story.malika.wait_for(f"☑️ {label}")
    story.malika.press("➡️ Sababini yozish (1)")
    story.malika.wait_for("Sababini tanlang yoki")
    story.malika.say(reason)
    story.malika.wait_for("Shunday yuborilsinmi?")
    story.malika.press("↩️ Qaytarish")
    story.malika.wait_for("hisoboti tuzatishga qaytarildi")


def send_again(story: Story) -> None:
    """Nilufar sends a month that came back to her, as it stands."""
    story.nilufar.press("📋 Butun hisobot")
    story.nilufar.wait_for("Tuzatishga qaytarilgan")
    story.nilufar.press("📨 Qayta topshirish")


def send_zeros(story: Story) -> None:
    """Bekzod sends a March in which nothing was done."""
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Mart oyida qancha?")
    story.bekzod.press("Qolgani 0")
    story.bekzod.wait_for("ko'zdan kechiring")
    story.bekzod.press("📨 Topshirish")


def approve(story: Story) -> None:
    story.malika.press("✅ Tasdiqlash")
    story.malika.wait_for("hisoboti tasdiqlandi")


def open_march(story: Story) -> None:
    """Nilufar opens her month: its first figure is asked."""
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Mart oyida qancha?")
