"""What a form of a record is about: a session on record, or a new one with a person or a group."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.readings import note_reading
from supervision.enums import HELD_STATES
from supervision.models import SupervisionSession, supervised_people
from supervision.queries.drafts import DraftOf
from supervision.queries.reading import may_read, session_for
from supervision.queries.supervisors import supervisor_of
from supervision.sections import SUPERVISION
from supervision.views.kept_form import WithDraft
from workforce.access.permissions import Permission
from workforce.models import Account, Worker
from workforce.views.section_forms import or_404


def after_sharing(session: SupervisionSession, account: Account, day: date) -> str:
    """The record; for who finished it after a change of supervisor, and reads nothing of it from now on, the list."""
    still = may_read(session, account, day) is not None
    return reverse("record", args=[session.pk]) if still else reverse("records")


class Recording(WithDraft):
    """What the form and its drafts share: which session, or with whom a new one."""

    section = SUPERVISION
    permission = Permission.RECORD_SUPERVISION
    session: SupervisionSession | None = None
    worker: Worker | None = None
    finishes: bool = False
    """Somebody else supervises the person: the reader writes what they held before, or lead of clinical sessions."""

    @property
    def about(self) -> DraftOf:
        if self.session is not None:
            return DraftOf(session_id=self.session.pk)
        return DraftOf(worker_id=self.worker.pk if self.worker else None)


class OnRecord(Recording):
    """Of a session on record."""

    def find(self, **named: Any) -> None:
        account = self.request.user
        self.session = or_404(session_for(named["session_id"], self.reach, account, self.today))
        self.worker = self.session.supervisee
        reading = may_read(self.session, account, self.today)
        if reading is None or not reading.edits:
            raise PermissionDenied
        about, me = self.session.supervisee_id, account.worker_id
        self.finishes = about is not None and me is not None and supervisor_of(about, self.today) != me
        if self.request.method == "GET" and self.session.state in HELD_STATES:
            note_reading(self.session, account, reading)


class WithPerson(Recording):
    """Of a new session with somebody whom one supervises."""

    def find(self, **named: Any) -> None:
        people = supervised_people(self.reach)
        self.worker = get_object_or_404(people, reference=named["reference"])
        if supervisor_of(self.worker.pk, self.today) != self.request.user.worker_id:
            raise PermissionDenied


class WithGroup(Recording):
    """Of a new session of a group. Whoever works here may lead one: learning sets of peers have no manager."""

    def find(self, **named: Any) -> None:
        if self.request.user.worker_id is None:
            raise Http404
