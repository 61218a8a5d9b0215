"""What the pages of planning share: the section, somebody in reach, and whose lists the reader may see."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from supervision.forms.planning_lists import Whose
from supervision.models import supervised_people
from supervision.queries.supervisors import supervisor_of
from supervision.sections import SUPERVISION
from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.views.page import PageView
from workforce.views.section_forms import FormPage
from workforce.views.sections import SectionView

PER_PAGE = 50


class SupervisionView(SectionView):
    """A page of the section."""

    section = SUPERVISION

    @property
    def reader_id(self) -> int | None:
        """The worker who reads; None for an account that is nobody's in post."""
        return self.request.user.worker_id

    def may_choose(self) -> list[Whose]:
        """Whose people or sessions a list may show, the usual first."""
        reach = self.scope[Permission.SEE_SUPERVISION]
        beyond = reach.everyone or reach.unit_ids
        mine = [Whose.MINE] if self.reader_id is not None else []
        return [*mine, Whose.BELOW] if beyond or not mine else mine

    def supervised(self, reference: str) -> Worker:
        """Somebody whom the reader supervises today. 404 for who is out of reach, 403 for who is not theirs."""
        worker = person_in(self.reach, reference)
        if supervisor_of(worker.pk, self.today) != self.reader_id or self.reader_id is None:
            raise PermissionDenied
        return worker


class SupervisionForm(FormPage, SupervisionView):
    """A form of these pages."""


def person_in(reach: Reach, reference: str) -> Worker:
    """Somebody of these people, those whom the reader is paired with included. Raises Http404."""
    worker: Worker | None = supervised_people(reach).filter(reference=reference).first()
    if worker is None:
        raise Http404
    return worker


def kept_person(page: PageView, reference: str) -> Worker:
    """Somebody whose supervisor the reader keeps: everybody's, or that of their own people, never their own.

    Raises PermissionDenied for people whose supervision the reader only sees, and for who keeps none; Http404 beyond.
    """
    managed = Reach(page.today, line_manager_id=page.scope[Permission.RECORD_SUPERVISION].line_manager_id)
    reach = page.scope[Permission.KEEP_SUPERVISION] | managed
    if not reach:
        raise PermissionDenied
    worker: Worker | None = Worker.objects.within(reach).filter(reference=reference).first()
    own = page.scope[Permission.RECORD_SUPERVISION].own_worker_id
    if worker is not None and worker.pk != own:
        return worker
    if supervised_people(page.scope[Permission.SEE_SUPERVISION]).filter(reference=reference).exists():
        raise PermissionDenied
    raise Http404
