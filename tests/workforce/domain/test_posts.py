"""Posts: created, changed, frozen, closed, corrected and deleted, with what was before kept."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    PostTermsFactory,
    RoleFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, SOON, TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.posts import (
    change_post,
    close_post,
    correct_terms,
    create_post,
    delete_post,
    freeze_post,
    unfreeze_post,
)
from workforce.enums import Funding
from workforce.models import Account, Post, PostTerms, Unit
from workforce.periods import holds_on, period

pytestmark = pytest.mark.django_db
HALF = Decimal("0.5")


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def terms() -> PostTerms:
    """A full-time post since long ago."""
    return PostTermsFactory(fte=1)


def spans(post: Post) -> list[tuple[Any, ...]]:
    return [(each.first_day, each.last_day, each.fte, each.frozen) for each in post.terms.order_by("period")]


def new(**details: Any) -> dict[str, Any]:
    return {
        "reference": "NEW-1",
        "title": "Social worker",
        "role": RoleFactory(),
        "team": UnitFactory(),
        "fte": Decimal(1),
        "funding": Funding.PERMANENT,
        "from_day": TOMORROW,
    } | details


def test_post_is_there_from_its_first_day(hr: Account) -> None:
    post = create_post(**new(), by=hr)
    assert spans(post) == [(TOMORROW, None, 1, False)]


def test_reference_is_used_once_whatever_its_case(hr: Account) -> None:
    create_post(**new(), by=hr)
    with pytest.raises(DomainError, match="There is a post new-1 already"):
        create_post(**new(reference="new-1"), by=hr)


@pytest.mark.parametrize("trait", ["service", "directorate"])
def test_post_belongs_to_a_team(hr: Account, trait: str) -> None:
    with pytest.raises(DomainError, match="Choose a team"):
        create_post(**new(team=UnitFactory(**{trait: True})), by=hr)


def test_post_lies_in_the_days_of_its_team(hr: Account) -> None:
    closing = UnitFactory(code="CLOSING", placed__period=period(LONG_AGO, SOON))
    with pytest.raises(DomainError, match="Team CLOSING is not there on 16 October 2025"):
        create_post(**new(team=closing), by=hr)
    UnitPlacementFactory(unit=closing, period=period(date(2025, 10, 16)))
    assert create_post(**new(team=closing), by=hr)


def test_change_begins_new_terms_and_keeps_the_old(hr: Account, terms: PostTerms) -> None:
    team = UnitFactory()
    change_post(post_id=terms.post_id, from_day=TODAY, title="Senior", team=team, fte=HALF, by=hr)

    before, after = terms.post.terms.order_by("period")
    assert (before.title, before.fte, before.period) == ("Social worker", 1, UNTIL_YESTERDAY)
    assert (after.title, after.team, after.fte, after.period) == ("Senior", team, HALF, period(TODAY))
    assert (after.role, after.funding) == (before.role, before.funding)


def test_later_change_keeps_what_it_changed_and_takes_over_the_rest(hr: Account, terms: PostTerms) -> None:
    freeze_post(post_id=terms.post_id, from_day=SOON, by=hr)
    change_post(post_id=terms.post_id, from_day=TODAY, fte=HALF, by=hr)
    assert [(each[2], each[3]) for each in spans(terms.post)] == [(1, False), (HALF, False), (HALF, True)]

    unfreeze_post(post_id=terms.post_id, from_day=date(2025, 12, 1), by=hr)
    assert [each[3] for each in spans(terms.post)] == [False, False, True, False]


@pytest.mark.parametrize(
    ("day", "said"),
    [(LONG_AGO, "Correct a mistake"), (date(2019, 3, 31), "not on the establishment on 31 March 2019")],
    ids=["the first day", "before it"],
)
def test_day_of_a_change_lies_inside_the_post(hr: Account, terms: PostTerms, day: date, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        change_post(post_id=terms.post_id, from_day=day, fte=HALF, by=hr)


def test_change_that_changes_nothing_is_refused(hr: Account, terms: PostTerms) -> None:
    with pytest.raises(DomainError, match="so already"):
        change_post(post_id=terms.post_id, from_day=TODAY, fte=Decimal(1), by=hr)


def test_hours_below_what_is_filled_are_refused_unless_meant(hr: Account, terms: PostTerms) -> None:
    holder = WorkerFactory(first_name="Ada", last_name="Holds")
    AssignmentFactory(worker=holder, post=terms.post, fte=Decimal("0.8"), period=period(LONG_AGO, SOON))

    with pytest.raises(DomainError, match=r"30 September 2025 Ada Holds fills 0\.80 FTE .* would have 0\.50"):
        change_post(post_id=terms.post_id, from_day=TODAY, fte=HALF, by=hr)
    change_post(post_id=terms.post_id, from_day=date(2025, 10, 16), fte=HALF, by=hr)
    change_post(post_id=terms.post_id, from_day=TODAY, fte=Decimal("0.4"), over_fill=True, by=hr)


def test_agency_worker_fills_no_hours(hr: Account, terms: PostTerms) -> None:
    AssignmentFactory(agency=True, post=terms.post, fte=1)
    assert change_post(post_id=terms.post_id, from_day=TODAY, fte=HALF, by=hr).fte == HALF


def test_people_go_with_the_post_to_its_new_team(hr: Account, terms: PostTerms) -> None:
    held = AssignmentFactory(post=terms.post, team=terms.team)
    coming = AssignmentFactory(post=terms.post, team=terms.team, fte=0, period=period(SOON))
    elsewhere = AssignmentFactory(post=terms.post, fte=0)
    team = UnitFactory()

    change_post(post_id=terms.post_id, from_day=TODAY, team=team, move_people=True, by=hr)

    held.refresh_from_db()
    coming.refresh_from_db()
    assert (held.team, held.period) == (terms.team, UNTIL_YESTERDAY)
    assert held.worker.assignments.get(period=period(TODAY)).team == team
    assert (coming.team, coming.period) == (team, period(SOON))
    assert elsewhere.worker.assignments.get().team == elsewhere.team


def test_people_stay_where_they_are_unless_they_are_to_go(hr: Account, terms: PostTerms) -> None:
    held = AssignmentFactory(post=terms.post, team=terms.team)
    change_post(post_id=terms.post_id, from_day=TODAY, team=UnitFactory(), by=hr)
    assert held.worker.assignments.get().team == terms.team


def test_nobody_moves_themselves_with_a_post(terms: PostTerms) -> None:
    held = AssignmentFactory(post=terms.post, team=terms.team)
    mine = AccountFactory(worker=held.worker)
    with pytest.raises(DomainError, match="your own record"):
        change_post(post_id=terms.post_id, from_day=TODAY, team=UnitFactory(), move_people=True, by=mine)


def test_own_post_has_another_title_without_oneself(terms: PostTerms) -> None:
    """Only who moves with the post is touched."""
    held = AssignmentFactory(post=terms.post, team=terms.team)
    mine = AccountFactory(worker=held.worker)
    change_post(
        post_id=terms.post_id, from_day=TODAY, title="New", team=terms.team, move_people=True, by=mine
    )
    assert terms.post.terms.filter(title="New").exists()


def test_frozen_from_a_day_until_another(hr: Account, terms: PostTerms) -> None:
    freeze_post(post_id=terms.post_id, from_day=LAST_YEAR, by=hr)
    unfreeze_post(post_id=terms.post_id, from_day=TODAY, by=hr)
    assert [each[3] for each in spans(terms.post)] == [False, True, False]


def test_frozen_post_is_not_frozen_again(hr: Account, terms: PostTerms) -> None:
    freeze_post(post_id=terms.post_id, from_day=LAST_YEAR, by=hr)
    with pytest.raises(DomainError, match="The post is frozen on 30 September 2025 already"):
        freeze_post(post_id=terms.post_id, from_day=TODAY, by=hr)
    with pytest.raises(DomainError, match="The post is not frozen on 29 September 2024 already"):
        unfreeze_post(post_id=terms.post_id, from_day=date(2024, 9, 29), by=hr)


def test_closed_post_is_there_on_its_last_day(hr: Account, terms: PostTerms) -> None:
    freeze_post(post_id=terms.post_id, from_day=SOON, by=hr)
    close_post(post_id=terms.post_id, final_day=TODAY, by=hr)
    assert spans(terms.post) == [(LONG_AGO, TODAY, 1, False)]


def test_post_is_not_closed_while_somebody_is_on_it(hr: Account, terms: PostTerms) -> None:
    for first, last, lasting in (
        ("Ada", "Stays", period(LONG_AGO)),
        ("Ben", "Comes", period(SOON)),
        ("Cy", "Left", period(LONG_AGO, TODAY)),
    ):
        person = WorkerFactory(first_name=first, last_name=last)
        AssignmentFactory(worker=person, post=terms.post, fte=HALF, period=lasting)
    with pytest.raises(DomainError, match="After 30 September 2025 Ada Stays and Ben Comes would be"):
        close_post(post_id=terms.post_id, final_day=TODAY, by=hr)


def test_post_is_not_closed_twice_on_a_day(hr: Account, terms: PostTerms) -> None:
    close_post(post_id=terms.post_id, final_day=TODAY, by=hr)
    with pytest.raises(DomainError, match="ends on 30 September 2025 already"):
        close_post(post_id=terms.post_id, final_day=TODAY, by=hr)
    close_post(post_id=terms.post_id, final_day=YESTERDAY, by=hr)
    assert terms.post.terms.get().last_day == YESTERDAY


def corrected(terms: PostTerms, **details: Any) -> dict[str, Any]:
    now = {"first": terms.first_day, "final": terms.last_day, "terms_id": terms.pk, "fte": terms.fte}
    return now | details


def test_correction_replaces_what_stood_there_and_keeps_it_among_the_changes(
    hr: Account, terms: PostTerms
) -> None:
    correct_terms(**corrected(terms, title="Put right"), by=hr)
    assert terms.post.terms.get().title == "Put right"
    events = PostTerms.pgh_event_models  # type: ignore[attr-defined]
    kept = next(iter(events.values())).objects.filter(pgh_obj_id=terms.pk)
    assert "Social worker" in kept.values_list("title", flat=True)


@pytest.mark.parametrize(
    ("first", "final"),
    [
        (date(2025, 6, 1), date(2025, 8, 31)),
        (date(2025, 8, 1), date(2025, 10, 31)),
        (date(2025, 1, 1), date(2026, 1, 31)),
    ],
    ids=["earlier", "later", "longer"],
)
def test_terms_beside_corrected_ones_go_on_meeting_them(
    hr: Account, terms: PostTerms, first: date, final: date
) -> None:
    change_post(post_id=terms.post_id, from_day=date(2025, 7, 1), fte=HALF, by=hr)
    change_post(post_id=terms.post_id, from_day=TOMORROW, fte=Decimal("0.8"), by=hr)
    middle = terms.post.terms.order_by("period")[1]

    correct_terms(**corrected(middle, first=first, final=final), by=hr)

    (_, end, _, _), (start, last, _, _), (begin, _, _, _) = spans(terms.post)
    assert (start, last) == (first, final)
    assert ((start - end).days, (begin - last).days) == (1, 1)


def test_terms_beside_are_never_swallowed(hr: Account, terms: PostTerms) -> None:
    change_post(post_id=terms.post_id, from_day=TODAY, fte=HALF, by=hr)
    after = terms.post.terms.order_by("period")[1]
    with pytest.raises(DomainError, match="Nothing would be left of the terms from 1 April 2019"):
        correct_terms(**corrected(after, first=LONG_AGO), by=hr)


def test_correction_leaves_nobody_on_a_post_that_is_not_there(hr: Account, terms: PostTerms) -> None:
    person = WorkerFactory(first_name="Ada", last_name="Early")
    AssignmentFactory(worker=person, post=terms.post)
    with pytest.raises(DomainError, match=r"Ada Early is on post .* on 1 April 2019"):
        correct_terms(**corrected(terms, first=LAST_YEAR), by=hr)


def test_correction_below_what_is_filled_is_refused_unless_meant(hr: Account, terms: PostTerms) -> None:
    AssignmentFactory(post=terms.post, fte=1)
    with pytest.raises(DomainError, match="to be over-filled"):
        correct_terms(**corrected(terms, fte=HALF), by=hr)
    assert correct_terms(**corrected(terms, fte=HALF), over_fill=True, by=hr).fte == HALF
    assert correct_terms(**corrected(PostTerms.objects.get(), title="As it was"), by=hr).fte == HALF


def test_correction_of_nothing_is_refused(hr: Account, terms: PostTerms) -> None:
    with pytest.raises(DomainError, match="Nothing is corrected"):
        correct_terms(**corrected(terms), by=hr)


def test_backwards_days_are_refused(hr: Account, terms: PostTerms) -> None:
    with pytest.raises(DomainError, match="before the first day"):
        correct_terms(**corrected(terms, first=TODAY, final=YESTERDAY), by=hr)


def test_hours_above_nought_are_kept_by_the_database(hr: Account, terms: PostTerms) -> None:
    with pytest.raises(ValidationError, match="post_fte_above_zero"):
        change_post(post_id=terms.post_id, from_day=TODAY, fte=Decimal(0), by=hr)


def test_post_that_nobody_held_is_deleted(hr: Account, terms: PostTerms) -> None:
    freeze_post(post_id=terms.post_id, from_day=TODAY, by=hr)
    delete_post(post_id=terms.post_id, by=hr)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert not Post.objects.exists()


def test_post_that_somebody_held_is_not_deleted(hr: Account, terms: PostTerms) -> None:
    AssignmentFactory(post=terms.post, period=UNTIL_YESTERDAY, worker__last_name="Holder")
    with pytest.raises(DomainError, match="Alex Holder is on record on this post"):
        delete_post(post_id=terms.post_id, by=hr)
    assert Unit.objects.exists()


def test_post_deleted_meanwhile_is_said(hr: Account, terms: PostTerms) -> None:
    delete_post(post_id=terms.post_id, by=hr)
    with pytest.raises(DomainError, match="Somebody has deleted this post"):
        freeze_post(post_id=terms.post_id, from_day=TODAY, by=hr)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_whatever_is_done_a_post_stays_in_order(hr: Account, terms: PostTerms, number: int) -> None:
    """Terms never overlap, nobody is on a post that is not there, and nothing is over-filled unless that was meant."""
    chance = Random(number)
    teams = [terms.team, UnitFactory(), UnitFactory(placed__period=period(LONG_AGO, TODAY))]
    for span in (period(date(2020, 1, 1), date(2023, 6, 30)), period(date(2023, 7, 1))):
        AssignmentFactory(post=terms.post, team=terms.team, fte=HALF, period=span)
    done = 0
    for _ in range(60):
        with suppress(DomainError, ValidationError), transaction.atomic():
            _something(chance, terms.post, teams, hr)
            done += 1
        _check_order(terms.post)
    assert done > 5


def _something(chance: Random, post: Post, teams: list[Unit], by: Account) -> None:
    day = date(2019, 4, 1) + timedelta(days=chance.randrange(2500))
    fte = chance.choice([HALF, Decimal(1), Decimal("0.3")])
    row = chance.choice(list(post.terms.order_by("pk")))
    final = chance.choice([None, row.last_day, day + timedelta(days=300)])
    chance.choice(
        [
            lambda: change_post(post_id=post.pk, from_day=day, fte=fte, by=by),
            lambda: change_post(
                post_id=post.pk, from_day=day, team=chance.choice(teams), move_people=True, by=by
            ),
            lambda: freeze_post(post_id=post.pk, from_day=day, by=by),
            lambda: unfreeze_post(post_id=post.pk, from_day=day, by=by),
            lambda: close_post(post_id=post.pk, final_day=day, by=by),
            lambda: correct_terms(terms_id=row.pk, first=day, final=final, fte=fte, by=by),
            lambda: delete_post(post_id=post.pk, by=by),
        ]
    )()


def _check_order(post: Post) -> None:
    rows = list(post.terms.order_by("period"))
    assert rows
    for one, next_one in pairwise(rows):
        assert one.last_day is not None
        assert one.last_day < next_one.first_day
    for held in post.assignments.all():
        for day in (held.first_day, held.last_day or date(2030, 1, 1)):
            there = [row for row in rows if holds_on(row.period, day)]
            assert len(there) == 1
            assert there[0].fte >= held.fte
        assert holds_on(held.team.placements.get().period, held.first_day)
