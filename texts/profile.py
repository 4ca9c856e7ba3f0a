"""What Telegram shows of the bot itself to whoever has not written to it yet: its name, what it is for, its command."""

from collections.abc import Mapping

from texts.sentence import Sentence

ABOUT: Mapping[str, Sentence] = {
    "name": Sentence("Hisobot: oylik hisobot"),
    "short_description": Sentence("Kutubxonaning oylik hisoboti va yillik ish rejasining bajarilishi."),
    "description": Sentence(
        "Bot har oy xizmatlardan raqamlarni so'raydi, muddatni eslatadi va direktorga yillik reja qanday "
        "bajarilayotganini ko'rsatadi.\n\n"
        "Faqat taklif qilinganlar uchun: direktordan havola so'rang va uni shu telefonda oching."
    ),
}
"""Telegram's own names of them."""
START = Sentence("Boshlash")
"""The one command of whoever is not in."""
