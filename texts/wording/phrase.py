"""A template of the words below, which are put into sentences and stand in none of their own."""

from texts.template import fill_template


def _phrase(template: str, **places: str) -> str:
    return fill_template(template, places, lambda _, value, __: str(value))
