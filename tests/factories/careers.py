"""Pathways, applications and panels for tests. What is dated lasts since long ago."""

from datetime import date
from itertools import pairwise
from typing import Any

import factory

from tests.factories.workforce import AccountFactory, RoleFactory, WorkerFactory
from tests.periods import LONG_AGO, SINCE_LONG_AGO, TODAY
from workforce.enums import AdviceTheme, Capacity, CriterionKind, OpportunityKind, ProgressionState, Wish
from workforce.models import (
    Aspiration,
    CapacityReview,
    CareerDropIn,
    CriterionAnswer,
    CriterionFinding,
    DropInAdvice,
    LeadRole,
    LeadRoleReview,
    ManagerTalk,
    Opportunity,
    OpportunityInterest,
    PanelItem,
    PanelMember,
    PanelScore,
    Pathway,
    PathwayStep,
    PathwayVersion,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionMove,
    ProgressionPanel,
    ProgressionRoute,
    Role,
    RouteCriterion,
)


class PathwayFactory(factory.django.DjangoModelFactory[Pathway]):
    class Meta:
        model = Pathway

    code = factory.Sequence(lambda n: f"family-{n}")
    name = factory.Sequence(lambda n: f"Family {n}")


class VersionFactory(factory.django.DjangoModelFactory[PathwayVersion]):
    """A draft; `published()` publishes it once its steps are written."""

    class Meta:
        model = PathwayVersion

    pathway = factory.SubFactory(PathwayFactory)
    number = 1
    guidance = "How we assess practice."


class StepFactory(factory.django.DjangoModelFactory[PathwayStep]):
    class Meta:
        model = PathwayStep

    version = factory.SubFactory(VersionFactory)
    position = factory.Sequence(lambda n: n)
    name = "Social worker"
    role = factory.SubFactory(RoleFactory)


class RouteFactory(factory.django.DjangoModelFactory[ProgressionRoute]):
    class Meta:
        model = ProgressionRoute

    version = factory.SelfAttribute("from_step.version")
    from_step = factory.SubFactory(StepFactory)
    to_step = factory.SubFactory(StepFactory, version=factory.SelfAttribute("..from_step.version"))


class CriterionFactory(factory.django.DjangoModelFactory[RouteCriterion]):
    class Meta:
        model = RouteCriterion

    route = factory.SubFactory(RouteFactory)
    position = factory.Sequence(lambda n: n)
    kind = CriterionKind.REGISTERED


def published(version: PathwayVersion, lasting: Any = SINCE_LONG_AGO) -> PathwayVersion:
    PathwayVersion.objects.filter(pk=version.pk).update(period=lasting)
    version.refresh_from_db()
    return version


def ladder(
    *roles: Role, criteria: Any = (), automatic: bool = False, lasting: Any = SINCE_LONG_AGO
) -> list[ProgressionRoute]:
    """A published pathway over these roles, with a route from each to the next, each with the criteria.

    A criterion is a kind, or a kind with its number or words.
    """
    version = VersionFactory()
    steps = [
        StepFactory(version=version, position=number, name=role.name, role=role)
        for number, role in enumerate(roles, 1)
    ]
    routes = [
        RouteFactory(from_step=one, to_step=other, automatic=automatic) for one, other in pairwise(steps)
    ]
    for route in routes:
        for asked in criteria:
            kind, detail = asked if isinstance(asked, tuple) else (asked, None)
            given = {"number": detail} if isinstance(detail, int) else {"words": detail or ""}
            CriterionFactory(route=route, kind=kind, **given)
    published(version, lasting)
    return routes


class ApplicationFactory(factory.django.DjangoModelFactory[ProgressionApplication]):
    """An application in a state, with no moves behind it."""

    class Meta:
        model = ProgressionApplication

    worker = factory.SubFactory(WorkerFactory)
    route = factory.SubFactory(RouteFactory)
    state = ProgressionState.INTEREST
    begun_on = TODAY
    talk_by = TODAY


class MoveFactory(factory.django.DjangoModelFactory[ProgressionMove]):
    class Meta:
        model = ProgressionMove

    application = factory.SubFactory(ApplicationFactory)
    to_state = ProgressionState.INTEREST
    on = TODAY


class TalkFactory(factory.django.DjangoModelFactory[ManagerTalk]):
    class Meta:
        model = ManagerTalk

    application = factory.SubFactory(ApplicationFactory)
    held_on = TODAY
    supports = True
    reasons = "Ready for it"


