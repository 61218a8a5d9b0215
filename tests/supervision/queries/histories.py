"""Random histories of supervision, and their way into the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from supervision.models import FrequencyRule, SupervisionSession, SupervisorPairing
from workforce import models
from workforce.periods import period
from workforce.policy import PolicyKey

FIRST, LAST = date(2025, 1, 1), date(2026, 8, 31)
PEOPLE = 3
TEAMS = ("T1", "T2", "T3")
ROLES = ("SW", "MGR", "NURSE", "ADMIN")
TURNING_POINTS = (
    date(2025, 2, 28),
    date(2025, 4, 17),
    date(2025, 8, 22),
    date(2025, 8, 31),
    date(2025, 12, 24),
    date(2026, 1, 31),
    date(2026, 3, 31),
    date(2026, 4, 30),
)
"""Month ends, the days before bank holidays, Fridays."""

examples = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

anywhere = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
at_a_turn = st.builds(
    lambda day, shift: day + timedelta(days=shift), st.sampled_from(TURNING_POINTS), st.integers(-2, 5)
)
days = st.one_of(anywhere, at_a_turn)
frequencies = st.sampled_from(
    [
        (1, "month"),
        (1, "month"),
        (2, "month"),
        (1, "week"),
        (2, "week"),
        (3, "week"),
        (6, "week"),
        (None, "month"),
    ]
)
Stretch = tuple[date, date | None]


@st.composite
def stretches(draw: st.DrawFn, most: int) -> list[Stretch]:
    """Periods that do not overlap, many of them meeting on the next day or after a weekend."""
    cuts = sorted(draw(st.sets(days, min_size=1, max_size=most + 1)))
    found: list[Stretch] = []
    for number, first in enumerate(cuts[:-1]):
        last = cuts[number + 1] - timedelta(days=draw(st.sampled_from([1, 1, 1, 3, 4, 6, 40])))
        if first <= last:
            found.append((first, last))
    if draw(st.booleans()):
        found.append((cuts[-1], None))
    return found


@dataclass
class Person:
    employments: list[
        tuple[str, int | None, Stretch, list[tuple[str, str, str | None, int | None, str, Stretch]]]
    ]
    absences: list[tuple[str, Stretch]]
    outside: list[Stretch]
    pairings: list[tuple[int, Stretch]]
    sessions: list[tuple[date, str, str]]


@dataclass
class History:
    people: list[Person]
    rules: list[tuple[str, Any, tuple[int | None, str], Stretch]] = field(default_factory=list)
    settings: list[tuple[PolicyKey, Any, Stretch]] = field(default_factory=list)


@st.composite
def people(draw: st.DrawFn, number: int) -> Person:
    others = [each for each in range(PEOPLE + 1) if each != number]
    employments = []
    for contract in draw(
        st.lists(
            st.sampled_from(["permanent", "permanent", "fixed_term", "agency", "casual"]),
            min_size=1,
            max_size=2,
            unique=True,
        )
    ):
        origin = draw(st.sampled_from([None, 1, 2]))
        for held in draw(stretches(2)) or [(FIRST, None)]:
            employments.append((contract, origin, held, draw(assignments(held, others))))
    _drop_repeats(employments)
    session_days = draw(st.sets(days, max_size=14))
    return Person(
        employments=employments,
        absences=[
            (kind, each) for kind in draw(st.sampled_from([(), ("sickness",), ("sickness", "maternity")]))
            for each in draw(stretches(3))
        ],
        outside=draw(stretches(1)) if draw(st.integers(0, 3)) == 0 else [],
        pairings=[(draw(st.sampled_from(others)), each) for each in draw(stretches(2))]
        if draw(st.booleans())
        else [],
        sessions=[
            (
                day,
                draw(st.sampled_from(["one_to_one", "one_to_one", "one_to_one", "ad_hoc", "reflective", "clinical"])),
                draw(st.sampled_from(["held", "signed", "signed", "shared", "scheduled", "cancelled", "missed",
                                      "unsigned", "disputed"])),
            )
            for day in sorted(session_days)
        ],
    )  # fmt: skip


@st.composite
def assignments(
    draw: st.DrawFn, inside: Stretch, others: Sequence[int]
) -> list[tuple[str, str, str | None, int | None, str, Stretch]]:
    found = []
    whole = draw(st.booleans())
    for _ in range(draw(st.integers(1, 2))):
        for each in [inside] if whole else draw(stretches(3)) or [inside]:
            held = _clipped(each, inside)
            if held is not None:
                found.append(
                    (
                        draw(st.sampled_from(TEAMS)),
                        draw(st.sampled_from(ROLES)),
                        draw(st.sampled_from([None, "P1", "P2"])),
                        draw(st.sampled_from([None, *others])),
                        draw(st.sampled_from(["1", "1", "0.5", "0.6"])),
                        held,
                    )
                )
    return found


def _clipped(one: Stretch, other: Stretch) -> Stretch | None:
    first = max(one[0], other[0])
    ends = [day for day in (one[1], other[1]) if day is not None]
    last = min(ends) if ends else None
    return None if last is not None and last < first else (first, last)


def _drop_repeats(employments: list[Any]) -> None:
    """No two assignments to the same team, role and post at once."""
    seen: list[Any] = []
    for *_, held in employments:
        for new in list(held):
            if any(new[:3] == old[:3] and _clipped(new[-1], old[-1]) for old in seen):
                held.remove(new)
            else:
                seen.append(new)


@st.composite
def rules(draw: st.DrawFn) -> list[tuple[str, Any, tuple[int | None, str], Stretch]]:
    targets = [("worker", number) for number in range(PEOPLE)]
    targets += [("post", "P1"), ("role", "SW"), ("role", "ADMIN"), ("role_group", "managers")]
    chosen = draw(st.lists(st.sampled_from(targets), max_size=3, unique=True))
    return [(*target, draw(frequencies), each) for target in chosen for each in draw(stretches(2))]


@st.composite
def changed_settings(draw: st.DrawFn) -> list[tuple[PolicyKey, Any, Stretch]]:
    values: dict[PolicyKey, st.SearchStrategy[Any]] = {
        PolicyKey.SUPERVISION_EVERY: st.sampled_from(
            [
                {"default": "1 month", "level 1": "8 weeks", "NMC": "6 weeks", "Business support": "none"},
                {"default": "2 weeks", "Business support": "2 months"},
                {"default": "none", "level 3": "4 weeks"},
            ]
        ),
        PolicyKey.SUPERVISION_NEWLY_QUALIFIED: st.just(
            {"weekly_weeks": 4, "fortnightly_months": 3, "until_months": 9}
        ),
        PolicyKey.SUPERVISION_NEW_STARTER: st.just({"weeks": 7, "every_weeks": 3}),
        PolicyKey.SUPERVISION_EXCUSED_SHARE: st.sampled_from([30, 100]),
        PolicyKey.SUPERVISION_EXCUSED_DAYS: st.just(3),
        PolicyKey.SUPERVISION_AGENCY_FIRST: st.just(5),
        PolicyKey.LONG_ABSENCE_DAYS: st.just(14),
        PolicyKey.SUPERVISION_FROM: st.sampled_from(["2025-03-10", "2025-09-01"]),
    }
    chosen = draw(st.lists(st.sampled_from(list(values)), max_size=2, unique=True))
    return [(key, draw(values[key]), each) for key in chosen for each in draw(stretches(1))]


histories = st.builds(
    History,
    people=st.tuples(*(people(number) for number in range(PEOPLE))).map(list),
    rules=rules(),
    settings=changed_settings(),
)


def write(history: History) -> None:
    """Put a history into the database, and check the deferred constraints."""
    units = {
        row.code: row
        for row in models.Unit.objects.bulk_create(models.Unit(code=code, kind="team") for code in TEAMS)
    }
    groups = {
        "SW": ("social work", 5, ""),
        "MGR": ("managers", 3, ""),
        "NURSE": ("health", None, "NMC"),
        "ADMIN": ("Business support", None, ""),
    }
    roles = {
        row.code: row
        for row in models.Role.objects.bulk_create(
            models.Role(code=code, name=code, role_group=group, csww_role=level, regulator=regulator)
            for code, (group, level, regulator) in groups.items()
        )
    }
    posts = {
        row.reference: row
        for row in models.Post.objects.bulk_create(models.Post(reference=f"P{n}") for n in (1, 2))
    }
    workers = models.Worker.objects.bulk_create(
        models.Worker(reference=f"W{n}", first_name="A", last_name=f"W{n}", sort_name=f"w{n}")
        for n in range(PEOPLE + 1)
    )
    for person, worker in zip(history.people, workers, strict=False):
        write_person(person, worker, workers, units, roles, posts)
    FrequencyRule.objects.bulk_create(
        FrequencyRule(
            worker=workers[which] if target == "worker" else None,
            post=posts[which] if target == "post" else None,
            role=roles[which] if target == "role" else None,
            role_group=which if target == "role_group" else "",
            every=every,
            unit=unit,
            reason="Agreed.",
            period=period(*lasting),
        )
        for target, which, (every, unit), lasting in history.rules
    )
    models.PolicyValue.objects.bulk_create(
        models.PolicyValue(key=key, value=value, period=period(*lasting))
        for key, value, lasting in history.settings
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def write_person(
    person: Person,
    worker: models.Worker,
    workers: Sequence[models.Worker],
    units: dict[str, models.Unit],
    roles: dict[str, models.Role],
    posts: dict[str, models.Post],
) -> None:
    outside: list[models.Arrangement] = []
    for contract, origin, lasting, assigned in person.employments:
        employment = models.Employment.objects.create(
            worker=worker, contract=contract, start_origin=origin, period=period(*lasting)
        )
        for team, role, post, manager, fte, held in assigned:
            made = models.Assignment.objects.create(
                worker=worker,
                employment=employment,
                team=units[team],
                role=roles[role],
                post=posts[post] if post else None,
                manager=workers[manager] if manager is not None else None,
                fte=Decimal(fte),
                agency_reason="vacancy" if contract == "agency" else "",
                period=period(*held),
            )
            if not outside:
                outside = [
                    models.Arrangement(
                        worker=worker,
                        assignment=made,
                        kind="seconded_out",
                        host="Elsewhere",
                        period=period(*inside),
                    )
                    for lasting in person.outside
                    if (inside := _clipped(lasting, held))
                ]
    models.Absence.objects.bulk_create(
        models.Absence(worker=worker, kind=kind, period=period(*lasting)) for kind, lasting in person.absences
    )
    models.Arrangement.objects.bulk_create(outside)
    SupervisorPairing.objects.bulk_create(
        SupervisorPairing(worker=worker, supervisor=workers[other], period=period(*lasting))
        for other, lasting in person.pairings
    )
    SupervisionSession.objects.bulk_create(
        SupervisionSession(
            supervisee=worker,
            supervisor=workers[-1],
            on=day,
            kind=kind,
            state=state,
            shared_on=day if state in ("shared", "disputed", "signed", "unsigned") else None,
            signed_on=day if state == "signed" else None,
            cancelled_by="both" if state == "cancelled" else "",
            cancel_reason="leave" if state == "cancelled" else "",
        )
        for day, kind, state in person.sessions
    )
