"""Supervision for tests: frequencies, pairings, sessions in each state, what was said, actions."""

import factory

from supervision.enums import SessionKind, SessionState
from supervision.models import (
    AgreedAction,
    Agreement,
    FrequencyRule,
    SessionVersion,
    SupervisionSession,
    SupervisorPairing,
)
from tests.factories.workforce import WorkerFactory
from tests.periods import LAST_YEAR, SINCE_LONG_AGO


class FrequencyRuleFactory(factory.django.DjangoModelFactory[FrequencyRule]):
    class Meta:
        model = FrequencyRule

    role_group = "Social worker"
    every = 2
    period = SINCE_LONG_AGO


class SupervisorPairingFactory(factory.django.DjangoModelFactory[SupervisorPairing]):
    class Meta:
        model = SupervisorPairing

    worker = factory.SubFactory(WorkerFactory)
    supervisor = factory.SubFactory(WorkerFactory)
    period = SINCE_LONG_AGO


class SessionFactory(factory.django.DjangoModelFactory[SupervisionSession]):
    """A planned one-to-one. `held`, `shared`, `signed`: further on its way."""

    class Meta:
        model = SupervisionSession

    class Params:
        held = factory.Trait(state=SessionState.HELD, share_by=factory.SelfAttribute("on"))
        shared = factory.Trait(
            state=SessionState.SHARED,
            shared_on=factory.SelfAttribute("on"),
            sign_by=factory.SelfAttribute("on"),
        )
        signed = factory.Trait(
            state=SessionState.SIGNED,
            shared_on=factory.SelfAttribute("on"),
            signed_on=factory.SelfAttribute("on"),
        )
        group = factory.Trait(kind=SessionKind.GROUP, supervisee=None)

    kind = SessionKind.ONE_TO_ONE
    supervisor = factory.SubFactory(WorkerFactory)
    supervisee = factory.SubFactory(WorkerFactory)
    on = LAST_YEAR


class SessionVersionFactory(factory.django.DjangoModelFactory[SessionVersion]):
    class Meta:
        model = SessionVersion

    session = factory.SubFactory(SessionFactory, held=True)
    number = 1
    body = factory.LazyFunction(lambda: {"agenda": "What we talked about."})


class AgreedActionFactory(factory.django.DjangoModelFactory[AgreedAction]):
    class Meta:
        model = AgreedAction

    session = factory.SubFactory(SessionFactory, held=True)
    supervisee = factory.SelfAttribute("session.supervisee")
    owner = factory.SelfAttribute("session.supervisee")
    words = "Book the course."
    due_on = LAST_YEAR


class AgreementFactory(factory.django.DjangoModelFactory[Agreement]):
    class Meta:
        model = Agreement

    supervisee = factory.SubFactory(WorkerFactory)
    supervisor = factory.SubFactory(WorkerFactory)
    terms = factory.LazyFunction(lambda: {"frequency": "Every month, 90 minutes."})
    made_on = LAST_YEAR
