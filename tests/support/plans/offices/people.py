"""When the work is due and who does it, and words that change a figure, as offices write them."""

from collections.abc import Callable

from tests.support.plans.written_plans import (
    BEFORE,
    DEADLINE,
    NAMES,
    SECTION,
    TITLE,
    WHO,
    Office,
    Written,
    columns,
    excel,
    shown_as,
    word,
    works,
)

FACT_PLAN = "2025-yil (fakt) | 2026-yil (reja)"


def _begin_and_end() -> list[Office]:
    kind = "begin and end in columns of their own"

    def plan(begin: str, end: str, *cells: str, make: Callable[..., Written] = excel) -> Written:
        rows = [f"{at}. | {NAMES[at - 1]} | ta | 1 | 2 | {line} | {WHO}" for at, line in enumerate(cells, 1)]
        return make([f"{BEFORE} | {FACT_PLAN} | {begin} | {end} | Mas'ul", *rows], above=(TITLE, SECTION))

    return [
        Office(
            kind,
            plan("Boshlanishi", "Yakunlanishi", "mart | oktabr", "yanvar | dekabr", make=word),
            (("months 3-10",), ("months 1-12",)),
            says="window",
        ),
        Office(
            kind,
            plan("Дата начала", "Дата окончания", "апрель | июнь", "01.02.2026 | 31.05.2026"),
            (("months 4-6",), ("months 2-5",)),
            says="window",
        ),
    ]


def _dates() -> list[Office]:
    kind = "a date that Excel made of a range"
    return [
        Office(
            kind,
            excel([*columns(FACT_PLAN), *works("1 | 2", deadline=day)], change=shown_as(shown, "F4")),
            ((None,),),
            ("deadline_unknown",),
            "window",
        )
        for day, shown in (("2026-09-07", "d-mmm"), ("2026-02-01", "[$-419]dd.mmm;@"))
    ]


def _people() -> list[Office]:
    def plan(*who: str, heading: str = "Mas'ullar", make: Callable[..., Written] = word) -> Written:
        rows = [f"{at}. | {NAMES[at - 1]} | ta | 1 | 2 | {DEADLINE} | {cell}" for at, cell in enumerate(who, 1)]
        return make([f"{BEFORE} | {FACT_PLAN} | Muddati | {heading}", *rows], above=(TITLE, SECTION))

    two, bracket, marks = "a controller beside the doer", "a bracket behind a post", "lists of names"
    posts, spelled = "posts and labels", "one name in two spellings"
    readers, fund = "Abonement xizmati", "Fond bo'limi"
    return [
        Office(
            two, plan(f"Direktor | {fund}", heading="Nazorat qiluvchi | Bajaruvchi"), (((fund,),),), says="reporters"
        ),
        Office(
            two,
            plan("Директор | Отдел фонда", heading="Контроль | Ответственный исполнитель", make=excel),
            ((("Отдел фонда",),),),
            says="reporters",
        ),
        Office(
            two,
            plan(f"Direktor | {fund}", heading="Nazorat uchun javobgar | Mas'ul ijrochi"),
            ((),),
            ("which_responsible",),
            "",
        ),
        Office(
            two,
            plan("Директор | Отдел фонда", heading="Ответственный за контроль | Исполнитель", make=excel),
            ((),),
            ("which_responsible",),
            "",
        ),
        Office(
            bracket,
            plan(f"Direktor (umumiy nazorat), {fund}", f"Direktor (M. Karimova), {readers}"),
            (((fund,),), ((readers,),)),
            says="reporters",
        ),
        Office(
            bracket,
            plan("Директор (контроль), Отдел фонда", "Директор (свод), Читальный зал", make=excel),
            ((("Отдел фонда",),), (("Читальный зал",),)),
            says="reporters",
        ),
        Office(
            marks,
            plan(f"1) {fund}\\n2) {readers}", f"– {readers}\\n– {fund}"),
            (((fund, readers),), ((readers, fund),)),
            says="responsible",
        ),
        Office(
            marks,
            plan(f"{fund} va {readers}", f"{readers} hamda {fund}", fund, readers),
            (((fund, readers),), ((readers, fund),), ((fund,),), ((readers,),)),
            says="responsible",
        ),
        Office(
            marks,
            plan(f"{fund} / {readers}", f"{readers}; {fund}", fund, readers),
            (((fund, readers),), ((readers, fund),), ((fund,),), ((readers,),)),
            says="responsible",
        ),
        Office(
            posts, plan("Direktor, yurist", "Direktor, metodist"), ((("Yurist",),), (("Metodist",),)), says="reporters"
        ),
        Office(posts, plan(f"Ijrochi: {fund}", f"Mas'ullar: {readers}"), (((fund,),), ((readers,),)), says="reporters"),
        Office(spelled, plan(f"{fund} (B.B.)", fund, f"{fund} (Karimova N.)"), (((fund,),),) * 3, says="reporters"),
        Office(spelled, plan(f"{readers} (rahbar)", readers, make=excel), (((readers,),),) * 2, says="reporters"),
    ]


def _changed_by_words() -> list[Office]:
    kind = "words that change a figure"
    heading = columns(FACT_PLAN)
    return [
        Office(
            kind,
            word([*heading, *works(*(f"1 | {cell}" for cell in cells))]),
            ((1, None),) * len(cells),
            (*("number_amount_words",) * len(cells), *more),
        )
        for cells, more in (
            (("7 ming", "1,5 млн", "3 тыс."), ()),
            (("3 ta (oyiga)", "haftasiga 2 marta", "ежемесячно по 2"), ()),
            # "Up to" may be a limit, or how far one may come.
            (("40 tagacha", "120 dan ko'p", "до 15"), ("direction_unsure",)),
        )
    ]


def files() -> list[Office]:
    return [office for kind in (_begin_and_end, _dates, _people, _changed_by_words) for office in kind()]
