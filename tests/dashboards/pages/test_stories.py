"""What moved most: measured by how far councils lie apart, with the unit that moved most."""

from datetime import date
from decimal import Decimal

from dashboards.metrics import by_key
from dashboards.models import Figure
from dashboards.pages.change import change
from dashboards.pages.reading import Discretion, Reading, read
from dashboards.pages.stories import Move, UnitMove, stories
from workforce.access.scope import Reach

TODAY = date(2025, 9, 30)
EVERYTHING = Discretion(Reach(TODAY, everyone=True), 0)


def turnover(left: str, in_post: str = "100") -> Reading:
    row = Figure(unit_id=1, month_end=TODAY, leavers_fte=Decimal(left), in_post_fte=Decimal(in_post))
    return read(by_key("turnover_rate"), row, EVERYTHING)


def vacancies(vacant: str) -> Reading:
    row = Figure(unit_id=1, month_end=TODAY, vacant_fte=Decimal(vacant), in_post_fte=100 - Decimal(vacant))
    return read(by_key("vacancy_rate"), row, EVERYTHING)


def move(now: Reading, before: Reading, *below: UnitMove) -> Move:
    moved = change(now, before)
    assert moved is not None
    return Move(now, before, moved, lambda: below, f"/{now.metric.key}/")


def test_a_move_counts_by_how_far_councils_lie_apart() -> None:
    told = stories([move(vacancies("14"), vacancies("10")), move(turnover("14"), turnover("11"))])

    assert [story.name for story in told] == ["Turnover, last 12 months", "Vacancy rate"]
    assert told[0].direction == "bad"
    assert told[0].text == "up from 11.0% to 14.0% in a year (14.0 of 100.0 FTE)."


def test_what_hardly_moved_is_no_story() -> None:
    assert stories([move(vacancies("10.4"), vacancies("10"))]) == ()


def test_unit_with_the_largest_part_of_the_move_is_named() -> None:
    told = stories(
        [
            move(
                turnover("14"),
                turnover("11"),
                UnitMove("Small", turnover("1", "2"), turnover("0", "2")),
                UnitMove("Large", turnover("9", "60"), turnover("5", "60")),
                UnitMove("Better", turnover("1", "30"), turnover("9", "30")),
            )
        ]
    )

    assert told[0].text.endswith("Most of it in Large: 8.3% to 15.0%.")


def test_unit_without_others_beside_it_is_not_named() -> None:
    told = stories([move(turnover("14"), turnover("11"), UnitMove("Only", turnover("14"), turnover("11")))])

    assert "Most of it" not in told[0].text
