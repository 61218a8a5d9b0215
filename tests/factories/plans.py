"""Succession, workforce plans, programmes, projects, nominations and partner staff for tests."""

from datetime import date

import factory

from tests.factories.workforce import PostFactory, UnitFactory, WorkerFactory
from tests.periods import SINCE_LONG_AGO, SOON, TODAY
from workforce.enums import (
    MemberKind,
    NominationOutcome,
    Readiness,
    Risk,
    SuccessionState,
    UnitTagKind,
    WorkforcePlanState,
)
from workforce.models import (
    AccreditationScheme,
    ChangeProgramme,
    ContinuousService,
    CriterionCheck,
    CriticalPost,
    DevelopmentAction,
    IncumbentRisk,
    Nomination,
    PartnerMember,
    PlaceInterest,
    ProgrammePart,
    Project,
    ProjectMove,
    ProjectPlace,
    SchemeCriterion,
    SuccessionMove,
    Successor,
    TalentNote,
    TalentNoteShown,
    UnitTag,
    WorkforcePlan,
    WorkforcePlanAction,
    WorkforcePlanMove,
    WorkforcePlanVersion,
)


class CriticalPostFactory(factory.django.DjangoModelFactory[CriticalPost]):
    """A post that is critical since long ago; it has no terms of its own."""

    class Meta:
        model = CriticalPost

    post = factory.SubFactory(PostFactory)
    reason = "Nobody else may sign."
    period = SINCE_LONG_AGO


class SuccessionMoveFactory(factory.django.DjangoModelFactory[SuccessionMove]):
    """Agreed today."""

    class Meta:
        model = SuccessionMove

    critical = factory.SubFactory(CriticalPostFactory)
    to = SuccessionState.AGREED
    on = TODAY


class IncumbentRiskFactory(factory.django.DjangoModelFactory[IncumbentRisk]):
    class Meta:
        model = IncumbentRisk

    critical = factory.SubFactory(CriticalPostFactory)
    worker = factory.SubFactory(WorkerFactory)
    within_12 = Risk.LOW
    within_24 = Risk.MEDIUM
    on = TODAY


class SuccessorFactory(factory.django.DjangoModelFactory[Successor]):
    """Ready now, since long ago; not engaged unless the test says so."""

    class Meta:
        model = Successor

    critical = factory.SubFactory(CriticalPostFactory)
    worker = factory.SubFactory(WorkerFactory)
    readiness = Readiness.NOW
    period = SINCE_LONG_AGO


class DevelopmentActionFactory(factory.django.DjangoModelFactory[DevelopmentAction]):
    class Meta:
        model = DevelopmentAction

    critical = factory.SubFactory(CriticalPostFactory)
    worker = factory.SubFactory(WorkerFactory)
    text = "Shadow the panel"
    owner = factory.SubFactory(WorkerFactory)
    due_on = SOON


class TalentNoteFactory(factory.django.DjangoModelFactory[TalentNote]):
    class Meta:
        model = TalentNote

    worker = factory.SubFactory(WorkerFactory)
    text = "Wants to lead a service."
    on = TODAY


class TalentNoteShownFactory(factory.django.DjangoModelFactory[TalentNoteShown]):
    class Meta:
        model = TalentNoteShown

    worker = factory.SubFactory(WorkerFactory)
    on = TODAY


class WorkforcePlanFactory(factory.django.DjangoModelFactory[WorkforcePlan]):
    """A draft for the year from 1 April 2025."""

    class Meta:
        model = WorkforcePlan

    unit = factory.SubFactory(UnitFactory, directorate=True)
    year = 2025
    owner = factory.SubFactory(WorkerFactory)
    due_on = date(2025, 3, 31)
    state = WorkforcePlanState.DRAFT


class WorkforcePlanMoveFactory(factory.django.DjangoModelFactory[WorkforcePlanMove]):
    class Meta:
        model = WorkforcePlanMove

    plan = factory.SubFactory(WorkforcePlanFactory)
    to = WorkforcePlanState.DRAFT
    on = TODAY


class WorkforcePlanVersionFactory(factory.django.DjangoModelFactory[WorkforcePlanVersion]):
    class Meta:
        model = WorkforcePlanVersion

    plan = factory.SubFactory(WorkforcePlanFactory)
    number = 1
    text = "Fewer agency workers."
    change = "First version"
    on = TODAY


