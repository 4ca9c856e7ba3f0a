"""Every doubt about a plan as one sentence that a librarian can act on, and the words of its answers."""

from collections.abc import Mapping

from plan.document.compare.row_matching import printed_code
from plan.document.doubt import Choice, Doubt, Field
from plan.indicator import Window
from texts.deadlines import window_words
from texts.progress.kinds import KINDS
from texts.sentence import Sentence, plain
from texts.wording import join_names, plan_words, row_place

_NAMED = 4
"""Further rows of one doubt that are named."""
_COLUMNS: Mapping[Field, Sentence] = {
    "baseline": Sentence("«fakt» ustuni"),
    "target": Sentence("«reja» ustuni"),
    "window": Sentence("«bajarilish muddati» ustuni"),
    "responsible": Sentence("«mas'ullar» ustuni"),
    "number": Sentence("«№» ustuni"),
}
_SPLIT_COLUMNS: Mapping[int, Sentence] = {
    2: Sentence("yarim yilliklar ustunlari"),
    4: Sentence("choraklar ustunlari"),
    12: Sentence("oylar ustunlari"),
}


def doubt_question(doubt: Doubt) -> str:
    """The doubt as a question that names its row and column and what was found there."""
    sentence = _QUESTIONS[doubt.code]
    asked = sentence.plain(words=_printed(doubt)) if "{words}" in sentence.template else sentence.plain()
    where = _where(doubt)
    return plain("{where}: {question}", where=where, question=asked) if where else asked


def _printed(doubt: Doubt) -> str:
    if doubt.code == "number_twice":
        return join_names((choice_text(choice) for choice in doubt.choices if choice.place), "; ")
    return doubt.printed


def _where(doubt: Doubt) -> str:
    pieces = [row_place(doubt.place)] if doubt.place else []
    if doubt.number:
        pieces.append(_row_asked(doubt))
    if doubt.field in _COLUMNS and doubt.place:
        pieces.append(_COLUMNS[doubt.field].plain())
    if doubt.split in _SPLIT_COLUMNS:
        pieces.append(_SPLIT_COLUMNS[doubt.split].plain())
    return join_names(pieces)


def _row_asked(doubt: Doubt) -> str:
    """The row that is asked about with its name, and the further ones of which the same is asked."""
    code = printed_code((doubt.section, doubt.number))
    row = plain("{code}-band ({name})", code=code, name=plan_words(doubt.name, 60)) if doubt.name else _numbered(code)
    if not doubt.others:
        return row
    codes = [_numbered(printed_code((other.section, other.number))) for other in doubt.others]
    if len(codes) > _NAMED:
        codes = [*codes[:_NAMED], "…"]
    return plain("{row} va yana {n} ta band ({codes})", row=row, n=len(doubt.others), codes=join_names(codes))


def _numbered(code: str) -> str:
    return plain("{code}-band", code=code)


