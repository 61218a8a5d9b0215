"""DfE's statistical neighbours into the database."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from dashboards.benchmarks.neighbours_file import edition_in
from dashboards.benchmarks.problems import FileRefused
from dashboards.domain.benchmark_rows import Changes
from dashboards.domain.benchmarks import import_neighbours
from dashboards.models import Neighbour
from tests.dashboards.benchmarks.files import Sheet, changed, column, neighbours, written

pytestmark = pytest.mark.django_db

MAY_2025 = "statistical_neighbours_may_2025_long.csv"


def test_import_keeps_the_ten_of_each_council_by_rank(tmp_path: Path) -> None:
    imported = import_neighbours(path=written(tmp_path / MAY_2025, neighbours(["876", "314"])))

    halton = Neighbour.objects.filter(number="876").values_list("rank", "neighbour_name", "closeness")
    assert list(halton)[:3] == [
        (1, "St. Helens", "very close"),
        (2, "Durham", "very close"),
        (3, "Wirral", "very close"),
    ]
    assert (imported.edition, imported.lists) == (2025, Changes(added=2))
    assert Neighbour.objects.count() == 20


def test_import_a_second_time_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / MAY_2025, neighbours(["876", "314"]))
    import_neighbours(path=path)
    before = list(Neighbour.objects.order_by("pk").values_list())

    imported = import_neighbours(path=path)

    assert imported.lists == Changes(unchanged=2)
    assert list(Neighbour.objects.order_by("pk").values_list()) == before


def test_import_replaces_a_list_in_which_two_changed_places(tmp_path: Path) -> None:
    sheet = neighbours(["876", "314"])
    import_neighbours(path=written(tmp_path / MAY_2025, sheet))
    rank = column(sheet, "rank")
    sheet[1][rank], sheet[2][rank] = sheet[2][rank], sheet[1][rank]

    imported = import_neighbours(path=written(tmp_path / MAY_2025, sheet))

    assert imported.lists == Changes(changed=1, unchanged=1)
    assert Neighbour.objects.get(number=sheet[1][0], rank=2).neighbour_number == sheet[1][4]


def test_import_keeps_editions_apart(tmp_path: Path) -> None:
    import_neighbours(path=written(tmp_path / MAY_2025, neighbours(["876"])))
    import_neighbours(path=written(tmp_path / "april_2021.csv", neighbours(["876"], edition=2021)))

    assert Neighbour.objects.filter(number="876", rank=1).count() == 2


def test_import_passes_over_councils_without_neighbours(tmp_path: Path) -> None:
    sheet = neighbours(["876"])
    sheet += [["942", "Cumberland", "North West", str(rank), "-", "", "-"] for rank in range(1, 11)]

    imported = import_neighbours(path=written(tmp_path / MAY_2025, sheet))

    assert imported.without == ["Cumberland (942)"]
    assert Neighbour.objects.count() == 10


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        (MAY_2025, 2025),
        ("statistical_neighbours_april_2021_long.csv", 2021),
        ("neighbours.csv", None),
        ("la20251.csv", None),
    ],
)
def test_edition_in_the_name_of_a_file(name: str, edition: int | None) -> None:
    assert edition_in(name) == edition


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (changed("rank", "11"), "row 2, column rank: “11” is not a rank from 1 to 10."),
        (
            changed("closeness", "near"),
            "row 2, column closeness: “near” is none of extremely close, very close, ",
        ),
        (changed("la_number", "87"), "row 2, column la_number: “87” is not a number of DfE's, such as 876."),
        (
            changed("neighbour_la_name", ""),
            "row 2, column neighbour_la_name: a name of up to 100 characters is expected.",
        ),
        (
            changed("neighbour_la_number", "876"),
            "row 2, column neighbour_la_number: a council cannot be its own neighbour.",
        ),
        (changed("rank", "2"), "row 3: Halton already has a neighbour of rank 2, on row 2."),
        (changed("neighbour_la_number", "840"), "row 3: Durham is already a neighbour of Halton, on row 2."),
        (lambda sheet: sheet.pop(), "council 876 has 9 neighbours instead of 10."),
        (changed("rank", "place", row=0), "row 1, column rank: the column is not in the file."),
        (changed("region", "rank", row=0), "row 1, column rank: the column is there twice."),
        (lambda sheet: sheet.__delitem__(slice(1, None)), "there is no row under the header."),
    ],
)
def test_import_refuses_with_row_column_and_reason(
    tmp_path: Path, change: Callable[[Sheet], None], problem: str
) -> None:
    sheet = neighbours(["876"])
    change(sheet)

    with pytest.raises(FileRefused) as refused:
        import_neighbours(path=written(tmp_path / MAY_2025, sheet))

    place = "," if problem.startswith("row") else ":"
    assert str(refused.value).startswith(f"{MAY_2025}{place} {problem}")
    assert not Neighbour.objects.exists()


def test_import_refuses_a_file_whose_edition_is_not_known(tmp_path: Path) -> None:
    path = written(tmp_path / "neighbours.csv", neighbours(["876"]))

    with pytest.raises(FileRefused, match=r"neighbours\.csv: .* Give it: --edition 2025\."):
        import_neighbours(path=path)

    assert import_neighbours(path=path, edition=2025).lists == Changes(added=1)


def test_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_neighbours", str(written(tmp_path / MAY_2025, neighbours(["876"]))))

    assert (
        capsys.readouterr().out == "Neighbours of 2025: lists of councils: 1 added, 0 changed, 0 unchanged.\n"
    )


def test_command_fails_with_the_problems_and_says_that_nothing_changed(tmp_path: Path) -> None:
    sheet = neighbours(["876"])
    changed("rank", "0")(sheet)

    with pytest.raises(CommandError) as failed:
        call_command("import_neighbours", str(written(tmp_path / MAY_2025, sheet)))

    assert str(failed.value).splitlines() == [
        f"{MAY_2025}, row 2, column rank: “0” is not a rank from 1 to 10.",
        "Nothing was changed.",
    ]
