"""What a form of a record is about: a session on record, or a new one with a person or a group."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from supervision.domain.readings import note_reading
from supervision.enums import HELD_STATES
from supervision.models import SupervisionSession, supervised_people
from supervision.queries.drafts import DraftOf
from supervision.queries.reading import may_read
from supervision.sections import SUPERVISION
from supervision.views.kept_form import WithDraft
from workforce.access.permissions import Permission
from workforce.models import Worker


class Recording(WithDraft):
    """What the form and its drafts share: which session, or with whom a new one."""

    section = SUPERVISION
    permission = Permission.RECORD_SUPERVISION
    session: SupervisionSession | None = None
    worker: Worker | None = None

    @property
    def about(self) -> DraftOf:
        if self.session is not None:
            return DraftOf(session_id=self.session.pk)
        return DraftOf(worker_id=self.worker.pk if self.worker else None)


class OnRecord(Recording):
    """Of a session on record."""

    def find(self, **named: Any) -> None:
        found = SupervisionSession.objects.within(self.reach).select_related("supervisee", "supervisor")
        self.session = get_object_or_404(found, pk=named["session_id"])
        self.worker = self.session.supervisee
        reading = may_read(self.session, self.request.user, self.today)
        if reading is None or not reading.edits:
            raise PermissionDenied
        if self.request.method == "GET" and self.session.state in HELD_STATES:
            note_reading(self.session, self.request.user, reading)


class WithPerson(Recording):
    """Of a new session with somebody whom one supervises or manages."""

    def find(self, **named: Any) -> None:
        people = supervised_people(self.reach)
        self.worker = get_object_or_404(people, reference=named["reference"])
        if self.worker.pk == self.request.user.worker_id:
            raise PermissionDenied


class WithGroup(Recording):
    """Of a new session of a group. Whoever works here may lead one: learning sets of peers have no manager."""

    def find(self, **named: Any) -> None:
        if self.request.user.worker_id is None:
            raise Http404
