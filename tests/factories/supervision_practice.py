"""Practice documents, acknowledgements, support and supervisors' training for tests."""

import factory

from supervision.enums import PracticeKind, SupportKind
from supervision.models import (
    PracticeAcknowledgement,
    PracticeDocument,
    PracticeQuestion,
    PracticeStandard,
    PracticeSupport,
    PracticeVersion,
    PracticeWorkshop,
    SelfAssessment,
    SessionMember,
    SupervisorTraining,
)
from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import WorkerFactory
from tests.periods import LAST_YEAR, TODAY


class PracticeDocumentFactory(factory.django.DjangoModelFactory[PracticeDocument]):
    """A policy for everybody."""

    class Meta:
        model = PracticeDocument

    name = factory.Sequence(lambda n: f"Policy number {n}")
    kind = PracticeKind.POLICY
    review_on = TODAY


class PracticeVersionFactory(factory.django.DjangoModelFactory[PracticeVersion]):
    class Meta:
        model = PracticeVersion

    document = factory.SubFactory(PracticeDocumentFactory)
    number = 1
    launched_on = LAST_YEAR
    acknowledge_by = factory.SelfAttribute("launched_on")
    link = "https://council.example/policy"


class PracticeStandardFactory(factory.django.DjangoModelFactory[PracticeStandard]):
    class Meta:
        model = PracticeStandard

    version = factory.SubFactory(PracticeVersionFactory, document__kind=PracticeKind.STANDARD)
    number = 1
    words = "I see children alone."


class PracticeQuestionFactory(factory.django.DjangoModelFactory[PracticeQuestion]):
    class Meta:
        model = PracticeQuestion

    version = factory.SubFactory(PracticeVersionFactory)
    words = "How often?"
    choices = factory.LazyFunction(lambda: ["Every month", "Never"])
    right = 0


class AcknowledgementFactory(factory.django.DjangoModelFactory[PracticeAcknowledgement]):
    class Meta:
        model = PracticeAcknowledgement

    version = factory.SubFactory(PracticeVersionFactory)
    worker = factory.SubFactory(WorkerFactory)
    on = LAST_YEAR


class WorkshopFactory(factory.django.DjangoModelFactory[PracticeWorkshop]):
    class Meta:
        model = PracticeWorkshop

    version = factory.SubFactory(PracticeVersionFactory)
    on = LAST_YEAR
    attended = 12


class SelfAssessmentFactory(factory.django.DjangoModelFactory[SelfAssessment]):
    class Meta:
        model = SelfAssessment

    worker = factory.SubFactory(WorkerFactory)
    version = factory.SubFactory(PracticeVersionFactory)
    on = LAST_YEAR
    ratings = factory.LazyFunction(lambda: {"1": 3})


class PracticeSupportFactory(factory.django.DjangoModelFactory[PracticeSupport]):
    class Meta:
        model = PracticeSupport

    supporter = factory.SubFactory(WorkerFactory)
    supported = factory.SubFactory(WorkerFactory)
    kind = SupportKind.ADVICE
    on = LAST_YEAR


class SupervisorTrainingFactory(factory.django.DjangoModelFactory[SupervisorTraining]):
    class Meta:
        model = SupervisorTraining

    worker = factory.SubFactory(WorkerFactory)
    completed_on = LAST_YEAR


class MemberFactory(factory.django.DjangoModelFactory[SessionMember]):
    """Somebody of ours in a group that was held. `partner`: somebody of another organisation."""

    class Meta:
        model = SessionMember

    class Params:
        partner = factory.Trait(worker=None, partner_role="Health visitor", organisation="NHS Trust")

    session = factory.SubFactory(SessionFactory, group=True, held=True, tool="Signs of Safety")
    worker = factory.SubFactory(WorkerFactory)
