"""What stands beside the plan: other tables on the same sheet, notes, and words that no reader knows."""

from tests.support.plans.written_plans import (
    DEADLINE,
    NAMES,
    WHO,
    Office,
    columns,
    excel,
    plan_with,
    word,
    works,
)

FACT_PLAN = "2025-yil (fakt) | 2026-yil (reja)"


def _other_tables() -> list[Office]:
    kind = "a table of other things below"
    plan = [*columns(FACT_PLAN), *works("1 | 2", "3 | 4")]
    return [
        Office(kind, make([*plan, " | " * 6, *lines]), ((1, 2), (3, 4)), ("tables_unread",))
        for make, lines in (
            (
                excel,
                ["T/r | F.I.Sh. | Lavozimi | Staji | Telefon | | ", f"3 | A. Karimov | Mudir | 25 | 901 | {WHO} | "],
            ),
            (
                word,
                [
                    "№ | Jihoz | Inventar | Yili | Narxi | Joyi | Holati",
                    f"3 | Stol | 45 | 20 | 70 | {DEADLINE} | yaxshi",
                ],
            ),
        )
    ]


def _notes() -> list[Office]:
    starred, words = "figures with a note's mark", "words that may change a figure"
    return [
        Office(starred, plan_with(FACT_PLAN, "12 | 45*", make=word), ((12, None),), ("number_noted",)),
        Office(starred, plan_with(FACT_PLAN, "12 | 1 800 **"), ((12, None),), ("number_noted",)),
        Office(starred, plan_with(FACT_PLAN, "12 | 45²", make=word), ((12, None),), ("number_noted",)),
        *(
            Office(
                words,
                plan_with(FACT_PLAN, *(f"1 | {cell}" for cell in cells)),
                ((1, None),) * len(cells),
                ("number_words",) * len(cells),
            )
            for cells in (
                ("20 taga oshirish", "30 ta kamaytirish", "2 tadan"),
                ("3 juft", "5 juft"),
                ("5 ta har bir filialda", "на 20 процентов", "в 2 раза", "5½"),
            )
        ),
        *(
            Office("a unit beside a figure", plan_with(FACT_PLAN, *rows, make=word), ((4, 45), (5, 1200)))
            for rows in (("4 ta | 45 ta", "5 | 1 200 nafar"), ("4 marta | 45 та", "5 kishi | 1 200 kishi"))
        ),
    ]


def _lower_headings() -> list[Office]:
    words, done = "a lower heading in words of its own", "plan and fact below each year"
    return [
        Office(
            words,
            plan_with(
                "2025-yil (fakt) | 2026-yil (reja) | < // ^ | soni | summasi (ming so'm)", "4 | 6 | 900", make=word
            ),
            ((4, 6),),
        ),
        Office(
            words,
            plan_with("2025-yil (fakt) | 2026-yil (reja) | < // ^ | qiymati (so'm) | miqdori", "4 | 900 | 6"),
            ((4, 6),),
        ),
        Office(
            words,
            plan_with("2025-yil (fakt) | 2026-yil (reja) | < // ^ | shaharda | qishloqda", "4 | 6 | 8"),
            ((4, 6),),
            ("which_column",),
        ),
        Office(done, plan_with("2025-yil | < | 2026-yil | < // reja | ijro | reja | ijro", "5 | 4 | 6 | "), ((4, 6),)),
        Office(
            done,
            plan_with(
                "2025 yil | < | < | 2026 yil | < | < // Reja | Ijrosi | % | Reja | Ijrosi | %", "5 | 4 | 80 | 6 | | "
            ),
            ((4, 6),),
        ),
        Office(
            "base and aim", plan_with("Bazaviy ko'rsatkich (2025) | Maqsadli ko'rsatkich (2026)", "4 | 6"), ((4, 6),)
        ),
        Office(
            "base and aim", plan_with("Базовое значение 2025 | Целевой показатель 2026", "4 | 6", make=word), ((4, 6),)
        ),
    ]


def _row_numbers() -> list[Office]:
    kind = "numbers that no plan's row has"
    rows = (("I", "II", "III"), ("1-1", "1-2", "2-1"))
    return [
        Office(
            kind,
            make(
                [
                    *columns(FACT_PLAN),
                    *(
                        f"{at} | {name} | ta | 1 | 2 | {DEADLINE} | {WHO}"
                        for at, name in zip(numbers, NAMES, strict=False)
                    ),
                ]
            ),
            (("1",), ("2",), ("3",)),
            ("no_numbers",),
            "number",
        )
        for make, numbers in zip((excel, word), rows, strict=True)
    ]


def files() -> list[Office]:
    return [office for kind in (_other_tables, _notes, _lower_headings, _row_numbers) for office in kind()]