_QUESTIONS: Mapping[str, Sentence] = {
    "deadline_blank": Sentence("muddat yozilmagan. Bu ish qachon bajariladi?"),
    "deadline_unknown": Sentence("«{words}» — bu muddatni tushunmadim. Ish qaysi oylarda bajariladi?"),
    "deadline_marks": Sentence("«{words}» — jadvaldagi belgilar boshqa oylarda turibdi. Ish qaysi oylarda bajariladi?"),
    "deadline_other_year": Sentence("«{words}» — bu boshqa yilning muddati. Reja yilida qaysi oylarda bajariladi?"),
    "deadline_year_alone": Sentence("«{words}» — faqat yil yozilgan. Ish qaysi oylarda bajariladi?"),
    "deadline_first": Sentence(
        "«{words}» — ish o'sha kuni bo'ladimi yoki shu kungacha tugaydimi? Qaysi oyda bajariladi?"
    ),
    "number_words": Sentence("«{words}» — bu yerda raqam bo'lishi kerak. Qaysi raqam yozilsin?"),
    "number_noted": Sentence("«{words}» — raqam yonida izoh belgisi bor. Belgisiz o'zi olinaversinmi?"),
    "number_at_least": Sentence("«{words}» — aniq bitta raqam kerak. Qaysi raqam yozilsin?"),
    "number_negative": Sentence("«{words}» — raqam manfiy bo'lolmaydi. Qaysi raqam yozilsin?"),
    "number_separator": Sentence("«{words}» — ikki xil o'qilishi mumkin. Qaysi biri to'g'ri?"),
    "number_with_unit": Sentence("«{words}» — raqam yonida so'z bor, faqat raqamini oldim. To'g'rimi?"),
    "number_amount_words": Sentence("«{words}» — yonidagi so'z raqamni o'zgartiradi. Bir yil uchun qancha yozilsin?"),
    "unit_blank": Sentence("o'lchov birligi yozilmagan. Bu nimada hisoblanadi?"),
    "figures_scaled": Sentence(
        "«{words}» — yonida ming yoki million deb yozilgan, o'lchov birligida esa bu yo'q. Raqamlar qanday olinsin?"
    ),
    "figures_in_lots": Sentence("«{words}» — raqamlar bittalab sanalmaganga o'xshaydi. Qanday olinsin?"),
    "unit_too_large": Sentence(
        "«{words}» — bu o'lchov birligi uchun raqam juda katta. Raqamlar mingsiz, millionsiz yozilganmi?"
    ),
    "number_fraction": Sentence("«{words}» — bu yerda butun son bo'lishi kerak. Qaysi raqam yozilsin?"),
    "number_formula": Sentence("«{words}» — formulaning natijasi saqlanmagan. Qaysi raqam yozilsin?"),
    "number_struck": Sentence("«{words}» — raqam ustidan chizilgan. Qaysi raqam yozilsin?"),
    "number_date": Sentence("«{words}» — raqam o'rnida sana turibdi. Qaysi raqam yozilsin?"),
    "number_error": Sentence("«{words}» — formulada xato bor. Qaysi raqam yozilsin?"),
    "number_merged": Sentence(
        "«{words}» — katak bir nechta qator yoki ustun uchun bitta qilingan. Bu yerga qaysi raqam yozilsin?"
    ),
    "number_too_big": Sentence("«{words}» — raqam haddan tashqari katta. Qaysi raqam yozilsin?"),
    "number_twice": Sentence("turli bandlar bir xil tartib raqami bilan yozilgan ({words}). Qaysi biri qolsin?"),
    "which_column": Sentence("yillik reja qaysi ustunda? Tugmada birinchi banddagi raqam va ustun nomi turibdi."),
    "which_fact": Sentence("o'tgan yil natijasi qaysi ustunda? Tugmada birinchi banddagi raqam va ustun nomi turibdi."),
    "baseline_expected": Sentence(
        "«{words}» — bu o'tgan yilning yakuniy natijasi emas. Uning raqamlari «fakt» o'rnida qolsinmi?"
    ),
    "fact_of_parts": Sentence("«{words}» — o'tgan yil fakti bo'lib-bo'lib yozilgan. Butun yilniki qancha edi?"),
    "fact_year": Sentence("«{words}» ustunida yil yozilmagan. Bu o'tgan yilning natijasimi?"),
    "sheets_of_a_year": Sentence("«{words}» — hammasida bir xil bandlar bor. Bular bir yillik rejaning qismlarimi?"),
    "title_of_part": Sentence(
        "sarlavhada «{words}» deb yozilgan. Jadvaldagi reja butun yil uchunmi? "
        "Bo'lmasa, butun yil rejasining faylini yuboring."
    ),
    "which_responsible": Sentence("mas'ullar ikki ustunda yozilgan. Raqamlarni qaysi ustundagilar topshiradi?"),
    "which_deadline": Sentence(
        "muddat bir necha ustunda har xil yozilgan. Qaysi biri to'g'ri? Tugmada banddagi muddat va ustun nomi turibdi."
    ),
    "which_numbers": Sentence("«{words}» — raqamlarni bir necha xil ajratish mumkin. Qaysi biri to'g'ri?"),
    "numbers_without_labels": Sentence("«{words}» — bir nechta raqam bor, nomlari esa mos emas. Qanday o'qilsin?"),
    "total_or_count": Sentence(
        "birinchi raqam qolganlarining jamiga o'xshaydi, lekin hisobi to'g'ri chiqmayapti. U nimani bildiradi?"
    ),
    "kind_unsure": Sentence("oylik raqamlar qo'shib boriladimi yoki har oy oxiridagi holat yoziladimi?"),
    "percent_unsure": Sentence("bu raqam foizmi yoki oylik raqamlar qo'shib boriladimi?"),
    "percent_below_one": Sentence("«{words}» — bu 1 foizdan ham kam. Necha foiz yozilsin?"),
    "percent_over_hundred": Sentence("«{words}» — foiz 100 dan katta. Qaysi raqam yozilsin?"),
    "parts_of_kinds": Sentence("bu jamining qismlari har xil hisoblanadi. Ular qanday hisoblansin?"),
    "schedule_unclear": Sentence(
        "«{words}» — choraklar (oylar) bo'yicha rejani o'qib bo'lmadi. Faqat yillik reja qolsinmi? "
        "Kerak bo'lsa, faylni tuzatib, qayta yuboring."
    ),
    "schedule_sum": Sentence("«{words}» — qismlar jami yillik rejaga teng emas. Yillik reja qancha?"),
    "schedule_last": Sentence("«{words}» — oxirgi raqam yillik rejaga teng emas. Yillik reja qancha?"),
    "schedule_no_year": Sentence("«{words}» — yillik reja yozilmagan. Uni qismlaridan olaymi?"),
    "schedule_running": Sentence("«{words}» — bu raqamlar yil boshidan boshlab hisoblanganmi?"),
    "schedule_fractions": Sentence("«{words}» — bu 1 dan kichik raqamlar necha foizni bildiradi?"),
    "schedule_outside": Sentence(
        "«{words}» — bajarilish muddatidan tashqari oylarga ham reja bo'lingan. "
        "Shunday qolsinmi yoki muddat boshqachami?"
    ),
    "direction_unsure": Sentence("bu raqam kamaysa yaxshimi yoki ko'paysa?"),
    "responsible_blank": Sentence("mas'ul yozilmagan. Bu band bo'yicha kim hisobot beradi?"),
    "responsible_unknown": Sentence("«{words}» — bu band bo'yicha kim hisobot berishi aniq emas. Kim hisobot beradi?"),
    "row_unclear": Sentence("«{words}» — bu qatorni tushunmadim. U nechanchi band? Band bo'lmasa, o'tkazib yuboring."),
    "row_without_number": Sentence(
        "«{words}» — qatorda tartib raqami yo'q. U nechanchi band? Band bo'lmasa, o'tkazib yuboring."
    ),
    "row_total": Sentence("«{words}» — bu jami qatorimi? Yuqoridagi bandlar jamiga teng emas."),
    "row_rest": Sentence("«{words}» — bu oldingi bandning davomimi yoki alohida bandmi?"),
    "row_number_date": Sentence("tartib raqami o'rnida sana turibdi ({words}). Bandning raqami qaysi?"),
    "no_name": Sentence(
        "bandning nomi yo'q ({words}). O'tkazib yuborilsinmi? Kerak bo'lsa, faylda nomini yozib, qayta yuboring."
    ),
    "no_sections": Sentence("bandlar oldida bo'lim sarlavhasi (I, II, …) yo'q. Ularni bo'limsiz qabul qilaymi?"),
    "which_table": Sentence(
        "faylda bir nechta reja jadvali bor. Qaysi biri kerak? Tugmada jadvalning o'rni va birinchi bandi turibdi."
    ),
    "tables_unread": Sentence(
        "«{words}» — bu jadval ustida reja ustunlarining nomlari yo'q, shuning uchun u o'qilmadi. Reja usiz to'liqmi? "
        "To'liq bo'lmasa, jadval ustiga o'sha sarlavhani ko'chirib, faylni qayta yuboring."
    ),
    "sections_guessed": Sentence("Bo'limlar raqamlanmagan, ularni shunday ajratdim: {words} To'g'rimi?"),
    "same_department": Sentence("«{words}» — bu bitta xizmatmi yoki ikkitami?"),
    "same_row": Sentence(
        "«{words}» — bu amaldagi rejaning qaysi bandi? To'g'ri tanlansa, topshirilgan raqamlar u bilan qoladi."
    ),
    "same_row_last_year": Sentence(
        "«{words}» — bu o'tgan yilgi rejaning qaysi bandi? Tanlansa, savollarda o'tgan yilning shu oyi ko'rinadi."
    ),
    "hidden_sheets": Sentence("Yashirin varaqlar ({words}) o'qilmadi, chunki ular qog'ozda ko'rinmaydi. To'g'rimi?"),
    "hidden_columns": Sentence("Yashirin ustunlar ({words}) o'qilmadi, chunki ular qog'ozda ko'rinmaydi. To'g'rimi?"),
    "hidden_text": Sentence(
        "{words} — fon bilan bir xil rangda yozilgani uchun ko'rinmaydi va o'qilmadi. To'g'rimi? "
        "Kerak bo'lsa, faylda rangini o'zgartirib, qayta yuboring."
    ),
    "no_numbers": Sentence("Bandlarda tartib raqami yo'q. Ular yozilish tartibida 1, 2, 3 … deb raqamlansinmi?"),
    "year_unknown": Sentence("Reja qaysi yil uchun ekani topilmadi. Yilni tanlang yoki yozing."),
    "year_contradicts": Sentence("Hujjatda bir nechta yil bor ({words}). Reja qaysi yil uchun?"),
    "facts_differ": Sentence(
        "Fayldagi o'tgan yil raqamlaridan {words} tasi bot hisoblaganidan farq qiladi. Qaysilari qolsin?"
    ),
    "counting_differs": Sentence(
        "Amaldagi rejada qo'lda belgilanganlari faylda boshqacha: {words} ta. Qaysilari qolsin?"
    ),
    "column_moved": Sentence(
        "Avval yillik reja boshqa ustundan olingan edi: {words}. Endi shu ustunmi? "
        "Bo'lmasa, faylni bekor qiling va ustunlarini tekshiring."
    ),
    "targets_shifted": Sentence(
        "{words} ta bandning yillik rejasi birdan o'zgargan, ustunlar surilgan bo'lishi mumkin. To'g'rimi? "
        "Bo'lmasa, faylni bekor qiling va ustunlarini tekshiring."
    ),
    "baseline_year": Sentence("«Fakt» ustuni {words}-yil uchun, ya'ni rejadan bir yil oldingi emas. Shunday qolsinmi?"),
}

