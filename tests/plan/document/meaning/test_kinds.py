"""What a row's words say of its figure: added up, a rate, or what stands; more is better, or less; or it is asked. Each
row of words has beside it one that looks alike and is something else."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.indicator import Direction, Indicator, Kind, Window
from plan.progress.tally import combining_of
from tests.support.plans.plans import codes, only, read, row, table
from texts.planning.file.doubts import choice_text, doubt_question

LEVEL: tuple[Kind, Direction, str] = ("level", "more", "")
COUNT: tuple[Kind, Direction, str] = ("count", "more", "")
PERCENT: tuple[Kind, Direction, str] = ("percent", "more", "")
LESS: tuple[Kind, Direction, str] = ("count", "less", "")
LESS_LEVEL: tuple[Kind, Direction, str] = ("level", "less", "")
LESS_PERCENT: tuple[Kind, Direction, str] = ("percent", "less", "")
KIND, DIRECTION, MAYBE_PERCENT = "kind_unsure", "direction_unsure", "percent_unsure"

Said = tuple[str, str, str, str]
"""Name, unit, fact, target."""


def meaning(said: Said) -> tuple[Kind, Direction, str]:
    """Kind and direction, and what is asked of it."""
    name, unit, baseline, target = said
    document = read(row("1.", name, unit, baseline, target))
    figure = only(document)
    asked = [code for code in codes(document) if code in (KIND, DIRECTION, MAYBE_PERCENT)]
    assert document.loadable is not bool(asked)
    return ("count", "more", asked[0]) if asked else (figure.kind, figure.direction, "")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (("Kitob o'qish bilan qamrov", "foiz", "40", "45"), PERCENT),
        (("Qamrov", "foizda", "40", "45"), PERCENT),
        (("Qamrov", "% (foiz)", "40", "45"), PERCENT),
        (("Қамров", "фоиз", "40", "45"), PERCENT),
        (("Охват населения", "процентов", "40", "45"), PERCENT),
        (("Охват населения, %", "", "40", "45"), PERCENT),
        (("Kitobxonlar qamrovi (foizda)", "-", "40", "45"), PERCENT),
        (("Elektron xizmatlar ulushi", "%, kamida", "40", "45"), PERCENT),
        (("Qamrov", "dona / %", "40", "45"), ("count", "more", MAYBE_PERCENT)),
        (("Kitobxonlar qamrovi, %", "nafar", "40", "45"), ("count", "more", MAYBE_PERCENT)),
        (("Kitob berilishini 10 foizga oshirish", "Nusxa", "1000", "1100"), COUNT),
        (("Foizsiz qarz bo'yicha suhbatlar", "Suhbat", "2", "3"), COUNT),
        (("Paxta hosildorligi", "s/ga", "28", "30"), ("count", "more", KIND)),
        (("Shifokorga murojaat (1 aholiga)", "marta", "6", "7"), ("count", "more", KIND)),
        (("1 nafar aholiga suhbat o'tkazish", "suhbat", "6", "7"), COUNT),
        (("Yotoq o'rinlari bandligi", "kun", "310", "320"), ("count", "more", KIND)),
        (("Bandligi ta'minlangan yoshlar", "nafar", "150", "160"), COUNT),
        (("Suv quvuri yotqizish", "p/m", "300", "320"), COUNT),
        (("Eksponatlar (dona, yil oxiriga)", "", "40", "41"), LEVEL),
        (("Fond hajmi (yil oxiriga)", "Nusxa", "60000", "61200"), LEVEL),
        (("Kutubxona fondi, yil yakuniga", "Nusxa", "60000", "61200"), LEVEL),
        (("Fonddagi kitoblar 1-yanvar holatiga", "Nusxa", "60000", "61200"), LEVEL),
        (("Fonddagi kitoblar 01.01.2026 holatiga", "Nusxa", "60000", "61200"), LEVEL),
        (("Китоб фонди йил охирига", "Нусха", "60000", "61200"), LEVEL),
        (("Ўқувчилар сони 1 январь ҳолатига", "Нафар", "900", "950"), LEVEL),
        (("Объем фонда на конец года", "экз.", "60000", "61200"), LEVEL),
        (("Книжный фонд по состоянию на 1 января", "экз.", "60000", "61200"), LEVEL),
        (("Число читателей на 01.01.2026", "чел.", "900", "950"), LEVEL),
        (("A'zolar", "nafar (yil oxiriga)", "900", "950"), LEVEL),
        (("Yil oxiriga fondni 61 200 nusxaga yetkazish", "Nusxa", "60000", "61200"), LEVEL),
        (("Yil oxiridagi kompyuterlar soni", "Dona", "12", "15"), LEVEL),
        (("Yil oxirigacha kitob xarid qilish", "Nusxa", "100", "120"), COUNT),
        (("Yil oxiriga qadar kitob xarid qilish", "Nusxa", "100", "120"), COUNT),
        (("Yil yakuniga bag'ishlangan uchrashuvlar", "Tadbir", "1", "2"), COUNT),
        (("1-yanvar holatiga hisobot tayyorlash", "Hujjat", "1", "1"), COUNT),
        (("Подготовка отчета по состоянию на 1 января", "отчет", "1", "1"), COUNT),
        (("Yil oxiriga inventarizatsiya o'tkazish", "Nusxa", "100", "120"), ("count", "more", KIND)),
        (("Binoning texnik holatiga baho berish", "Bino", "1", "1"), COUNT),
        (("O'quvchilar soni o'sib boruvchi tartibda", "Nafar", "900", "950"), ("count", "more", KIND)),
        (("Китоб берилиши (ўсиб борувчи)", "Нусха", "900", "950"), ("count", "more", KIND)),
        (("Посещения нарастающим итогом", "чел.", "900", "950"), ("count", "more", KIND)),
        (("O'sib kelayotgan yosh avlod bilan suhbatlar", "Suhbat", "9", "10"), COUNT),
        (("Fond hajmi", "Nusxa", "60000", "61200"), ("count", "more", KIND)),
        (("Jami a'zolar soni", "Nafar", "900", "950"), ("count", "more", KIND)),
        (("Foydalanuvchilarning umumiy soni", "Nafar", "900", "950"), ("count", "more", KIND)),
        (("Фойдаланувчилар умумий сони", "Нафар", "900", "950"), ("count", "more", KIND)),
        (("Общее количество читателей", "чел.", "900", "950"), ("count", "more", KIND)),
        (("Foydalanuvchilarning umumiy soni", "Nafar", "90", "950"), COUNT),
        (("Tashriflarning umumiy soni", "Marta", "900", "950"), COUNT),
        (("Jami o'tkazilgan tadbirlar soni", "Tadbir", "90", "95"), COUNT),
        (("Yangi a'zolar soni", "Nafar", "900", "950"), COUNT),
        (("Fond hajmini to'ldirish uchun xarid", "Nusxa", "900", "950"), COUNT),
        (("Общее количество выданных книг", "экз.", "900", "950"), COUNT),
        (("Fondni to'ldirish", "Nusxa", "900", "950"), COUNT),
        (("Kutubxona fondida mavjud adabiyotlar", "Nusxa", "900", "950"), ("count", "more", KIND)),
        (("Fondda mavjud kitoblarni yetkazib berish", "Nusxa", "900", "950"), COUNT),
        (("Умумий китобхонлар сони", "Нафар", "900", "950"), ("count", "more", KIND)),
        (("Kompyuterlar soni", "Dona", "12", "15"), ("count", "more", KIND)),
        (("Число сотрудников", "чел.", "25", "25"), ("count", "more", KIND)),
        (("Kompyuter savodxonligi darslari", "Dars", "12", "15"), COUNT),
        (("O'rtacha kunlik qatnov", "Nafar", "40", "45"), ("count", "more", KIND)),
        (("Средняя посещаемость", "чел.", "40", "45"), ("count", "more", KIND)),
        (("Kitob bilan ta'minlanganlik", "nusxa/kishi", "5", "6"), ("count", "more", KIND)),
        (("O'rta maktablarda suhbatlar", "Suhbat", "40", "45"), COUNT),
        (("Выставки для средней школы", "шт.", "40", "45"), COUNT),
        (("Kitobxonlarni 3 000 nafarga yetkazish", "Nafar", "2800", "3000"), ("count", "more", KIND)),
        (("Китобхонларни 3000 тага етказиш", "Нафар", "2800", "3000"), ("count", "more", KIND)),
        (("Довести число читателей до 500", "чел.", "480", "500"), ("count", "more", KIND)),
        (("3 ta mahallaga kitob yetkazish", "Nusxa", "480", "500"), COUNT),
        *(
            (tuple(line.split("|")), ("count", "more", KIND))
            for line in (
                "Binolar soni|Bino|3|3", "Printerlar|Dona|3|4", "Кутубхоналар сони|Дона|12|12", "Филиаллар|Дона|3|3",
                "Количество филиалов|ед.|3|3", "Число компьютеров|шт.|12|15", "Kitob fondi|Nusxa|45000|46000",
                "Фонд|экз.|45000|46000", "O'quv o'rinlari|Birlik|30|30", "Штат бирликлари|Бирлик|12|12",
                "Umumiy maydon|kv.m|500|500", "Площадь|кв.м|500|500", "Obunachilar soni|Nafar|500|600",
                "Internet tezligi|Mbit/s|40|45", "Скорость интернета|Мбит/с|40|45", "Tug'ilish|promille|20|21",
                "Har bir o'quvchiga to'g'ri keladigan kitob|Nusxa|5|6", "Аҳоли жон бошига китоб|Нусха|5|6",
                "100 nafar aholiga kitobxonlar|Nafar|20|21", "Число книг на одного жителя|экз.|5|6",
                "Kunlik tashrif|Nafar|40|45", "Ежедневная посещаемость|чел.|40|45", "Hujjatni kutish vaqti|minut|15|15",
                "Время обслуживания|минут|15|16",
            )
        ),
        *(
            (tuple(line.split("|")), ("count", "more", KIND))
            for line in (
                "Obunachilar sonini oshirish|Nafar|5000|6000", "Guruh a'zolari|Nafar|50|60",
                "Подписчики телеграм-канала|чел.|50|60", "Kutubxonachilar soni|Nafar|5|6",
                "Mutolaa zalidagi joylar soni|Dona|50|60", "Читальный зал, посадочные места|мест|50|60",
                "Katalogdagi kartochkalar soni|Dona|3000|3100", "Базадаги ёзувлар|Ёзув|3000|3100",
                "Kitob tarqatish punktlari|Dona|3|4", "Klublarni 9 tagacha yetkazish|Dona|6|9",
                "Fondni 61,2 ming nusxaga yetkazish|Nusxa|60000|61200", "Filiallarni 9 taga ko'paytirish|Dona|6|9",
                "Фонд 61 минг нусхага етказилиши|минг нусха|60|61", "Довести фонд до 61 тыс. экз.|экз.|60000|61000",
                "Увеличение числа филиалов до 9|ед.|6|9", "Fondni 61 000 nusxadan oshirish|Nusxa|60000|61000",
                "Книгообеспеченность|экз.|5|6", "Darslik bilan ta'minlanganlik|Nusxa|5|6", "O'qiluvchanlik|Nusxa|5|6",
                "Malaka darajasi|Toifa|5|6", "Faol kitobxonlar ulushi|Nafar|5|6",
                "Yil oxirida fonddagi nashrlar|Nusxa|5|6", "Zaldagi stollar|Dona|5|6", "Filialdagi noutbuklar|Dona|5|6",
                "Noyob fond|Nusxa|5|6", "Arxiv hajmi|GB|5|6", "Faol foydalanuvchilar|Nafar|5|6",
                "Faoliyat ko'rsatayotgan klublar|Dona|5|6", "Количество мест|ед.|5|6", "Имеется принтеров|шт.|5|6",
                "Остаток бланков|шт.|5|6", "Объем электронного каталога|запись|5|6", "Abonentlar qoldig'i|Dona|5|6",
                "Bitta o'quvchiga kitob|Nusxa|5|6", "Aholi jon boshiga kitob|Nusxa|5|6",
            )
        ),
        (("Kitobxonlar soni (yil oxirida)", "Nafar", "900", "950"), LEVEL),
        (("Китобхонлар (йил якунида)", "Нафар", "900", "950"), LEVEL),
        (("Yil oxirida kitob sovg'a qilish", "Nusxa", "30", "40"), COUNT),
        (("Yil oxirida o'tkaziladigan uchrashuv", "Uchrashuv", "1", "1"), COUNT),
        (("Kitob berilishini 200 nusxaga oshirish", "Nusxa", "5000", "5200"), COUNT),
        (("Kitob berilishini 2 barobarga oshirish", "Nusxa", "1", "2"), COUNT),
        (("Увеличить выдачу до 2026 года", "экз.", "2000", "2026"), COUNT),
        (("Fonddagi kitoblarni ta'mirlash", "Nusxa", "30", "20"), COUNT),
        (("Yaratilgan ish o'rinlari soni", "Dona", "3", "4"), COUNT),
        (("3 kunlik seminarlar", "Nafar", "40", "45"), COUNT),
        (("Yangi filiallar", "Filial", "1", "2"), COUNT),
        (("Kompyuterlarni ta'mirlash", "Dona", "1", "2"), COUNT),
        (("Efir vaqti", "daqiqa", "100", "120"), COUNT),
        (("Kompyuter darslari", "soat", "100", "120"), COUNT),
        (("Muddatida qaytarilgan kitoblar", "Nusxa", "100", "120"), COUNT),
    ],
)  # fmt: skip
def test_it_reads_how_months_make_a_year(said: Said, kind: tuple[Kind, Direction, str]) -> None:
    assert meaning(said) == kind


@pytest.mark.parametrize(
    ("said", "direction"),
    [
        (("Shikoyatlar sonini kamaytirish", "Dona", "6", "3"), LESS),
        (("Mahsulot tannarxi", "so'm/kg", "12500", "12000"), ("count", "more", DIRECTION)),
        (("Kommunal xarajatlar", "mln so'm", "40", "41"), ("count", "more", DIRECTION)),
        (("Yoqilg'i sarfi", "tonna", "40", "41"), ("count", "more", DIRECTION)),
        (("Себестоимость продукции", "сум/кг", "4000", "3900"), ("count", "more", DIRECTION)),
        (("Xodimlar yetishmovchiligini 9 tadan 4 taga tushirish", "ta", "", "4"), ("count", "more", DIRECTION)),
        (("Navbatlarni 9 tadan 4 taga kamaytirish", "nafar", "", "4"), ("count", "more", KIND)),
        (("Seminarlarni 4 tadan 9 taga ko'paytirish", "ta", "", "9"), ("count", "more", KIND)),
        (("Shikoyatlarning kamayishi", "Dona", "6", "3"), LESS),
        (("Китоблар йўқолишини қисқартириш", "Нусха", "6", "3"), LESS),
        (("Xarajatlarni qisqartirish, mln so'm", "mln so'm", "12", "10"), LESS),
        (("Energiya sarfini pasaytirishga erishish", "kVt", "12", "10"), LESS),
        (("Снижение числа жалоб", "шт.", "6", "3"), LESS),
        (("Сокращение потерь фонда", "экз.", "6", "3"), LESS),
        (("Qarzdorlarni kamaytirish (yil oxiriga)", "Nafar", "50", "20"), LESS_LEVEL),
        (("Qarzdorlar ulushini kamaytirish", "foiz", "5", "2"), LESS_PERCENT),
        (("Qarzdor foydalanuvchilarni kamaytirish", "Nafar", "50", "20"), ("count", "more", KIND)),
        (("Bo'sh ish o'rinlarini qisqartirish", "Birlik", "5", "2"), ("count", "more", KIND)),
        (("Shikoyatlar sonini kamaytirish", "Dona", "", "3"), ("count", "more", DIRECTION)),
        (("Shikoyatlar sonini kamaytirish", "Dona", "3", "3"), ("count", "more", DIRECTION)),
        (("Снижение задолженности", "чел.", "20", "50"), ("count", "more", DIRECTION)),
        (("Qarzdorlikni kamaytirish bo'yicha ish olib borish", "Nafar", "50", "20"), ("count", "more", DIRECTION)),
        (("Qarzdorlikni kamaytirish bo'yicha suhbatlar", "Tadbir", "5", "2"), COUNT),
        (("Qarzdorlikni kamaytirish bo'yicha ish olib borish", "Nafar", "", "20"), COUNT),
        (("“Kambag'allikni qisqartirish va daromad to'g'risida”gi qaror ijrosi", "Band", "5", "2"), COUNT),
        (("«Xarajatlarni 2026 yilgacha kamaytirish» dasturi", "Bosqich", "", "2"), COUNT),
        (("Мероприятия по снижению задолженности", "мероприятие", "5", "2"), COUNT),
        (("Qisqartirilgan nashrlar bilan ishlash", "Nusxa", "5", "2"), COUNT),
        (("Сокращенные издания", "экз.", "5", "2"), COUNT),
        (("Kechikishlar soni ko'pi bilan", "Dona", "6", "5"), LESS),
        (("Kechikishlar 5 tadan oshmasligi", "Dona", "6", "5"), LESS),
        (("Xatolar (не более)", "Dona", "6", "5"), LESS),
        (("Nosozlik ulushi", "%, oshmasligi", "6", "5"), LESS_PERCENT),
        (("Murojaatlarga ko'pi bilan 3 kunda javob berish", "Dona", "90", "100"), ("count", "more", DIRECTION)),
        (("Javob muddati 30 kundan oshmasligi", "Dona", "90", "100"), ("count", "more", DIRECTION)),
        (("Kamida 100 ta kitob xaridi", "Nusxa", "90", "100"), COUNT),
        (("Приобретение не менее 100 книг", "экз.", "90", "100"), COUNT),
        (("Qarzdor foydalanuvchilar", "Nafar", "50", "20"), ("count", "more", DIRECTION)),
        (("Yo'qolgan kitoblar", "Nusxa", "4", "0"), ("count", "more", DIRECTION)),
        (("Qarzdorlardan kitob undirish", "Nusxa", "50", "20"), COUNT),
        (("Shikoyatlarni ko'rib chiqish", "Dona", "50", "20"), COUNT),
        (("Qarzdorlar bilan suhbat", "Tadbir", "50", "20"), COUNT),
        (("Kitob berilishi", "Nusxa", "900", "800"), COUNT),
        (("Количество задолжников", "чел.", "50", "40"), ("count", "more", DIRECTION)),
        (("Ликвидация задолженности", "чел.", "50", "40"), COUNT),
        (("Yong'inlar soni", "Holat", "3", "1"), ("count", "more", DIRECTION)),
        (("Yong'in xavfsizligi bo'yicha suhbatlar", "Suhbat", "3", "1"), COUNT),
        (("Ishsizlik darajasi", "foiz", "9", "7"), ("count", "more", DIRECTION)),
        (("Band bo'lmaganlar", "foiz", "9", "7"), ("count", "more", DIRECTION)),
        (("Davomat", "foiz", "97", "96"), PERCENT),
        (("Davomat kamida", "foiz", "97", "80"), PERCENT),
        (("Inventar (yil oxiriga)", "Dona", "90", "70"), ("count", "more", DIRECTION)),
        (("Navbatdagilarni 40 tadan 15 taga tushirish", "Nafar", "40", "15"), ("count", "more", DIRECTION)),
        (("Свести отказы до нуля", "шт.", "40", "5"), ("count", "more", DIRECTION)),
        (("Ko'rgazmalar", "Ko'rgazma", "4", "0"), COUNT),
        (("Nashrlarni suratga tushirish", "Nusxa", "40", "45"), COUNT),
        (("Navbatda turganlar", "Nafar", "40", "0"), ("count", "more", DIRECTION)),
        (("Текучесть", "чел.", "7", "0"), ("count", "more", DIRECTION)),
        (("Navbatda turganlar", "Nafar", "40", "-"), COUNT),
        *(
            (tuple(line.split("|")), ("count", "more", DIRECTION))
            for line in (
                "Rad qilingan arizalar|Dona|12|6", "Рад этилган сўровлар|Дона|12|6", "Отклоненные запросы|шт.|12|6",
                "Shikastlangan kitoblar|Nusxa|30|20", "Поврежденные книги|экз.|30|20", "Kechikish|soat|30|20",
                "Nosoz kompyuterlar|Dona|5|3", "Неисправные компьютеры|шт.|5|3", "Reytingdagi o'rni|O'rin|5|3",
                "Javob kutish vaqti|daqiqa|20|10", "Ожидание в очереди|мин.|20|10", "Yetkazish muddati|ish kuni|5|3",
            )
        ),
        *(
            (tuple(line.split("|")), ("count", "more", DIRECTION))
            for line in (
                "Rad javoblari soni|Dona|12|6", "Рад жавоблари|Дона|12|6", "O'quvchiga rad javobi berish|Dona|12|6",
                "Отказы|шт.|12|6", "Количество отказов читателям|шт.|6|6", "Ishga kechikishlar|marta|12|6",
                "Опоздания на работу|случай|12|6", "Jarimalar|Dona||3", "Штрафы|шт.|2|3", "Хайфсанлар|Дона|2|3",
                "Дисциплинарные взыскания|шт.||3", "Qarzdorlar soni|Nafar||8", "Shikoyatlar|Dona|8|8",
                "Йўқолган китоблар|Нусха|8|12", "Ijro etilmagan topshiriqlar|Dona||4",
                "Невыполненные поручения|шт.|4|5", "Ветхие издания|экз.|40|40", "Tarmoq uzilishlari|marta|5|5",
                "Tartib buzilish hollari|Holat|2|3", "Hal qilinmagan masalalar|Dona|2|3", "Tanbehlar|Dona|2|3",
                "O'qilmayotgan nashrlar|Nusxa|3|2", "Нерешенные вопросы|шт.|2|3", "Замечания ревизии|шт.|2|3",
                "Простой техники|час|3|2", "Chirigan kitoblar|Nusxa|3|2", "Ishga kech qolishlar|marta|3|3",
                "Bartaraf etilmagan kamchiliklar|Dona|3|4", "Undirilmagan qarzlar|mln so'm|3|4",
            )
        ),
        *(
            (tuple(line.split("|")), COUNT)
            for line in (
                "Qarzdorlikni undirish|mln so'm|8|9", "Shikoyat va takliflar qutisi|Dona|1|1",
                "Murojaatlarni javobsiz qoldirmaslik|Dona|10|12", "Xatolar ustida ishlash|Dona|1|1",
                "Жалобы, рассмотренные в срок|шт.|10|12", "Предупреждение нарушений|шт.|10|12",
                "Olimpiada g'oliblari|Nafar|12|10", "Должностные инструкции|шт.|12|10",
                "Долгосрочные проекты|шт.|3|2", "O'tkazilgan mashg'ulotlar|Dona|30|25",
                "Yo'qolgan kitoblar o'rniga olingan|Nusxa|3|4", "Muhim tarixiy hodisalar|Dona|3|4",
                "Qarzdorlar bilan suhbatlar|marta|3|4", "Электронные издания|экз.|20|15",
                "Взыскание задолженности|млн сум|3|4",
                "Неделя детской книги|мероприятие|3|4", "Непрерывное образование|чел.|20|22",
                "Obuna bo'lmagan maktablar bilan ishlash|Dona|4|3",
            )
        ),
        (("Rad etilgan so'rovlarni qayta ko'rish", "Dona", "12", "6"), COUNT),
        (("Zararlangan kitoblarni ta'mirlash", "Nusxa", "30", "20"), COUNT),
    ],
)  # fmt: skip
def test_it_reads_whether_less_is_better(said: Said, direction: tuple[Kind, Direction, str]) -> None:
    assert meaning(said) == direction


def test_it_asks_once_for_all_rows_whose_words_leave_the_same_open() -> None:
    rows = [row(f"{at}.", name, "Nusxa", "900", "950") for at, name in enumerate(("Fond hajmi", "Kitob fondi"), 1)]
    document = read(*rows, row("3.", "Kitob berilishi"))
    (doubt,) = document.doubts
    assert (doubt.code, doubt.number, document.loadable) == (KIND, "1", False)
    assert [choice_text(choice) for choice in doubt.choices][:2] == [
        "qo'shib boriladi",
        "har oy oxiridagi holat",
    ]
    assert "oylik raqamlar qo'shib boriladimi" in doubt_question(doubt)
    for answer, kind in (("added", "count"), ("level", "level")):
        answered = read_plan([table(*rows, row("3.", "Kitob berilishi"))], {doubt.id: answer})
        assert [figure.kind for figure in answered.figures] == [kind, kind, "count"]
        assert (answered.doubts, answered.loadable) == ((), True)


def test_each_row_can_have_an_answer_of_its_own() -> None:
    rows = [row(f"{at}.", name, "Nusxa", "900", "950") for at, name in enumerate(("Fond hajmi", "Kitob fondi"), 1)]
    (doubt,) = read(*rows).doubts
    each = read_plan([table(*rows)], {doubt.id: "each"})
    assert [asked.number for asked in each.doubts] == ["1", "2"]
    answers = {doubt.id: "each", each.doubts[0].id: "level", each.doubts[1].id: "added"}
    answered = read_plan([table(*rows)], answers)
    assert ([figure.kind for figure in answered.figures], answered.loadable) == (["level", "count"], True)


def test_it_takes_the_answers_about_the_direction() -> None:
    rows = [row("1.", "Shikoyatlarni kamaytirish", "Dona", "", "3")]
    (doubt,) = read(*rows).doubts
    directions = [only(read_plan([table(*rows)], {doubt.id: answer})).direction for answer in ("more", "less")]
    assert directions == ["more", "less"]


@pytest.mark.parametrize(
    "name", ["Qarzdor foydalanuvchilar", "Nosoz printerlar", "Bo'sh ish o'rinlari", "Kreditor qarzdorlik"]
)
def test_it_asks_of_what_kind_a_lower_figure_is_once_it_is_known_that_less_is_better(name: str) -> None:
    rows = [row("1.", name, "Nafar", "50", "20")]
    answers: dict[str, str] = {}
    for code, answer in ((DIRECTION, "less"), (KIND, "level")):
        (doubt,) = read_plan([table(*rows)], answers).doubts
        assert doubt.code == code
        answers[doubt.id] = answer
    figure = only(read_plan([table(*rows)], answers))
    assert (figure.kind, figure.direction) == ("level", "less")


def test_a_target_of_nought_is_a_target_and_a_dash_is_none() -> None:
    nought, dash = (read(row("1.", "Yo'qolgan kitoblarni kamaytirish", "Nusxa", "4", said)) for said in ("0", "-"))
    assert (only(nought).target, only(nought).direction, nought.doubts) == (0, "less", ())
    assert (only(dash).target, codes(dash)) == (None, [DIRECTION])


@pytest.mark.parametrize(("baseline", "target", "asked"), [("80", "120", 1), ("950", "97", 1), ("100", "100", 0)])
def test_it_asks_of_a_rate_over_a_hundred(baseline: str, target: str, asked: int) -> None:
    rows = [row("1.", "Qamrov", "foiz", baseline, target)]
    document = read(*rows)
    assert codes(document) == ["percent_over_hundred"] * asked
    for doubt in document.doubts:
        kept = read_plan([table(*rows)], {doubt.id: doubt.choices[0].id})
        assert (only(kept).baseline, only(kept).target) == (Decimal(baseline), Decimal(target))
        typed = only(read_plan([table(*rows)], {doubt.id: "95"}))
        assert Decimal(95) in (typed.baseline, typed.target)
    counted = read(row("1.", "Kitob berilishi", "Nusxa", baseline, target))
    assert counted.doubts == ()


@pytest.mark.parametrize(
    ("baseline", "target", "asked"), [("0,4", "0,45", 2), ("-", "0,9", 1), ("0", "1", 0), ("1", "2,5", 0)]
)
def test_it_asks_of_a_rate_that_may_be_written_as_a_fraction(baseline: str, target: str, asked: int) -> None:
    rows = [row("1.", "Qamrov", "foiz", baseline, target)]
    document = read(*rows)
    assert codes(document) == ["percent_below_one"] * asked
    assert document.loadable is not bool(asked)
    answered = read_plan([table(*rows)], {doubt.id: doubt.choices[0].id for doubt in document.doubts})
    assert only(answered).target == Decimal(target.replace(",", ".")) * (100 if asked else 1)


def total(*parts: tuple[str, ...], name: str = "Jami", unit: str = "Nusxa", figures: tuple[str, str]) -> PlanDocument:
    return read(row("9.", name, unit, *figures), ("", "Shundan,", *[""] * 6), *parts)


def test_what_is_said_of_a_total_is_said_of_its_parts() -> None:
    parts = (row("9.1", "Bosma", "Nusxa", "500", "510"), row("9.2", "Elektron", "Nusxa", "40", "50"))
    levels = total(*parts, name="Kutubxona fondi (yil oxiriga)", figures=("540", "560"))
    assert [figure.kind for figure in levels.figures] == ["total", "level", "level"]
    assert levels.loadable
    counts = total(*parts, name="Xaridlar", figures=("540", "560"))
    assert [figure.kind for figure in counts.figures] == ["total", "count", "count"]
    asked = total(*parts, name="Fond hajmi", figures=("540", "560"))
    assert codes(asked) == [KIND]
    less = total(*parts, name="Shikoyatlarni kamaytirish", figures=("560", "560"))
    assert [figure.direction for figure in less.figures] == ["less"] * 3 or codes(less) == [DIRECTION]


@pytest.mark.parametrize(
    ("units", "names", "answer", "kinds"),
    [
        (("Nusxa", "Nusxa"), ("Bosma", "Elektron (yil oxiriga)"), "added", ["total", "count", "count"]),
        (("Nusxa", "Nusxa"), ("Bosma", "Elektron (yil oxiriga)"), "level", ["total", "level", "level"]),
        (("Nusxa", "Nusxa"), ("Bosma", "Elektron (yil oxiriga)"), "apart", ["count", "count", "level"]),
        (("Nusxa", "foiz"), ("Bosma", "Elektron"), "apart", ["count", "count", "percent"]),
        (("foiz", "foiz"), ("Bosma", "Elektron"), "added", ["total", "count", "count"]),
        (("foiz", "foiz"), ("Bosma", "Elektron"), "apart", ["count", "percent", "percent"]),
    ],
)
def test_all_parts_of_a_total_are_of_one_kind(
    units: tuple[str, str], names: tuple[str, str], answer: str, kinds: list[Kind]
) -> None:
    rows = [
        row("9.", "Jami", "Nusxa", "54", "56"),
        ("", "Shundan,", *[""] * 6),
        row("9.1", names[0], units[0], "50", "51"),
        row("9.2", names[1], units[1], "4", "5"),
    ]
    document = read(*rows)
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, document.figures[0].parts) == ("parts_of_kinds", True, ())
    answered = read_plan([table(*rows)], {doubt.id: answer})
    assert [figure.kind for figure in answered.figures] == kinds
    assert answered.loadable


def test_a_stock_grows_by_what_is_added_up() -> None:
    name = "A'zolar (yil oxiriga): - yangi; - qayta"
    document = read(row("13.", name, "Nafar", "900\n50\n60", "1000\n100\n70"))
    assert [figure.kind for figure in document.figures] == ["stock", "count", "count"]
    rates = read(row("13.", "Qamrov: - yangi; - qayta", "foiz", "40\n5\n6", "50\n10\n7"))
    assert [(figure.kind, figure.parts) for figure in rates.figures] == [("percent", ())] * 3


_NAMES = ("Jami", "Kitoblar (yil oxiriga)", "Fond hajmi", "Shikoyatlarni kamaytirish", "Ulush, %")
_UNITS = ("Nusxa", "foiz", "Hujjat", "")


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_UNITS)), min_size=3, max_size=3),
    st.lists(st.sampled_from(("added", "level", "percent", "apart", "more", "less")), max_size=6),
    st.booleans(),
)
def test_no_reading_makes_a_total_that_cannot_be_computed(
    rows: list[tuple[str, str]], given_answers: list[str], list_in_one_cell: bool
) -> None:
    numbers = ("9.", "9.1", "9.2")
    cells = [row(number, *row_words, *figures) for number, row_words, figures in
             zip(numbers, rows, (("30", "50"), ("10", "20"), ("20", "30")), strict=True)]  # fmt: skip
    lines = [cells[0], ("", "Shundan,", *[""] * 6), *cells[1:]]
    if list_in_one_cell:
        lines = [row("9.", f"{rows[0][0]}: - yangi; - qayta", rows[0][1], "30\n20\n5", "50\n20\n30")]
    answers: dict[str, str] = {}
    for answer in (*given_answers, ""):
        document = read_plan([table(*lines)], answers)
        computable(document)
        if document.doubts:
            answers[document.doubts[0].id] = answer


def computable(document: PlanDocument) -> None:
    indicators = {
        at: Indicator(
            key=at, section="", section_title="", number="", part=None, name="", unit="", kind=figure.kind,
            baseline=None, target=None, window=Window(1, 12), parts=figure.parts,
        )
        for at, figure in enumerate(document.figures)
    }  # fmt: skip
    for indicator in indicators.values():
        combining_of(indicator, indicators)
        assert bool(indicator.parts) is (indicator.kind in ("total", "stock"))


PLAIN: tuple[Said, ...] = tuple(
    (name, unit, baseline, target)
    for line in """
        Kitobxonlar soni|Nafar|5000|5200
        Kitobxonlarga xizmat ko'rsatish|Nafar|5000|5200
        Yangi a'zo bo'lgan kitobxonlar soni|Nafar|5000|5200
        Tashriflar soni|Marta|90000|95000
        Kitob berish|Nusxa|200000|210000
        Fondga kelib tushgan yangi adabiyotlar|Nusxa|1200|1300
        Fonddan chiqarilgan adabiyotlar|Nusxa|300|200
        Eskirgan adabiyotlarni hisobdan chiqarish|Nusxa|300|200
        Fondni inventarizatsiya qilish|Nusxa|30000|60000
        Kutubxona fondini to'ldirish|Nusxa|1000|1100
        Elektron katalogga kiritilgan yozuvlar|Yozuv|4000|4600
        Yil davomida internetga ulangan filiallar|Filial|3|5
        Ta'mirlangan binolar|Bino|1|1
        Xodimlar malakasini oshirish|Nafar|5|6
        Qarzdor kitobxonlar bilan ishlash|Nafar|50|40
        Kamchiliklarni bartaraf etish|Dona|10|8
        Murojaatlarni ko'rib chiqish|Dona|10|8
        Jinoyatchilikning oldini olish bo'yicha tadbirlar|Tadbir|10|8
        Loyihalar soni|Loyiha|2|3
        Yil yakuni bo'yicha hisobot|Hisobot|1|1
        Yillik hisobotni yil oxirigacha topshirish|Hisobot|1|1
        "Yangi yil" oldidan tadbirlar|Tadbir|3|4
        Число обслуженных пользователей|чел.|5000|5200
        Количество посещений|ед.|90000|95000
        Объем книговыдачи|экз.|200000|210000
        Поступление новых документов|экз.|1200|1300
        Выбытие документов из фонда|экз.|300|200
        Количество мероприятий|мероприятие|100|110
        Общее количество мероприятий|ед.|100|110
        Работа с задолжниками|чел.|50|40
        Повышение квалификации сотрудников|чел.|5|6
        Китобхонлар сони|Нафар|5000|5200
        Фондга янги китоблар қабул қилиш|Нусха|1000|1100
        Ходимлар малакасини ошириш|Нафар|5|6
        Жами тадбирлар сони|Тадбир|100|110
        To'garaklarga qamrab olingan o'quvchilar|Nafar|300|350
        Soliq qarzini undirish|mln so'm|300|350
        Gazetaga obunachilarni jalb etish|Nafar|5000|6000
        Gazeta va jurnallarga obuna|Nom|20|22
        Raqamlashtirish|Sahifa|13297|15000
    """.strip().splitlines()
    for name, unit, baseline, target in [line.strip().split("|")]
)


@pytest.mark.parametrize("said", PLAIN, ids=lambda said: said[0])
def test_it_asks_nothing_of_an_ordinary_row(said: Said) -> None:
    assert meaning(said) == COUNT
