"""Programmes of change, what is said of units, partner staff, and service from before."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.plans import (
    ChangeProgrammeFactory,
    PartnerMemberFactory,
    ProgrammePartFactory,
    UnitTagFactory,
)
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, SINCE_LONG_AGO, TODAY, UNTIL_TODAY, UNTIL_YESTERDAY, YESTERDAY
from workforce.access.scope import Reach
from workforce.domain.continuous_service import record_service
from workforce.domain.errors import DomainError
from workforce.domain.programmes import (
    MemberDetails,
    ProgrammeDetails,
    add_part,
    end_member,
    end_tag,
    keep_member,
    keep_programme,
    remove_part,
    tag_unit,
)
from workforce.enums import MemberKind, UnitTagKind
from workforce.models import ChangedFact, ContinuousService, Employment, PartnerMember
from workforce.periods import period
from workforce.queries.organisation import tree
from workforce.queries.partners import members, members_of_team, people_in_units, tags
from workforce.queries.programmes import (
    parts_of,
    posts_affected,
    reorganised,
    terms_by_team,
    units_affected,
)

pytestmark = pytest.mark.django_db
EVERYWHERE = Reach(TODAY, everyone=True)


def test_programme_affects_units_with_all_below_and_single_posts() -> None:
    service, elsewhere = UnitFactory(service=True), UnitFactory()
    team = UnitFactory(placed__parent=service)
    inside, single, other = (
        PostTermsFactory(team=team, title="A"),
        PostTermsFactory(team=elsewhere, title="B"),
        PostTermsFactory(team=elsewhere, title="C"),
    )
    programme = keep_programme(
        programme_id=None,
        details=ProgrammeDetails("Connected", "One door", WorkerFactory().pk, SINCE_LONG_AGO),
        by=None,
    )
    add_part(programme_id=programme.pk, unit_id=service.pk, post_id=None, by=None)
    part = add_part(programme_id=programme.pk, unit_id=None, post_id=single.post_id, by=None)

    parts = parts_of(programme)
    units = units_affected(parts, TODAY)
    assert units == {service.pk, team.pk}
    assert posts_affected(parts, units, EVERYWHERE, TODAY) == [inside, single]
    only = Reach(TODAY, unit_ids=frozenset({elsewhere.pk}))
    assert posts_affected(parts, units, only, TODAY) == [single]
    remove_part(part_id=part.pk, by=None)
    assert posts_affected(parts_of(programme), units, EVERYWHERE, TODAY) == [inside]
    assert other.pk


def test_part_is_named_once_and_is_one_thing() -> None:
    part = ProgrammePartFactory()
    with pytest.raises(ValidationError, match="has this unit or post already"):
        add_part(programme_id=part.programme_id, unit_id=part.unit_id, post_id=None, by=None)
    with pytest.raises(ValidationError, match="a unit, or a single post"):
        add_part(programme_id=part.programme_id, unit_id=None, post_id=None, by=None)


def test_programme_shows_what_was_reorganised_meanwhile() -> None:
    """NT-49, HA-24: read from the tree itself, so it holds however the units were reorganised."""
    old = UnitFactory(service=True, placed__name="Old service")
    new = UnitFactory(service=True, placed__name="New service")
    moved = UnitFactory(placed__parent=old, placed__name="North", placed__period=UNTIL_YESTERDAY)
    UnitPlacementFactory(unit=moved, parent=new, name="North locality", period=period(TODAY))
    closed = UnitFactory(placed__parent=old, placed__name="South", placed__period=UNTIL_YESTERDAY)
    programme = ChangeProgrammeFactory(period=period(YESTERDAY))

    found = reorganised(programme, {old.pk, new.pk, moved.pk, closed.pk})

    assert [(each.day, each.name, each.what) for each in found] == [
        (YESTERDAY, "South", "Last day"),
        (TODAY, "North locality", "Renamed, was North, and moved"),
    ]


def test_team_has_its_own_terms_else_those_above() -> None:
    """NT-65: terms by team."""
    top = UnitFactory(directorate=True)
    health, own = UnitFactory(service=True, placed__parent=top), UnitFactory(placed__parent=top)
    below = UnitFactory(placed__parent=health)
    UnitTagFactory(unit=top, kind=UnitTagKind.TERMS, label="Council terms")
    UnitTagFactory(unit=health, kind=UnitTagKind.TERMS, label="NHS terms")
    UnitTagFactory(unit=below, kind=UnitTagKind.CO_LOCATED, label="Civic centre")
    terms = terms_by_team(tree(TODAY), list(tags(EVERYWHERE, TODAY)))
    assert (terms[own.pk], terms[below.pk]) == (("Council terms",), ("NHS terms",))


def test_hosted_team_is_found_with_its_people_and_its_figures_are_those_of_the_unit() -> None:
    """NT-12: employed here, working for a region."""
    hosted = AssignmentFactory().team
    AssignmentFactory()
    tag = tag_unit(
        unit_id=hosted.pk,
        kind=UnitTagKind.HOSTED,
        label="Adoption, four councils",
        lasting=period(TODAY),
        by=None,
    )
    assert list(tags(EVERYWHERE, TODAY, kind="hosted", text="four")) == [tag]
    assert people_in_units([hosted.pk], TODAY) == {hosted.pk: 1}
    end_tag(tag_id=tag.pk, last_day=TODAY, by=None)
    tag.refresh_from_db()
    assert tag.last_day == TODAY
    with pytest.raises(DomainError, match="already"):
        end_tag(tag_id=tag.pk, last_day=TODAY, by=None)


def test_unit_that_is_not_there_is_not_tagged() -> None:
    closed = UnitFactory(placed__period=UNTIL_YESTERDAY)
    with pytest.raises(DomainError, match="not there"):
        tag_unit(unit_id=closed.pk, kind=UnitTagKind.HOSTED, label="x", lasting=period(TODAY), by=None)


def details(**fields: object) -> MemberDetails:
    values = {
        "kind": MemberKind.PARTNER,
        "first_name": "Pat",
        "last_name": "Police",
        "organisation": "Police",
        "role_title": "Detective",
        "team_id": UnitFactory().pk,
        "email": "",
        "phone": "",
        "period": SINCE_LONG_AGO,
    }
    return MemberDetails(**values | fields)


def test_partner_staff_are_in_the_directory_of_the_team_and_touch_no_figure() -> None:
    """NT-64: no record, no contract, no note for the figures."""
    kept = details()
    ChangedFact.objects.all().delete()
    member = keep_member(member_id=None, details=kept, by=None)
    assert members_of_team(kept.team_id, TODAY) == [member]
    assert list(members(EVERYWHERE, TODAY, text="detective pat")) == [member]
    assert (Employment.objects.count(), ChangedFact.objects.count()) == (0, 0)
    end_member(member_id=member.pk, last_day=YESTERDAY, by=None)
    assert members_of_team(kept.team_id, TODAY) == []
    assert not members(EVERYWHERE, TODAY).exists()


def test_volunteers_are_listed_apart() -> None:
    PartnerMemberFactory()
    volunteer = PartnerMemberFactory(volunteer=True)
    assert list(members(EVERYWHERE, TODAY, kind="volunteer")) == [volunteer]


def test_member_belongs_to_a_team_that_is_there() -> None:
    for unit in (UnitFactory(service=True), UnitFactory(placed__period=UNTIL_TODAY)):
        with pytest.raises(DomainError):
            keep_member(
                member_id=None, details=details(team_id=unit.pk, period=period(date(2026, 1, 1))), by=None
            )
    assert not PartnerMember.objects.exists()


def test_service_before_a_transfer_is_kept_and_the_first_day_here_too() -> None:
    """NT-17: health visitors came over on 1 April 2017 with the service they had."""
    worker = EmploymentFactory(period=period(date(2017, 4, 1))).worker
    ChangedFact.objects.all().delete()
    asked = {"worker_id": worker.pk, "came_from": "Health trust", "words": "", "by": None}
    record_service(counts_from=date(2009, 5, 4), transferred_on=date(2017, 4, 1), **asked)
    record_service(counts_from=date(2009, 5, 5), transferred_on=date(2017, 4, 1), **asked)
    kept = ContinuousService.objects.get()
    assert (kept.counts_from, kept.transferred_on) == (date(2009, 5, 5), date(2017, 4, 1))
    assert worker.employments.get().first_day == date(2017, 4, 1)
    assert not ChangedFact.objects.exists()


def test_service_from_before_began_before() -> None:
    worker = EmploymentFactory().worker
    asked = {"transferred_on": None, "came_from": "Trust", "words": "", "by": None}
    with pytest.raises(DomainError, match="on that day or before"):
        record_service(worker_id=worker.pk, counts_from=TODAY, **asked)
    with pytest.raises(DomainError, match="no contract"):
        record_service(worker_id=WorkerFactory().pk, counts_from=LONG_AGO, **asked)
    with pytest.raises(DomainError, match="own record"):
        record_service(
            worker_id=worker.pk, counts_from=LONG_AGO, **asked | {"by": AccountFactory(worker=worker)}
        )
