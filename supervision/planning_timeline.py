"""Supervision on the timeline of a person: days, kinds and states; nothing of what was said or agreed."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from supervision.models import Agreement, FrequencyRule, SessionMember, SupervisionSession, SupervisorPairing
from supervision.queries.seen import sees_supervision
from workforce.models import Worker
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, Rows, person_timeline

SUPERVISION = "Supervision"


@person_timeline
def supervision(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """Sessions, supervisors other than the manager, agreements and frequencies, for whoever sees the person's."""
    if not sees_supervision(sight):
        return
    about = Q(supervisee=worker) | Q(pk__in=SessionMember.objects.filter(worker=worker).values("session_id"))
    yield Rows(SupervisionSession.objects.filter(about), _session)
    yield Rows(SupervisorPairing.objects.filter(worker=worker), _pairing, ("supervisor",))
    yield Rows(Agreement.objects.filter(supervisee=worker), _agreement, ("supervisor",))
    yield Rows(FrequencyRule.objects.filter(worker=worker), _frequency)


def _session(session: SupervisionSession) -> Entry:
    url = reverse("planned_session", args=[session.pk])
    title = f"{session.get_kind_display()} supervision"
    state = str(session.get_state_display()).lower()
    return Entry(f"supervision:{session.pk}", SUPERVISION, title, session.on, session.on, state, url)


def _pairing(pairing: SupervisorPairing) -> Entry:
    title = f"Supervised by {pairing.supervisor.name}"
    return Entry(f"pairing:{pairing.pk}", SUPERVISION, title, pairing.first_day, pairing.last_day)


def _agreement(agreement: Agreement) -> Entry:
    title = f"Supervision agreement with {agreement.supervisor.name}"
    signed = "signed by both" if agreement.renew_by else "not signed by both"
    return Entry(
        f"agreement:{agreement.pk}", SUPERVISION, title, agreement.made_on, agreement.ended_on, signed
    )


def _frequency(rule: FrequencyRule) -> Entry:
    title = f"{rule.get_kind_display()} supervision {rule}"
    return Entry(f"frequency:{rule.pk}", SUPERVISION, title, rule.first_day, rule.last_day)
