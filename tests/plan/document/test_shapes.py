"""Plans in every shape are read truly: nothing is wrong in silence, and asking is no way out."""

from collections import Counter

import pytest

from tests.plan_shapes import by_kind, main, outcomes
from tests.support.command_line import run_module
from tests.support.plans.shapes import Shape, shapes


@pytest.mark.walk
@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.kind)
def test_no_cell_is_wrong_in_silence(shape: Shape) -> None:
    assert outcomes(shape)["wrong"] == 0


def test_of_plain_documents_hardly_a_cell_is_asked() -> None:
    for (kind, plain), counted in by_kind().items():
        if plain:
            assert counted["asked"] <= counted.total() * 0.05, kind
        else:
            assert counted["asked"], kind


def test_every_kind_has_more_than_one_document_or_many_cells() -> None:
    documents = Counter(shape.kind for shape in shapes())
    assert {kind for (kind, plain) in by_kind() if plain} <= {kind for kind, count in documents.items() if count > 1}


def test_the_shares_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(by_kind()) + 3
    assert printed[-2].split()[-1] == "0.0%"


def test_a_command_prints_those_of_one_kind() -> None:
    kind = shapes()[0].kind
    done = run_module("tests.plan_shapes", "--kind", kind)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 4), done.stdout + done.stderr
    assert done.stdout.splitlines()[1].startswith(kind)
    assert done.stdout.splitlines()[-2].split()[-1] == "0.0%"