_CHOICES: Mapping[str, Sentence] = {
    "new": Sentence("➕ yangi band"),
    "none": Sentence("raqam yo'q"),
    "all": Sentence("barcha xizmatlar"),
    "total": Sentence("qolganlarining jami"),
    "stock": Sentence("o'tgan yilgisi bilan birga jami"),
    "count": Sentence("alohida ko'rsatkich"),
    "added": Sentence("qo'shib boriladi"),
    "level": Sentence("har oy oxiridagi holat"),
    "percent": KINDS["percent"],
    "year": Sentence("yillik raqam qolsin, qismlarsiz"),
    "split": Sentence("ha, bo'lingan holda"),
    "sum": Sentence("qismlarning jami"),
    "last": Sentence("oxirgi raqam"),
    "running": Sentence("ha, yil boshidan"),
    "apart": Sentence("har biri alohida, jamlanmaydi"),
    "more": Sentence("ko'paysa yaxshi"),
    "less": Sentence("kamaysa yaxshi"),
    "same": Sentence("bitta xizmat"),
    "different": Sentence("ikkita boshqa xizmat"),
    "join": Sentence("davomi"),
    "part": Sentence("yuqoridagi bandning qismi"),
    "skip": Sentence("o'tkazib yuborish"),
    "yes": Sentence("ha"),
    "both": Sentence("hammasi qolsin, keyingilariga yangi raqam berilsin"),
    "this_year": Sentence("yo'q, shu yilniki"),
    "no": Sentence("yo'q, bo'limlar emas"),
    "file": Sentence("fayldagi raqamlar"),
    "own": Sentence("bot hisoblagani"),
    "of_file": Sentence("fayldagilari"),
    "of_plan": Sentence("qo'lda belgilanganlari"),
    "times": Sentence("ming yoki millionga ko'paytirilsin"),
    "scaled_unit": Sentence("o'lchov birligi ham ming yoki million bo'lsin"),
    "as_printed": Sentence("yozilganidek qolsin"),
    "divided": Sentence("ha, mingga yoki millionga bo'lib olinsin"),
    "each": Sentence("har biriga alohida javob"),
}
_NO_TARGET = Sentence("rejasi yo'q")


def choice_text(choice: Choice, field: Field | None = None) -> str:
    """The words on the button of an answer; `field` is what is asked for."""
    if choice.place is not None:
        return plain("{place:row_place}: {words}", place=choice.place, words=plan_words(choice.text, 200))
    if choice.text and choice.id == "times":
        return plain("{number} ga ko'paytirilsin", number=choice.text)
    if choice.text and choice.id == "scaled_unit":
        return plain("o'lchov birligi «{unit}» bo'lsin", unit=choice.text)
    if choice.text:
        return plan_words(choice.text, 200)
    if choice.id == "none" and field == "plan":
        return plain("hech qaysisi, yillik reja yo'q")
    if choice.id == "none" and field == "target":
        return _NO_TARGET.plain()
    if field == "row" and choice.id.replace(".", "").isdigit():
        return plain("{number}-band qilib olish", number=choice.id)
    if choice.id == "all" and field == "plan":
        return plain("hammasi: bitta rejaning bo'limlari")
    if choice.id in _CHOICES:
        return _CHOICES[choice.id].plain()
    if not choice.id.startswith(("months ", "due ")):
        return choice.id
    window = window_words(Window.parse(choice.id))
    return plain("muddati: {window}", window=window) if field == "schedule" else window
