"""The province's own form in words that stand in files: the example's headings, and what marks say."""

from collections.abc import Mapping

from texts.sentence import Sentence

SAMPLE_SHEET, MARKS_SHEET = Sentence("Namuna"), Sentence("Belgilar")
SAMPLE_FORM = Sentence("viloyat-shakli-namuna.xlsx")
SAMPLE_HEAD = (Sentence("Band"), Sentence("Nomi"), Sentence("O'lchov birligi"))
SAMPLE_COLUMNS: tuple[tuple[Sentence, str], ...] = (
    (Sentence("O'tgan yil"), "before"),
    (Sentence("Yillik reja"), "target"),
    (Sentence("Hisobot davrida"), ""),
    (Sentence("Yil boshidan"), "january"),
    (Sentence("Bajarilish, %"), "share"),
)
"""Heading → what the marks of this column say, by its name in `plan.marks.phrases`; the span itself is not said."""
MARKS_TITLE = Sentence("Belgi ikki qavs ichida yoziladi: {{{{ IV.14 }}}}. Quyidagilar namuna.")
MEANINGS: Mapping[str, Sentence] = {
    "span": Sentence("IV.14-band, hisobot davrida amalda"),
    "january": Sentence("yil boshidan amalda"),
    "quarter": Sentence("I chorakda amalda"),
    "month": Sentence("martda amalda"),
    "half": Sentence("I yarim yillikda amalda"),
    "nine_months": Sentence("9 oyda amalda"),
    "year": Sentence("yil davomida amalda"),
    "target": Sentence("yillik reja"),
    "target_of_quarter": Sentence("rejaning o'zida chorak uchun belgilangani"),
    "before": Sentence("o'tgan yil amalda"),
    "share": Sentence("yillik reja necha foiz bajarilgani"),
    "stands": Sentence("bajarilgan, rejaga muvofiq, rejadan ortda"),
    "note": Sentence("izohlar"),
    "name": Sentence("bandning nomi"),
    "unit": Sentence("o'lchov birligi"),
    "part": Sentence("bandning bir qismi: qavs ichida"),
    "letter": Sentence("bandning bir qismi: harfi bilan"),
    "growth": Sentence("o'sib boruvchi jami: davrda qancha qo'shilgani"),
    "no_row": Sentence("bandsiz: shu qatordagi band, ustun ustida tursa, pastidagi barcha bandlar"),
}
"""One mark of each kind, by its name in `plan.marks.phrases` → what comes in its place."""
