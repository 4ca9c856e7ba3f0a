"""The headings of the sheet on which the departments stand side by side."""

from texts.sentence import Sentence

SHEET = Sentence("Taqqoslash")
HEADINGS = (
    Sentence("Xizmat"),
    Sentence("Ko'rsatkich"),
    Sentence("Bajarilish, %"),
    Sentence("Reja bo'yicha, %"),
    Sentence("Rejadan ortda"),
    Sentence("Umumiy bandlarda o'ziniki, %"),
    Sentence("Hisobot kerak"),
    Sentence("O'z vaqtida"),
    Sentence("Kechikib"),
    Sentence("Topshirilmagan"),
    Sentence("Qaytarilgan, marta"),
)
