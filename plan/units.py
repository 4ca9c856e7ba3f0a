"""Which units are counted in whole ones: half a visitor is a slip of the finger, half an hour is not."""

from plan.fold import fold_key

_MEASURED = frozenset(
    map(
        fold_key,
        (
            *("foiz", "soat", "km", "metr", "m", "m2", "kv.m", "kv metr", "kvadrat metr", "kg", "tonna", "litr"),
            *("gektar", "ga", "gb", "tb", "mb", "so'm", "ming so'm", "mln so'm", "million so'm", "mlrd so'm"),
        ),
    )
)


def is_whole(unit: str) -> bool:
    """Whether a figure in this unit must be a whole number; an unknown unit is counted, not measured."""
    return unit.strip() != "%" and fold_key(unit) not in _MEASURED
