"""Supervision for tests: frequencies, pairings, sessions in each state, what was said, actions."""

from datetime import date
from typing import Any

import factory

from supervision.enums import HELD_STATES, SessionKind, SessionState
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

_S = SessionState


def in_state(state: SessionState, day: date) -> dict[str, Any]:
    """A session's state with the days that go with it, all of them `day`, and who called it off and why."""
    shared = state in (_S.SHARED, _S.DISPUTED, _S.SIGNED, _S.UNSIGNED)
    off = state == _S.CANCELLED
    return {
        "state": state,
        "held_entered_on": day if state in HELD_STATES else None,
        "shared_on": day if shared else None,
        "signed_on": day if state == _S.SIGNED else None,
        "cancelled_by": "both" if off else "",
        "cancel_reason": "leave" if off else "",
    }


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