class WorkforcePlanActionFactory(factory.django.DjangoModelFactory[WorkforcePlanAction]):
    class Meta:
        model = WorkforcePlanAction

    plan = factory.SubFactory(WorkforcePlanFactory)
    priority = "Recruit"
    text = "Hold four assessment days"
    measure = "12 appointed"
    owner = factory.SubFactory(WorkerFactory)
    due_on = SOON


class ChangeProgrammeFactory(factory.django.DjangoModelFactory[ChangeProgramme]):
    class Meta:
        model = ChangeProgramme

    name = "Keeping connected"
    purpose = "One front door."
    lead = factory.SubFactory(WorkerFactory)
    period = SINCE_LONG_AGO


class ProgrammePartFactory(factory.django.DjangoModelFactory[ProgrammePart]):
    """A unit."""

    class Meta:
        model = ProgrammePart

    programme = factory.SubFactory(ChangeProgrammeFactory)
    unit = factory.SubFactory(UnitFactory)


class UnitTagFactory(factory.django.DjangoModelFactory[UnitTag]):
    class Meta:
        model = UnitTag

    unit = factory.SubFactory(UnitFactory)
    kind = UnitTagKind.HOSTED
    label = "Adoption region of four councils"
    period = SINCE_LONG_AGO


class PartnerMemberFactory(factory.django.DjangoModelFactory[PartnerMember]):
    """A police officer in a team."""

    class Meta:
        model = PartnerMember

    class Params:
        volunteer = factory.Trait(kind=MemberKind.VOLUNTEER, organisation="Community", role_title="Mentor")

    kind = MemberKind.PARTNER
    first_name = "Pat"
    last_name = factory.Sequence(lambda n: f"Partner{n}")
    organisation = "Police"
    role_title = "Detective"
    team = factory.SubFactory(UnitFactory)
    period = SINCE_LONG_AGO


class ProjectFactory(factory.django.DjangoModelFactory[Project]):
    class Meta:
        model = Project

    name = "No wrong door"
    purpose = "A hub for adolescents."
    sponsor = factory.SubFactory(WorkerFactory)
    period = SINCE_LONG_AGO


class ProjectMoveFactory(factory.django.DjangoModelFactory[ProjectMove]):
    class Meta:
        model = ProjectMove

    project = factory.SubFactory(ProjectFactory)
    to = "planned"
    on = TODAY


class ProjectPlaceFactory(factory.django.DjangoModelFactory[ProjectPlace]):
    class Meta:
        model = ProjectPlace

    project = factory.SubFactory(ProjectFactory)
    title = "Practice lead"
    offer = "A day a week for six months."
    apply_by = SOON


class PlaceInterestFactory(factory.django.DjangoModelFactory[PlaceInterest]):
    class Meta:
        model = PlaceInterest

    place = factory.SubFactory(ProjectPlaceFactory)
    worker = factory.SubFactory(WorkerFactory)
    words = "I know the hub."
    on = TODAY


class SchemeFactory(factory.django.DjangoModelFactory[AccreditationScheme]):
    class Meta:
        model = AccreditationScheme

    name = "Practice accreditation"
    body = "Example body"
    period = SINCE_LONG_AGO


class CriterionFactory(factory.django.DjangoModelFactory[SchemeCriterion]):
    class Meta:
        model = SchemeCriterion

    scheme = factory.SubFactory(SchemeFactory)
    position = factory.Sequence(lambda n: n)
    text = "Two years in practice"


class NominationFactory(factory.django.DjangoModelFactory[Nomination]):
    class Meta:
        model = Nomination

    class Params:
        accredited = factory.Trait(outcome=NominationOutcome.ACCREDITED, outcome_on=TODAY)

    scheme = factory.SubFactory(SchemeFactory)
    worker = factory.SubFactory(WorkerFactory)
    nominated_on = TODAY
    words = "Leads by example."


class CriterionCheckFactory(factory.django.DjangoModelFactory[CriterionCheck]):
    class Meta:
        model = CriterionCheck

    nomination = factory.SubFactory(NominationFactory)
    worker = factory.SelfAttribute("nomination.worker")
    criterion = factory.SubFactory(CriterionFactory, scheme=factory.SelfAttribute("..nomination.scheme"))
    met = True
    on = TODAY


class ContinuousServiceFactory(factory.django.DjangoModelFactory[ContinuousService]):
    """Transferred from a trust with service from before."""

    class Meta:
        model = ContinuousService

    worker = factory.SubFactory(WorkerFactory)
    counts_from = date(2009, 5, 4)
    transferred_on = date(2017, 4, 1)
    came_from = "Health trust"