class AnswerFactory(factory.django.DjangoModelFactory[CriterionAnswer]):
    class Meta:
        model = CriterionAnswer

    application = factory.SubFactory(ApplicationFactory)
    criterion = factory.LazyAttribute(lambda answer: CriterionFactory(route=answer.application.route))
    met = True
    on = TODAY


class FindingFactory(factory.django.DjangoModelFactory[CriterionFinding]):
    class Meta:
        model = CriterionFinding

    application = factory.SubFactory(ApplicationFactory)
    criterion = factory.LazyAttribute(lambda found: CriterionFactory(route=found.application.route))
    result = "pass"
    on = TODAY


class PanelFactory(factory.django.DjangoModelFactory[ProgressionPanel]):
    class Meta:
        model = ProgressionPanel

    on = TODAY
    month = factory.LazyAttribute(lambda panel: panel.on.replace(day=1))


class MemberFactory(factory.django.DjangoModelFactory[PanelMember]):
    class Meta:
        model = PanelMember

    panel = factory.SubFactory(PanelFactory)
    account = factory.SubFactory(AccountFactory)


class ItemFactory(factory.django.DjangoModelFactory[PanelItem]):
    class Meta:
        model = PanelItem

    panel = factory.SubFactory(PanelFactory)
    application = factory.SubFactory(ApplicationFactory)
    position = 1


class ScoreFactory(factory.django.DjangoModelFactory[PanelScore]):
    class Meta:
        model = PanelScore

    item = factory.SubFactory(ItemFactory)
    criterion = factory.LazyAttribute(lambda score: CriterionFactory(route=score.item.application.route))
    member = factory.SubFactory(AccountFactory)
    score = 3


class DecisionFactory(factory.django.DjangoModelFactory[ProgressionDecision]):
    class Meta:
        model = ProgressionDecision

    application = factory.SubFactory(ApplicationFactory)
    outcome = "approved"
    on = TODAY
    reasons = "Meets every criterion"
    guidance = factory.SelfAttribute("application.route.version")
    tell_by = TODAY


class AspirationFactory(factory.django.DjangoModelFactory[Aspiration]):
    class Meta:
        model = Aspiration

    worker = factory.SubFactory(WorkerFactory)
    on = TODAY
    wish = Wish.STAY
    development = "Shadow the court team"


class LeadRoleFactory(factory.django.DjangoModelFactory[LeadRole]):
    class Meta:
        model = LeadRole

    worker = factory.SubFactory(WorkerFactory)
    area = "Neglect"
    period = SINCE_LONG_AGO
    review_on = TODAY


class LeadRoleReviewFactory(factory.django.DjangoModelFactory[LeadRoleReview]):
    class Meta:
        model = LeadRoleReview

    lead_role = factory.SubFactory(LeadRoleFactory)
    on = TODAY
    words = "Goes on"


class OpportunityFactory(factory.django.DjangoModelFactory[Opportunity]):
    class Meta:
        model = Opportunity

    kind = OpportunityKind.PROJECT
    title = "Front door redesign"
    text = "Two days a week for six months"
    opened_on = LONG_AGO
    closes_on = date(2099, 1, 1)


class InterestFactory(factory.django.DjangoModelFactory[OpportunityInterest]):
    class Meta:
        model = OpportunityInterest

    opportunity = factory.SubFactory(OpportunityFactory)
    worker = factory.SubFactory(WorkerFactory)
    on = TODAY


class CapacityReviewFactory(factory.django.DjangoModelFactory[CapacityReview]):
    class Meta:
        model = CapacityReview

    worker = factory.SubFactory(WorkerFactory)
    on = TODAY
    capacity = Capacity.STRETCHED
    skills = "Budget"
    next_due_on = date(2026, 3, 30)


class DropInFactory(factory.django.DjangoModelFactory[CareerDropIn]):
    class Meta:
        model = CareerDropIn

    on = TODAY
    month = factory.LazyAttribute(lambda drop_in: drop_in.on.replace(day=1))


class AdviceFactory(factory.django.DjangoModelFactory[DropInAdvice]):
    class Meta:
        model = DropInAdvice

    drop_in = factory.SubFactory(DropInFactory)
    theme = AdviceTheme.PATHWAY
    words = "Look at the criteria"
