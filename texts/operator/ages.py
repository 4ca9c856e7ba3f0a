"""How long ago or how long something is, roughly, for whoever looks after the program."""

from datetime import timedelta

from texts.sentence import plain

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def age_words(age: timedelta) -> str:
    """`40 soniya`, `7 daqiqa`, `5 soat`, `3 kun`"""
    if age < MINUTE:
        return plain("{n} soniya", n=max(0, int(age.total_seconds())))
    if age < 2 * HOUR:
        return plain("{n} daqiqa", n=age // MINUTE)
    return plain("{n} soat", n=age // HOUR) if age < 2 * DAY else plain("{n} kun", n=age // DAY)
