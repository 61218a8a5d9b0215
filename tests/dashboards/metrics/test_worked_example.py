"""The worked example of the definitions, to the last digit."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from dashboards.domain.compute import compute
from dashboards.metrics import by_key
from dashboards.queries.figures import figure
from tests.dashboards import histories
from tests.dashboards import reference as plain
from workforce.models import Unit

CENSUS_DAY = date(2025, 9, 30)
FULL = Fraction(1)


def employed(
    reference: str, fte: Fraction, post: str | None, first: date, last: date | None = None
) -> plain.Worker:
    held = plain.Assignment("TEAM-A", "SW", fte, first, last, post=post)
    return plain.Worker(reference, [plain.Employment("permanent", first, last, [held])])


def worked_example() -> plain.History:
    long_ago = date(2022, 1, 3)
    ash = employed("Ash", FULL, "P1", long_ago)
    ash.counts, ash.absences = (
        {CENSUS_DAY: 18},
        [plain.Absence(date(2025, 2, 3), date(2025, 2, 20), Fraction(12))],
    )
    beech = employed("Beech", Fraction(3, 5), "P2", long_ago)
    beech.counts = {CENSUS_DAY: 10}
    cover = plain.Assignment("TEAM-A", "SW", FULL, date(2025, 4, 1), None, post="P4", agency_reason="vacancy")
    return plain.History(
        units=[
            plain.Unit("CS", "directorate", [plain.Placement(date(1900, 1, 1), None, None)]),
            plain.Unit("TEAM-A", "team", [plain.Placement(date(1900, 1, 1), None, "CS")]),
        ],
        roles=[plain.Role("SW", "Social workers", True)],
        posts=[plain.Post(f"P{n}", [plain.Terms(long_ago, None, "SW", "TEAM-A", FULL)]) for n in range(1, 5)],
        workers=[
            ash,
            beech,
            employed("Cedar", FULL, "P3", long_ago),
            plain.Worker(
                "Agency",
                [plain.Employment("agency", date(2025, 4, 1), None, [cover])],
                counts={CENSUS_DAY: 21},
            ),
            employed("Dogwood", Fraction(4, 5), "P4", date(2022, 5, 2), date(2025, 3, 31)),
            employed("Elm", FULL, None, date(2025, 2, 1), date(2025, 6, 30)),
        ],
    )


@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["TEAM-A", "CS"])
@pytest.mark.parametrize("population", ["csww", "all", "Social workers"])
@pytest.mark.parametrize(
    ("key", "numerator", "denominator", "value"),
    [
        ("in_post", "2.600000", None, "2.6"),
        ("vacancies", "1.400000", None, "1.4"),
        ("vacancy_rate", "1.400000", "4.000000", "35.0"),
        ("agency_rate", "1.000000", "3.600000", "27.8"),
        ("turnover_rate", "0.800000", "2.600000", "30.8"),
        ("caseload", "49.000000", "2.600000", "18.8"),
        ("caseload_max", "21.000000", None, "21.0"),
        ("absence_rate", "12.000000", "657.800000", "1.8"),
    ],
)
def test_figure_of_worked_example(
    unit: str, population: str, key: str, numerator: str, denominator: str | None, value: str
) -> None:
    histories.write(worked_example())

    compute(first=CENSUS_DAY, last=CENSUS_DAY, now=datetime(2025, 10, 1, tzinfo=UTC))

    found = by_key(key).of(figure(Unit.objects.get(code=unit).pk, population, CENSUS_DAY))
    assert (found.numerator_text, found.denominator_text, found.value_text) == (numerator, denominator, value)
