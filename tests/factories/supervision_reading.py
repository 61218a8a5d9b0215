"""What opens records of supervision to others: samples, formal processes, requests for older ones."""

from datetime import timedelta

import factory
from django.utils import timezone

from supervision.models import FormalOpening, OlderRecordsRequest, RecordTemplate, SessionAudit
from tests.factories.supervision_sessions import SessionFactory
from tests.factories.workforce import AccountFactory, WorkerFactory


class SessionAuditFactory(factory.django.DjangoModelFactory[SessionAudit]):
    """Given out today, for four weeks. `done`: judged."""

    class Meta:
        model = SessionAudit

    class Params:
        done = factory.Trait(done_on=factory.LazyFunction(timezone.localdate), grade="3")

    session = factory.SubFactory(SessionFactory, shared=True)
    auditor = factory.SubFactory(AccountFactory)
    sample = "Spring"
    assigned_on = factory.LazyFunction(timezone.localdate)
    until = factory.LazyAttribute(lambda audit: audit.assigned_on + timedelta(days=28))


class FormalOpeningFactory(factory.django.DjangoModelFactory[FormalOpening]):
    class Meta:
        model = FormalOpening

    session = factory.SubFactory(SessionFactory, shared=True)
    account = factory.SubFactory(AccountFactory)
    reason = "A grievance, reference 12."
    on = factory.LazyFunction(timezone.localdate)
    until = factory.LazyAttribute(lambda opening: opening.on + timedelta(days=28))


class OlderRecordsRequestFactory(factory.django.DjangoModelFactory[OlderRecordsRequest]):
    class Meta:
        model = OlderRecordsRequest

    supervisee = factory.SubFactory(WorkerFactory)
    supervisor = factory.SubFactory(WorkerFactory)
    asked_on = factory.LazyFunction(timezone.localdate)
    reason = "To know the story."


class RecordTemplateFactory(factory.django.DjangoModelFactory[RecordTemplate]):
    """A draft of the form of records."""

    class Meta:
        model = RecordTemplate

    version = factory.Sequence(lambda n: 50 + n)
    name = "Supervision record"
    prompts = factory.LazyFunction(lambda: ["agenda", "casework"])
