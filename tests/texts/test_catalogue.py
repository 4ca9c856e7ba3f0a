"""All sentences lie ready for translators, and a translated one is said in its own plural."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.support.command_line import run_module
from tests.support.spoken import spoken_from
from texts.catalogue import TEMPLATE
from texts.language import speaking
from texts.sentence import say


def test_the_template_holds_every_sentence() -> None:
    done = run_module("texts.catalogue", "--check")

    assert (done.returncode, done.stderr) == (0, "")
    with TEMPLATE.open("rb") as lines:
        assert len(read_po(lines)) > 500


def test_it_says_a_counted_sentence_in_the_plural_of_the_language(tmp_path: Path) -> None:
    russian = Catalog(locale="ru")
    russian.add(("{n} ta raqam", "{n} ta raqam"), ("{n} число", "{n} числа", "{n} чисел"))
    with (tmp_path / "ru.po").open("wb") as file:
        write_po(file, russian)
    with spoken_from(tmp_path), speaking("ru"):
        sentences = [say("{n} ta raqam", n=count) for count in (1, 3, 5, 21)]
    assert sentences == ["1 число", "3 числа", "5 чисел", "21 число"]
    assert say("{n} ta raqam", n=3) == "3 ta raqam"
