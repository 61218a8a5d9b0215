"""Random histories for the property tests, and their way into the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.dashboards import reference as plain
from workforce import models
from workforce.periods import period

FIRST = date(2022, 11, 1)
LAST = date(2025, 12, 31)
TEAMS = ("T1", "T2", "T3", "T4")
TURNING_POINTS = (
    date(2023, 2, 28),
    date(2023, 3, 31),
    date(2023, 9, 29),
    date(2023, 12, 29),
    date(2024, 2, 29),
    date(2024, 3, 28),
    date(2024, 8, 30),
    date(2024, 9, 30),
    date(2024, 11, 29),
    date(2025, 1, 31),
    date(2025, 5, 30),
    date(2025, 8, 29),
)
"""Month ends, Fridays before month ends, the day before a bank holiday: where rules differ from naive counting."""

examples = settings(
    max_examples=settings.default.max_examples // 4,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""A quarter of the profile's number, since each example is a computation of three years; and not shrunk, since that
takes minutes: remove `phases` to shrink a failure."""


@contextmanager
def undone() -> Iterator[None]:
    """One example in one transaction, taken back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


anywhere = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
at_a_turn = st.builds(
    lambda day, shift: day + timedelta(days=shift), st.sampled_from(TURNING_POINTS), st.integers(-1, 4)
)
days = st.one_of(at_a_turn, at_a_turn, anywhere)
ftes = st.sampled_from(
    [Fraction(1), Fraction(1), Fraction(1, 2), Fraction(3, 5), Fraction(0), Fraction(333333, 10**6)]
)


@st.composite
def stretches(draw: st.DrawFn, most: int) -> list[tuple[date, date | None]]:
    """Periods that do not overlap, many of them meeting on the next day or after a weekend."""
    cuts = sorted(draw(st.sets(days, min_size=1, max_size=most + 1)))
    found: list[tuple[date, date | None]] = []
    for number, first in enumerate(cuts[:-1]):
        last = cuts[number + 1] - timedelta(days=draw(st.sampled_from([1, 1, 1, 3, 3, 4, 30])))
        if first <= last:
            found.append((first, last))
    if draw(st.booleans()):
        found.append((cuts[-1], None))
    return found


@st.composite
def units(draw: st.DrawFn) -> list[plain.Unit]:
    def always(parent: str | None) -> list[plain.Placement]:
        return [plain.Placement(date(1900, 1, 1), None, parent)]

    moves_on = min(draw(days), date(2025, 10, 31))
    return [
        plain.Unit("D", "directorate", always(None)),
        plain.Unit("S1", "service", always("D")),
        plain.Unit("S2", "service", always("D")),
        plain.Unit("T1", "team", always("S1")),
        plain.Unit("T2", "team", always("S1")),
        plain.Unit("T3", "team", always("S2")),
        plain.Unit(
            "T4",
            "team",
            [
                plain.Placement(date(2021, 1, 1), moves_on - timedelta(days=1), "S1"),
                plain.Placement(moves_on, draw(st.one_of(st.none(), st.just(date(2025, 11, 14)))), "S2"),
            ],
        ),
    ]


ROLES = [
    plain.Role("SW", "social workers", True),
    plain.Role("ASP", "social workers", True),
    plain.Role("MGR", "managers", True),
    plain.Role("FSW", "family support", False),
]
roles = st.sampled_from(["SW", "SW", "ASP", "MGR", "FSW"])


@st.composite
def posts(draw: st.DrawFn, reference: str) -> plain.Post:
    return plain.Post(
        reference,
        [
            plain.Terms(
                first,
                last,
                draw(st.sampled_from(["SW", "SW", "SW", "MGR", "FSW"])),
                draw(st.sampled_from(TEAMS)),
                draw(st.sampled_from([Fraction(1), Fraction(3, 5), Fraction(3, 2)])),
            )
            for first, last in draw(stretches(3))
        ],
    )


def clipped(
    first: date, last: date | None, inside: tuple[date, date | None]
) -> tuple[date, date | None] | None:
    start = max(first, inside[0])
    ends = [day for day in (last, inside[1]) if day is not None]
    end = min(ends) if ends else None
    return None if end is not None and end < start else (start, end)


@st.composite
def assignments(
    draw: st.DrawFn, contract: str, inside: tuple[date, date | None], post_references: list[str]
) -> list[plain.Assignment]:
    found: list[plain.Assignment] = []
    whole = draw(st.booleans())
    for _ in range(draw(st.integers(1, 2))):
        for first, last in [inside] if whole else draw(stretches(3)):
            days_held = clipped(first, last, inside)
            if days_held is None:
                continue
            new = plain.Assignment(
                draw(st.sampled_from(TEAMS)),
                draw(roles),
                draw(ftes),
                *days_held,
                post=draw(st.one_of(st.none(), st.sampled_from(post_references))),
                agency_reason=draw(st.sampled_from(["vacancy", "vacancy", "sickness"]))
                if contract == "agency"
                else "",
            )
            if not any(_same_at_once(new, other) for other in found):
                found.append(new)
    return found


def _same_at_once(one: plain.Assignment, other: plain.Assignment) -> bool:
    same = (one.team, one.role, one.post) == (other.team, other.role, other.post)
    return same and clipped(one.first, one.last, (other.first, other.last)) is not None


@st.composite
def workers(draw: st.DrawFn, reference: str, post_references: list[str]) -> plain.Worker:
    employments = []
    for contract in draw(
        st.lists(
            st.sampled_from(["permanent", "permanent", "fixed_term", "seconded_in", "agency", "casual"]),
            min_size=1,
            max_size=3,
            unique=True,
        )
    ):
        for first, last in draw(stretches(2)):
            held = draw(assignments(contract, (first, last), post_references))
            employments.append(plain.Employment(contract, first, last, held))
    _drop_repeats(employments)
    absences = [
        plain.Absence(
            first, last, draw(st.one_of(st.none(), st.sampled_from([Fraction(10), Fraction(5, 2)]))), kind
        )
        for kind in draw(st.sampled_from([("sickness",), (), ("sickness", "maternity")]))
        for first, last in draw(stretches(2))
    ]
    counts = draw(st.dictionaries(days, st.integers(0, 25), max_size=4))
    return plain.Worker(reference, employments, absences, counts)


def _drop_repeats(employments: list[plain.Employment]) -> None:
    """Two employments may not hold the same assignment at once either."""
    seen: list[plain.Assignment] = []
    for employment in employments:
        employment.assignments = [
            a for a in employment.assignments if not any(_same_at_once(a, b) for b in seen)
        ]
        seen += employment.assignments


@st.composite
def histories(draw: st.DrawFn) -> plain.History:
    references = [f"P{number}" for number in range(draw(st.integers(1, 4)))]
    return plain.History(
        units=draw(units()),
        roles=ROLES,
        posts=[draw(posts(reference)) for reference in references],
        workers=[draw(workers(f"W{number}", references)) for number in range(draw(st.integers(1, 5)))],
    )


def decimal(number: Fraction | None) -> Decimal | None:
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)


def write(history: plain.History) -> None:
    """Put a history into the database, every table in one go, and check the deferred constraints."""
    unit_ids = _write_units(history)
    roles_by_code = {
        row.code: row
        for row in models.Role.objects.bulk_create(
            models.Role(code=r.code, name=r.code, role_group=r.group, csww_role=5 if r.csww else None)
            for r in history.roles
        )
    }
    posts_by_reference = _write_posts(history, unit_ids, roles_by_code)
    people = {
        row.reference: row
        for row in models.Worker.objects.bulk_create(
            models.Worker(reference=w.reference, first_name="A", last_name=w.reference, sort_name=w.reference)
            for w in history.workers
        )
    }
    for worker in history.workers:
        write_worker(worker, people[worker.reference], unit_ids, roles_by_code, posts_by_reference)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _write_units(history: plain.History) -> dict[str, models.Unit]:
    found = {
        row.code: row
        for row in models.Unit.objects.bulk_create(
            models.Unit(code=u.code, kind=u.kind) for u in history.units
        )
    }
    models.UnitPlacement.objects.bulk_create(
        models.UnitPlacement(
            unit=found[unit.code],
            parent=found[place.parent] if place.parent else None,
            name=unit.code,
            period=period(place.first, place.last),
        )
        for unit in history.units
        for place in unit.placements
    )
    return found


def _write_posts(
    history: plain.History, unit_ids: dict[str, models.Unit], roles_by_code: dict[str, models.Role]
) -> dict[str, models.Post]:
    found = {
        row.reference: row
        for row in models.Post.objects.bulk_create(models.Post(reference=p.reference) for p in history.posts)
    }
    models.PostTerms.objects.bulk_create(
        models.PostTerms(
            post=found[post.reference],
            title=post.reference,
            role=roles_by_code[terms.role],
            team=unit_ids[terms.team],
            fte=decimal(terms.fte),
            period=period(terms.first, terms.last),
        )
        for post in history.posts
        for terms in post.terms
    )
    return found


def write_worker(
    worker: plain.Worker,
    row: models.Worker,
    unit_ids: dict[str, models.Unit],
    roles_by_code: dict[str, models.Role],
    posts_by_reference: dict[str, models.Post],
) -> None:
    employments = models.Employment.objects.bulk_create(
        models.Employment(worker=row, contract=e.contract, period=period(e.first, e.last))
        for e in worker.employments
    )
    models.Assignment.objects.bulk_create(
        models.Assignment(
            worker=row,
            employment=stored,
            team=unit_ids[a.team],
            role=roles_by_code[a.role],
            post=posts_by_reference[a.post] if a.post else None,
            fte=decimal(a.fte),
            agency_reason=a.agency_reason,
            period=period(a.first, a.last),
        )
        for stored, employment in zip(employments, worker.employments, strict=True)
        for a in employment.assignments
    )
    models.Absence.objects.bulk_create(
        models.Absence(
            worker=row, kind=a.kind, days_lost=decimal(a.days_lost), period=period(a.first, a.last)
        )
        for a in worker.absences
    )
    models.CaseloadCount.objects.bulk_create(
        models.CaseloadCount(worker=row, as_at=day, cases=cases) for day, cases in worker.counts.items()
    )
