"""Rows that break the constraints of careers, each by its name. Asked for by test_constraints.py."""

from collections.abc import Callable

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.careers import (
    ApplicationFactory,
    AspirationFactory,
    CapacityReviewFactory,
    CriterionFactory,
    DecisionFactory,
    DropInFactory,
    FindingFactory,
    InterestFactory,
    ItemFactory,
    LeadRoleFactory,
    MemberFactory,
    OpportunityFactory,
    PanelFactory,
    RouteFactory,
    ScoreFactory,
    StepFactory,
    TalkFactory,
    VersionFactory,
    published,
)
from tests.periods import LAST_YEAR, TODAY, UNTIL_TODAY
from workforce.models import PathwayVersion

Write = Callable[[], object]


def _twice(factory: Callable[..., object], *shared: str) -> Write:
    """Another row that agrees with a first one in these fields."""

    def write() -> object:
        first = factory()
        return factory(**{name: getattr(first, name) for name in shared})

    return write


def _same_number() -> object:
    first = published(VersionFactory())
    return VersionFactory(pathway=first.pathway, number=first.number)


def _two_drafts() -> object:
    return VersionFactory(pathway=VersionFactory().pathway, number=2)


def _same_place() -> object:
    first = StepFactory()
    return StepFactory(version=first.version, position=first.position)


def _same_route() -> object:
    first = RouteFactory()
    return RouteFactory(from_step=first.from_step, to_step=first.to_step)


def _route_to_itself() -> object:
    step = StepFactory()
    return RouteFactory(from_step=step, to_step=step)


DATED: dict[str, Callable[[DateRange], object]] = {
    "lead_role_has_a_start": lambda lasting: LeadRoleFactory(period=lasting),
    "pathway_version_has_a_start": lambda lasting: published(VersionFactory(), lasting),
}


def _versions() -> Callable[[DateRange], object]:
    first = published(VersionFactory(), UNTIL_TODAY)
    second = VersionFactory(pathway=first.pathway, number=2)
    return lambda lasting: PathwayVersion.objects.filter(pk=second.pk).update(period=lasting)


def _lead_role() -> Callable[[DateRange], object]:
    first = LeadRoleFactory(period=UNTIL_TODAY)
    return lambda lasting: LeadRoleFactory(worker=first.worker, area=first.area, period=lasting)


OVERLAPS: dict[str, Callable[[], Callable[[DateRange], object]]] = {
    "one_version_of_a_pathway_at_once": _versions,
    "lead_role_once_at_a_time": _lead_role,
}

OTHERS: list[tuple[str, Write]] = [
    ("pathway_version_has_its_number", _same_number),
    ("one_draft_of_a_pathway", _two_drafts),
    ("pathway_step_has_its_place", _same_place),
    ("one_route_between_two_steps", _same_route),
    ("route_leads_to_another_step", _route_to_itself),
    ("criterion_says_what_it_asks", lambda: CriterionFactory(kind="other")),
    ("criterion_says_how_many", lambda: CriterionFactory(kind="portfolio")),
    ("progression_state_is_known", lambda: ApplicationFactory(state="promised")),
    ("one_open_application_of_a_person", _twice(ApplicationFactory, "worker")),
    ("support_gives_reasons", lambda: TalkFactory(reasons="")),
    ("criterion_result_is_known", lambda: FindingFactory(result="maybe")),
    ("panel_belongs_to_a_month", lambda: PanelFactory(month=TODAY)),
    ("panel_member_once", _twice(MemberFactory, "panel", "account")),
    ("application_once_before_a_panel", _twice(ItemFactory, "panel", "application")),
    ("score_once_by_a_member", _twice(ScoreFactory, "item", "criterion", "member")),
    ("panel_score_is_in_range", lambda: ScoreFactory(score=5)),
    ("decision_gives_reasons", lambda: DecisionFactory(reasons="")),
    ("deferral_says_what_and_by_when", lambda: DecisionFactory(outcome="deferred", to_do="A report")),
    ("deferral_says_what_and_by_when", lambda: DecisionFactory(outcome="deferred", by_when=TODAY)),
    ("deferral_says_what_and_by_when", lambda: DecisionFactory(by_when=TODAY)),
    ("aspiration_has_a_development_item", lambda: AspirationFactory(development="")),
    ("opportunity_closes_after_it_opens", lambda: OpportunityFactory(opened_on=TODAY, closes_on=LAST_YEAR)),
    ("closed_opportunity_says_how_it_was_filled", lambda: OpportunityFactory(closed_on=TODAY)),
    ("interest_said_once", _twice(InterestFactory, "worker", "opportunity")),
    ("outcome_of_interest_has_a_day", lambda: InterestFactory(outcome="chosen")),
    ("next_capacity_review_is_later", lambda: CapacityReviewFactory(next_due_on=TODAY)),
    ("drop_in_belongs_to_a_month", lambda: DropInFactory(month=TODAY)),
]
