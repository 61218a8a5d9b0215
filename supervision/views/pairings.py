"""Supervisors who are not the manager: the list, pairing somebody, and ending that."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse

from supervision.domain.pairing import end_pairing, pair
from supervision.forms.keeping import LastDayForm, PairingForm
from supervision.forms.planning_lists import PairingFilter
from supervision.models import SupervisorPairing
from supervision.pages.keeping import PAIRING_HEADER, pairing_rows, pairings_table
from supervision.pages.unshared import unshared_said
from supervision.queries.pairings import pairing_in, pairings
from supervision.views.planning_base import PER_PAGE, SupervisionForm, SupervisionView, kept_person
from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_download
from workforce.models import Worker
from workforce.views.page import Request
from workforce.written import day as written_day


class PairingList(SupervisionView):
    """What the list and its file share."""

    permission = Permission.SEE_DIRECTORY

    @property
    def seen(self) -> Reach:
        return self.scope[Permission.SEE_SUPERVISION] | self.scope[Permission.KEEP_SUPERVISION]

    def look(self, request: Request) -> None:
        if not self.seen:
            raise PermissionDenied
        self.form = PairingFilter(request.GET)
        self.found = pairings(self.seen, self.today, *self.form.asked())


class Pairings(PairingList):
    """Whose supervisor is not the manager."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        may_end = self.scope.may(Permission.KEEP_SUPERVISION)
        return self.render(
            "supervision/pairings.html",
            filter_form=self.form,
            page=page,
            table=pairings_table(page.object_list, may_end=may_end),
            query=request.GET.urlencode(),
        )


class PairingFile(PairingList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_download(f"supervisors {self.today}", PAIRING_HEADER, pairing_rows(self.found))  # type: ignore[return-value]


class AddPairing(SupervisionForm):
    permission = Permission.SEE_DIRECTORY
    title = "Another supervisor"
    hint = (
        "From that day on they supervise instead of the manager. Open actions go to them, the agreement ends, and a "
        "new one is due in 28 days. What was written before stays closed to them, but for the latest records."
    )
    form_class = PairingForm
    worker: Worker

    def find(self, **named: Any) -> None:
        self.worker = kept_person(self, named["reference"])

    def subject(self) -> str:
        return self.worker.name

    @property
    def warning(self) -> str:  # type: ignore[override]
        return unshared_said([self.worker.pk], self.today)

    def form_arguments(self) -> dict[str, Any]:
        return {"people": Worker.objects.within(self.scope[Permission.SEE_DIRECTORY]).in_post(self.today)}

    def initial(self) -> dict[str, Any]:
        return {"from_day": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        made = pair(
            worker_id=self.worker.pk,
            supervisor_id=data["supervisor"].pk,
            from_day=data["from_day"],
            until=data["until"],
            reason=data["reason"],
            today=self.today,
            by=self.request.user,
        )
        return f"From {written_day(made.first_day)} on {made.supervisor.name} supervises {self.worker.name}."

    def done_url(self) -> str:
        return reverse("pairings")

    def back(self) -> str:
        return "Supervisors"


class EndPairing(SupervisionForm):
    permission = Permission.SEE_DIRECTORY
    title = "End a pairing"
    warning = "From the day after, the manager supervises. Open actions go to them, and the agreement ends."
    submit = "End it"
    form_class = LastDayForm
    pairing: SupervisorPairing

    def find(self, **named: Any) -> None:
        seen = self.scope[Permission.SEE_SUPERVISION] | self.scope[Permission.KEEP_SUPERVISION]
        if not seen:
            raise PermissionDenied
        found = pairing_in(seen, named["pairing_id"])
        if found is None:
            raise Http404
        kept_person(self, found.worker.reference)
        self.pairing = found

    def subject(self) -> str:
        return f"{self.pairing.worker.name}, supervised by {self.pairing.supervisor.name}"

    def initial(self) -> dict[str, Any]:
        return {"last_day": self.today}

    def act(self, form: Any) -> str:
        ended = end_pairing(
            pairing_id=self.pairing.pk,
            last_day=form.cleaned_data["last_day"],
            today=self.today,
            by=self.request.user,
        )
        return f"It ends on {written_day(ended.last_day)}."

    def done_url(self) -> str:
        return reverse("pairings")

    def back(self) -> str:
        return "Supervisors"
