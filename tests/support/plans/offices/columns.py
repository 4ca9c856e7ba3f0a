"""Headings of offices: quarters, years, facts and what else stands beside the year's plan."""

from tests.support.plans.written_plans import Office, deleted_column, hidden_columns, plan_with, word

MONTHS = "Yan | Fev | Mar | Apr | May | Iyn | Iyl | Avg | Sen | Okt | Noy | Dek"
FACT_PLAN = "2025-yil (fakt) | 2026-yil (reja)"


def _quarters() -> list[Office]:
    kind = "quarters below the year's heading"
    both = "target schedule"
    return [
        Office(
            kind,
            plan_with(
                "2026-йил режаси | < | < | < | < // 1-чорак | 2-чорак | 3-чорак | 4-чорак | Жами йил",
                "5 | 6 | 7 | 9 | 27",
                "- | 2 | - | 4 | 6",
                make=word,
            ),
            ((27, "quarters 5 6 7 9"), (6, "quarters - 2 - 4")),
            says=both,
        ),
        Office(
            kind,
            plan_with("План на 2026 год | < | < // I полугодие | II полугодие | Год", "50 | 61 | 111"),
            ((111, "halves 50 61"),),
            says=both,
        ),
        Office(
            kind,
            plan_with(
                f"2026-yil rejasi{' | <' * 12} // {MONTHS} | Yil", "1 | 2 | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2 | 18"
            ),
            ((18, "months 1 2 1 2 1 2 1 2 1 2 1 2"),),
            says=both,
        ),
        Office(
            kind,
            plan_with(
                "2026-yil rejasi | < | < | < // 3 oylik | 6 oylik | 9 oylik | Yillik", "10 | 25 | 37 | 60", make=word
            ),
            ((60, "quarters 10 15 12 23"),),
            says=both,
        ),
        Office(
            kind,
            plan_with(
                "2025 (fakt) | 2026 (reja) | < | < | < | < // ^ | Jami | I ch. | II ch. | III ch. | IV ch.",
                "8 | 9 | 2 | 2 | 2 | 3",
            ),
            ((9, "quarters 2 2 2 3"),),
            says=both,
        ),
    ]


def _quarters_beside() -> list[Office]:
    kind = "quarters left of the year"
    return [
        Office(
            kind,
            plan_with(
                "1-chorak topshirig'i | 2-chorak topshirig'i | 3-chorak topshirig'i | 4-chorak topshirig'i "
                "| Yillik topshiriq",
                "5 | 6 | 7 | 9 | 27",
                "- | 3 | - | 3 | 6",
            ),
            ((None, 27), (None, 6)),
        ),
        Office(
            kind,
            plan_with(
                "План I кв. | План II кв. | План III кв. | План IV кв. | План на год", "5 | 6 | 7 | 9 | 27", make=word
            ),
            ((None, 27),),
        ),
        Office(
            kind,
            plan_with("I yarim yillik rejasi | II yarim yillik rejasi | Yil rejasi", "20 | 31 | 51"),
            ((None, 51),),
        ),
    ]


def _quarters_in_words() -> list[Office]:
    kind = "quarters of a planned value"
    return [
        Office(
            kind,
            plan_with(
                "Целевой показатель по кварталам | < | < | < | Всего за год // 1 кв. | 2 кв. | 3 кв. | 4 кв. | ^",
                "900 | 1100 | 950 | 1050 | 4000",
            ),
            ((None, 4000),),
        ),
        Office(
            kind,
            plan_with(
                "Choraklar kesimida reja | < | < | < | < // I | II | III | IV | Yil bo'yicha jami",
                "9 | 11 | 10 | 12 | 42",
                make=word,
            ),
            ((None, 42),),
        ),
    ]


def _years() -> list[Office]:
    three, bare = "last year's plan beside its fact", "bare years"
    return [
        Office(
            three, plan_with("План 2025 г. | Факт 2025 г. | План 2026 г. | Рост, %", "50 | 61 | 65 | 106"), ((61, 65),)
        ),
        Office(
            three,
            plan_with("2025-yil rejasi | 2025-yil amalda | 2026-yil rejasi | O'sish", "30 | 28 | 35 | 7", make=word),
            ((28, 35),),
        ),
        Office(three, plan_with("2026 (reja) | 2025 (reja) | 2025 (fakt)", "35 | 30 | 28"), ((28, 35),)),
        Office(bare, plan_with("2024 | 2025 | 2026 | 2027 | 2028", "1 | 2 | 3 | 4 | 5"), ((2, 3),)),
        Office(bare, plan_with("2025-yil | 2026-yil | 2027-yil", "90 | 95 | 99", make=word), ((90, 95),)),
        Office(bare, plan_with("2025 г. | 2026 г. | 2027 г. | 2028 г.", "90 | 95 | 99 | 100"), ((90, 95),)),
    ]


def _facts() -> list[Office]:
    empty, words = "an empty column for this year's fact", "words for what was done"
    return [
        Office(empty, plan_with("2025 (amalda) | 2026 (reja) | 2026 (fakt) | %", "61 | 65 | | "), ((61, 65),)),
        Office(
            empty,
            plan_with("Факт 2025 | План 2026 | Факт 2026 | Отклонение (+/-)", "61 | 65 | - | -", make=word),
            ((61, 65),),
        ),
        Office(words, plan_with("Исполнение за 2025 г. | План на 2026 г.", "700 | 750"), ((700, 750),)),
        Office(words, plan_with("2025-yilda bajarilgani | 2026-yilga reja", "700 | 750", make=word), ((700, 750),)),
        Office(words, plan_with("2025 й. бажарилиши | 2026 й. режаси", "700 | 750"), ((700, 750),)),
    ]


def _no_targets() -> list[Office]:
    kind = "columns that are no target"
    return [
        Office(
            kind,
            plan_with(
                "2025-yil (fakt) | Reja bo'yicha ajratilgan mablag' (ming so'm) | 2026-yil (reja)", "12 | 900 | 14"
            ),
            ((12, 14),),
        ),
        Office(kind, plan_with("Plan bandi raqami | 2025 (fakt) | 2026 (reja)", "3 | 12 | 14", make=word), ((12, 14),)),
        Office(kind, plan_with("9 oylik reja | 2026-yil (reja)", "10 | 14"), ((None, 14),)),
        Office(
            kind,
            plan_with("План на I полугодие | План на 2026 год | План расходов, млн. сум", "6 | 14 | 33"),
            ((None, 14),),
        ),
    ]


def _hidden() -> list[Office]:
    kind = "columns hidden or deleted"
    older = "2026-yil (reja) | 2026-yil (reja) | 2025-yil (fakt)"
    two = "2026-yil (reja) | 2026-yil (reja) | 2026-yil (reja)"
    return [
        Office(kind, plan_with(older, "700 | 14 | 12", change=hidden_columns("D")), ((12, 14),)),
        Office(kind, plan_with(two, "700 | 800 | 14", change=hidden_columns("D", "E")), ((None, 14),)),
        Office(kind, plan_with(older, "700 | 14 | 12", make=word, change=deleted_column(3)), ((12, 14),)),
        Office(
            kind,
            plan_with(
                two,
                "700 | 14 | 800",
                make=word,
                change=lambda table: [deleted_column(column)(table) for column in (3, 5)],
            ),
            ((None, 14),),
        ),
    ]


def files() -> list[Office]:
    return [
        office
        for kind in (_quarters, _quarters_beside, _quarters_in_words, _years, _facts, _no_targets, _hidden)
        for office in kind()
    ]
