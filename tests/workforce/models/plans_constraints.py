"""The constraints of succession, plans, programmes, projects and nominations, each with a row that breaks it."""

from collections.abc import Callable
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.plans import (
    ChangeProgrammeFactory,
    ContinuousServiceFactory,
    CriterionCheckFactory,
    CriterionFactory,
    CriticalPostFactory,
    DevelopmentActionFactory,
    IncumbentRiskFactory,
    NominationFactory,
    PartnerMemberFactory,
    PlaceInterestFactory,
    ProgrammePartFactory,
    ProjectFactory,
    ProjectMoveFactory,
    ProjectPlaceFactory,
    SchemeFactory,
    SuccessionMoveFactory,
    SuccessorFactory,
    TalentNoteFactory,
    TalentNoteShownFactory,
    UnitTagFactory,
    WorkforcePlanActionFactory,
    WorkforcePlanFactory,
    WorkforcePlanMoveFactory,
    WorkforcePlanVersionFactory,
)
from tests.factories.workforce import PostFactory, UnitFactory
from tests.periods import TODAY, UNTIL_TODAY

DATED: dict[str, Callable[[DateRange], object]] = {
    "critical_post_has_a_start": lambda lasting: CriticalPostFactory(period=lasting),
    "successor_has_a_start": lambda lasting: SuccessorFactory(period=lasting),
    "change_programme_has_a_start": lambda lasting: ChangeProgrammeFactory(period=lasting),
    "unit_tag_has_a_start": lambda lasting: UnitTagFactory(period=lasting),
    "partner_member_has_a_start": lambda lasting: PartnerMemberFactory(period=lasting),
    "project_has_a_start": lambda lasting: ProjectFactory(period=lasting),
    "accreditation_scheme_has_a_start": lambda lasting: SchemeFactory(period=lasting),
}


def _critical() -> Callable[[DateRange], object]:
    post = CriticalPostFactory(period=UNTIL_TODAY).post
    return lambda lasting: CriticalPostFactory(post=post, period=lasting)


def _successor() -> Callable[[DateRange], object]:
    named = SuccessorFactory(period=UNTIL_TODAY)
    return lambda lasting: SuccessorFactory(critical=named.critical, worker=named.worker, period=lasting)


def _tag() -> Callable[[DateRange], object]:
    unit = UnitTagFactory(period=UNTIL_TODAY).unit
    return lambda lasting: UnitTagFactory(unit=unit, period=lasting)


OVERLAPS: dict[str, Callable[[], Callable[[DateRange], object]]] = {
    "critical_post_once_at_a_time": _critical,
    "successor_once_at_a_time": _successor,
    "unit_tag_once_at_a_time": _tag,
}

ONLY_ADDED = (
    SuccessionMoveFactory,
    IncumbentRiskFactory,
    TalentNoteFactory,
    TalentNoteShownFactory,
    WorkforcePlanMoveFactory,
    WorkforcePlanVersionFactory,
    ProjectMoveFactory,
    CriterionCheckFactory,
)


def _plan_twice() -> object:
    return WorkforcePlanFactory(unit=WorkforcePlanFactory().unit)


def _version_twice() -> object:
    return WorkforcePlanVersionFactory(plan=WorkforcePlanVersionFactory().plan)


def _part_twice() -> object:
    part = ProgrammePartFactory()
    return ProgrammePartFactory(programme=part.programme, unit=part.unit)


def _interested_twice() -> object:
    said = PlaceInterestFactory()
    return PlaceInterestFactory(place=said.place, worker=said.worker)


def _nominated_twice() -> object:
    open_one = NominationFactory()
    return NominationFactory(scheme=open_one.scheme, worker=open_one.worker)


def _criterion_twice() -> object:
    one = CriterionFactory()
    return CriterionFactory(scheme=one.scheme, position=one.position)


OTHERS: list[tuple[str, Callable[[], object]]] = [
    ("succession_state_is_known", lambda: SuccessionMoveFactory(to="no_plan")),
    ("risk_is_known", lambda: IncumbentRiskFactory(within_24="none")),
    ("successor_readiness_is_known", lambda: SuccessorFactory(readiness="never")),
    ("development_outcome_once_it_is_done", lambda: DevelopmentActionFactory(outcome="Went well")),
    ("one_workforce_plan_a_year", _plan_twice),
    ("workforce_plan_state_is_known", lambda: WorkforcePlanFactory(state="lost")),
    ("workforce_plan_move_is_known", lambda: WorkforcePlanMoveFactory(to="lost")),
    ("workforce_plan_version_once", _version_twice),
    ("workforce_action_outcome_once_it_is_done", lambda: WorkforcePlanActionFactory(outcome="Done")),
    ("programme_part_is_a_unit_or_a_post", lambda: ProgrammePartFactory(unit=None)),
    (
        "programme_part_is_a_unit_or_a_post",
        lambda: ProgrammePartFactory(unit=UnitFactory(), post=PostFactory()),
    ),
    ("programme_part_once", _part_twice),
    ("unit_tag_kind_is_known", lambda: UnitTagFactory(kind="size")),
    ("partner_member_kind_is_known", lambda: PartnerMemberFactory(kind="employee")),
    ("project_state_is_known", lambda: ProjectFactory(state="lost")),
    ("project_move_is_known", lambda: ProjectMoveFactory(to="lost")),
    ("project_place_is_for_somebody", lambda: ProjectPlaceFactory(number=0)),
    ("interest_in_a_place_once", _interested_twice),
    ("interest_outcome_has_its_day", lambda: PlaceInterestFactory(outcome="taken_on")),
    ("interest_outcome_has_its_day", lambda: PlaceInterestFactory(outcome_on=TODAY)),
    ("criterion_has_its_place", _criterion_twice),
    ("one_open_nomination_for_a_scheme", _nominated_twice),
    ("nomination_outcome_has_its_day", lambda: NominationFactory(outcome="accredited")),
    ("service_began_before_the_transfer", lambda: ContinuousServiceFactory(transferred_on=date(2001, 4, 1))),
]
