"""Words of deadlines: understood whole, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.document.cell.deadline_words import read_deadline

YEAR = "months 1-12"
QUARTERS = "due 3,6,9,12"
HALVES = "due 6,12"
MONTHLY = "due 1,2,3,4,5,6,7,8,9,10,11,12"
YEAR_END = "due 12"

PHRASES = {
    YEAR: """2025-yil davomida|2025 yil davomida|yil davomida|2025-yil|2025-yilda|yil bo'yi|butun yil davomida
        |2025-йил давомида|йил давомида|2025-y. davomida|2025-yil mobaynida|yanvar-dekabr|I-IV chorak
        |yanvardan dekabrgacha|в течение года|в течение 2025 года|В течении года|весь год|2025-yil on ikki oy
        |doimiy|doimiy ravishda|доимий|muntazam|muntazam ravishda|постоянно|регулярно|har kuni|har kuni (doimiy)
        |ежедневно|har haftada|еженедельно|yil davomida, doimiy|doimiy, yil davomida|весь период|yillik
        |12 oy davomida""",
    "months 1-2": "2025-yil yanvar, fevral|yanvar va fevral oylarida|январь, февраль ойлари|yanvar - fevral oylari",
    "months 3-5": "mart-may|mart — may oylari|март, апрель, май|2025-yil mart–may",
    "months 1-3": "I chorak|1-chorak|birinchi chorakda|2025-yil I-chorak|2025-yil birinchi choragi|I квартал"
    "|в I квартале"
    "|январь-март|2025 й. I чорак|I chorak davomida|1 кв. 2025 г.|I кв.|3 oylik|Январь-март 2025",
    "months 4-6": "2025-yil II-chorak|II-chorak|2-чорак|2025-yilning II-choragi|aprel-iyun|второй квартал",
    "months 7-9": "III chorak|3 квартал|третий квартал|uchinchi chorak",
    "months 10-12": "IV chorak, 2025|2025-yil IV-chorak|IV квартал 2025 года|to'rtinchi chorakda",
    "months 1-6": "2025-yil I – II-chorak|I va II chorak|1 va 2-choraklarda|I-chorak, II-chorak|1-yarim yillik"
    "|I и II квартал"
    "|birinchi yarim yillik|yilning birinchi yarmida|I полугодие|первое полугодие|биринчи ярим йиллик|6 oy davomida"
    "|с января по июнь|2025-йил I–II-чорак|2025-yil I-yarim yilligi|2025 йил / I ярим йиллик",
    "months 7-12": "2-yarim yillikda|ikkinchi yarim yillik davomida|второе полугодие 2025 г.|III-IV chorak",
    "months 1-9": "9 oy davomida|to'qqiz oy mobaynida|за 9 месяцев|9 ой давомида|9 oylik",
    "months 9-9": "2025-09|sentabr oyida|sentyabr|сентябрь 2025 г.",
    "months 5-5": "2025-yil may oyi|в мае|Май 2025|2025 may",
    "months 4-12": "II, III, IV choraklar",
    QUARTERS: "har chorakda|2025-yil har chorakda|ҳар чоракда|har chorak yakunida|har çorakda|chorakda bir marta"
    "|har chorakning oxirgi oyida|yilda to'rt marta|ежеквартально|каждый квартал|1 раз в квартал"
    "|yil davomida (har chorakda)|har chorak yakuni bo'yicha"
    "|har chorakning 25-sanasigacha|har chorakning 5-sanasiga qadar|поквартально|har chorakda kamida bir marta",
    HALVES: "ikki marotaba|2025-yilda ikki marotaba|har yarim yillikda|yilda 2 marta|йилда икки марта|два раза в год"
    "|2025-yil davomida ikki marta|yarim yillikda bir marta|раз в полугодие",
    MONTHLY: "har oy|har oyda|ҳар ойда|oyiga bir marta|har oyning 5-sanasigacha|ежемесячно|har oy yakunida"
    "|oyma-oy|oylik|har oyning 25-sanasiga qadar",
    YEAR_END: "yil yakunida|2025-yil yakunida|yil oxirigacha|йил якунида|до конца года|в конце года"
    "|dekabr yakuni"
    "|30-dekabrgacha|конец года|12 oy yakunida|31.12.2025 yilgacha",
    "due 3": "mart oyining 15-sanasigacha|15.03.2025 y. gacha|1-aprelgacha|1-aprelga qadar|01.04.2025|1-апрел"
    "|до 1 апреля"
    "|3 oy yakunida|01.04.25 г.|2025-04-01|aprelning 1-sanasigacha",
    "due 9": "9 oylik yakuni bilan|9 oy yakuni bilan|1-oktabrga qadar|01.10.2025 г.",
    "due 4": "15-aprelgacha|2025-yil 15-aprelgacha|15 апрелга қадар|до 15 апреля|15.04.2025|15.04.2025 gacha"
    "|2025-04-15|2025-yil 1-may|1-aprel kuni|01.04.2025 kuni|15.04.25г.|апрель ойининг 20-санасигача",
    "due 5": "may oyi oxirigacha|2025-yil 1-iyun",
    "due 6": "6 oy yakunida|1-iyulgacha|1-iyulga qadar|01.07.2025|II-chorak yakunida|II chorak oxirigacha"
    "|1-yarim yillik yakunida",
}
MIXTURE = (
    "har",
    "chorak",
    "oy",
    "yil",
    "I",
    "II",
    "2",
    "va",
    ",",
    "-",
    "marta",
    "davomida",
    "may",
    "2025-yil",
    "iyun",
    "gacha",
)
OTHER_PHRASES = {
    YEAR: "за год|годовой|весь 2025 год|на постоянной основе|doimo|1-4-choraklar|01.01.2025–31.12.2025",
    "months 2-4": "2-4 oylar|02-04 oylarda",
    "months 1-3": "1-3 oylar|yan.-mart|янв-март|1 кв|I-kvartal",
    "months 1-6": "первая половина 2025 г.|с 1 января по 30 июня",
    "months 1-9": "первые 9 месяцев|9 месяцев 2025 года",
    "months 2-2": "fev|февр.",
    "months 2-5": "01.02.2025 - 31.05.2025|01.02.2025 dan 31.05.2025 gacha|с 01.02.2025 по 31.05.2025"
    "|01.02.2025-01.06.2025|1-fevraldan 1-iyungacha",
    "months 2-6": "2025-yil 1-fevraldan 30-iyungacha|2025-yil 1-fevral — 30-iyun",
    "months 3-3": "1-5 mart|mart oyining 3-dekadasi|март ойининг иккинчи декадаси|3-я декада марта"
    "|10.03.2025-20.03.2025"
    "|mart oyining birinchi o'n kunligida|вторая половина марта",
    "months 3-5": "15-martdan 20-maygacha|15 martdan 31 maygacha|с 1 марта по 31 мая|15.03.25 – 20.05.25",
    "months 4-4": "5-10 aprel kunlari|aprel oyining ikkinchi yarmi",
    "months 4-5": "20 апрель – 20 май|в апреле-мае",
    "months 4-6": "апр.–июнь|apr - iyun",
    "months 7-12": "вторая половина года|во второй половине года|3,4-chorak",
    "months 10-12": "IV chorak, 2025|окт-дек|okt.-dek.|oktabr – dekabr oylari",
    "months 12-12": "dekabr oyining oxirgi haftasi|har yili dekabrda|ежегодно в декабре",
    MONTHLY: "har oyning oxirgi kuni|har oyning birinchi haftasida|har oy, 5-sanagacha|до 5 числа каждого месяца"
    "|ежемесячно до 5 числа|ежемесячно, до 25-го числа|har oyning so'nggi ish kunida",
    QUARTERS: "ежеквартально, до 10 числа|mart, iyun, sentabr, dekabr|март, июнь, сентябрь, декабрь"
    "|har chorakning oxirgi haftasida",
    HALVES: "iyun, dekabr|июнь и декабрь",
    YEAR_END: "к концу года|25-dekabrdan kechiktirmay|25 декабрдан кечиктирмай|не позднее 25 декабря",
    "due 5": "к 1 июня|1-iyundan kechiktirmasdan",
    "due 6": "до конца II квартала|до конца первого полугодия|к 15 июня|не позднее 1 июля",
    "due 3,9": "I, III chorak|I va III chorak|I и III кв.|1, 3 кварталы|1 va 3-chorak|1-chorak, 3-chorak"
    "|mart, sentabr oylarida|март ва сентябрь",
    "due 3,6,12": "I, II, IV choraklarda|I, II va IV chorak",
    "due 1,3,5": "yanvar, mart, may|январь, март, май|2025-yil yanvar, mart va may oylari",
    "due 1,6": "yanvar, iyun",
    "due 9": "в конце III квартала|30-sentabrdan kechikmasdan",
}
"""What other offices write for the same."""
LESS_USUAL = {
    YEAR: "har chorshanba|har haftaning payshanba kuni|систематически|tizimli ravishda|каждый вторник",
    MONTHLY: "har oyning birinchi seshanbasi|ҳар ойнинг иккинчи чоршанбасида|первый четверг каждого месяца|ой сайин"
    "|har oyda kamida 3 marta|oyiga 4 marta|трижды в месяц|2 раза в месяц|har oyning oxirgi shanba kuni",
    QUARTERS: "har chorakda kamida 3 marta|har chorakda 5 tadan|3,6,9,12-oylar"
    "|3, 6, 9 va 12-oylarda|2 раза в квартал|har chorakning oxirgi oyi",
    YEAR_END: "на конец года|2026-yil 1-yanvarga qadar|до 01.01.2026",
    "months 6-7": "5.06-20.07|05.06. – 20.07.|VI-VII oylar|iyun\niyul",
    "months 8-8": "08.2025|8.2025 y.|2025-08",
    "due 4,8": "2 раза в год (апрель, август)|yiliga 2 marta: aprel, avgust|ikki marta, aprel va avgust|aprel\navgust",
    "due 3,9": "3, 9-oylar|3 va 9-oylarda|2025-yil 3,9-oylarida|3-, 9-oylarning oxirida",
    "due 2,5,11": "2, 5, 11 - oylar|в 2, 5 и 11 месяцах|2, 5 va 11-oylarda",
    "months 4-6": "4, 5, 6-oylar",
    "months 10-10": "oktabr oyi, 3-hafta|2025-yil oktabr oyining ikkinchi haftasida|oktabr, II hafta"
    "|oktabr oyi 1-dekadasi",
    "due 8": "1-sentabr arafasida|31/08/2025|в срок до 31.08.2025|30-avgust arafasida",
}
"""The same in words that fewer offices use."""
READ = [(phrase.strip(), window) for phrases in (PHRASES, OTHER_PHRASES, LESS_USUAL)
        for window, every in phrases.items() for phrase in every.split("|")]  # fmt: skip

UNKNOWN = (
    "", "-", "–", "zarurat bo'yicha", "reja asosida", "yil", "mart oyidan", "2025-yil yanvar oyidan", "3 oy ichida",
    "uch oy davomida", "6 oy ichida", "may-", "mart –", "31.02.2025", "30-fevral", "31-iyungacha", "31.04.25",
    "1-yanvargacha",
    "01.01.2025", "10 kun muddatda", "bir oy muddatda", "2025-yil 15-martdan boshlab", "belgilangan muddatda",
    "mart / aprel", "9,3-oylar", "3,13-oylar", "0,3-oylar", "may oyi, 7-hafta", "may oyi, 2-3-hafta",
    "may-iyun, 2-hafta",
    "II chorakdan", "2025-yil iyuldan", "3-chorakdan boshlab", "2027-yil 1-yanvargacha", "mart/sentabr",
    "yilda uch marta (aprel, iyul)", "5.13-6.14", "30.02-15.03", "13.2025",
    "по мере необходимости", "har chorak yakuni bilan keyingi oyning 25-sanasi", "15.03.26",
    "chorak", "oy", "yarim yillik", "2025", "29-fevral", "29.02.2025 gacha", "с 15 мая по 31 апреля", "30-5 mart",
    "1-31 aprel",
    "31.05.2025 - 01.02.2025", "01.11.2024 - 31.03.2025", "15-maydan boshlab", "may oyi boshida", "в начале мая",
    "yoz oylarida",
    "1 oyda", "10 kunda", "2 dekada", "har yili", "31-mart, 30-aprel, 5-may va 9-iyun",
    "keyingi oyning 5-sanasidan kechiktirmay",
    "do", "k 5", "kechiktirmay", "noyabr-fevral", "mart-aprel, oktabr", "aprelgacha",
    "12 marta", "10-marta", "3 марта",
    "-avgust", "–dekabr",
    "mart oyigacha", "2-chorakgacha", "bir marta", "yilda uch marta", "I-V chorak", "13 oy", "2 oy", "9-oy",
    "6 oy", "9 oy", "3 oy", "olti oy", "6-3 oylar", "1-13 oylar", "IV, I chorak", "may, mart",
    "3-yarim yillik", "45-aprelgacha", "2026-yil davomida", "15.04.2026", "2025-2026-yillar", "buyruq asosida",
    "2025-yil davomida va undan keyin", "har chorakda yoki har oyda", "31.13.2025", "I-chorakdan keyin",
    "Yanvar oyida rejalashtirilgan tadbir tugagach",
)  # fmt: skip


def test_it_is_tried_on_two_hundred_phrases() -> None:
    assert len({phrase for phrase, _ in READ} | set(UNKNOWN)) >= 200


@pytest.mark.parametrize(("words", "window"), READ)
def test_it_reads(words: str, window: str) -> None:
    assert str(read_deadline(words, 2025)) == window


@pytest.mark.parametrize("words", UNKNOWN)
def test_it_does_not_guess(words: str) -> None:
    assert read_deadline(words.strip(), 2025) is None


@pytest.mark.parametrize(("words", "window"), READ)
def test_it_reads_capitals_and_stray_marks_alike(words: str, window: str) -> None:
    assert str(read_deadline(f" {words.upper()}. ", 2025)) == window


def test_it_takes_the_named_year_when_the_plan_says_none() -> None:
    assert str(read_deadline("2031-yil davomida")) == YEAR


@given(st.text(max_size=200))
def test_it_survives_any_words(words: str) -> None:
    window = read_deadline(words, 2025)
    assert window is None or window.points or 1 <= (window.first or 0) <= (window.last or 0) <= 12


@given(st.lists(st.sampled_from(MIXTURE)))
def test_it_gives_only_real_months_for_any_mixture(words: list[str]) -> None:
    window = read_deadline(" ".join(words), 2025)
    assert window is None or all(1 <= month <= 12 for month in window.points)
