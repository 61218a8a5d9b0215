"""Private contact details of a person, changed by the person and by HR."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.contact import change_contact
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile, hold_person, version_of_rows
from workforce.forms.contact import ContactForm, initial_contact
from workforce.models import EmergencyContact, Worker, WorkerContact
from workforce.queries.records import contact_of, to_call
from workforce.queries.visibility import visible_people
from workforce.views.page import PageView, Request
from workforce.views.verbs import refuse


class ChangeContact(PageView):
    """The form, and saving it. What somebody else saved in between is shown, and nothing is put over it unseen."""

    permission = Permission.CHANGE_CONTACT
    worker: Worker

    def get(self, request: Request, reference: str) -> HttpResponse:
        self.worker = self._worker(reference)
        return self._page(self._fresh_form())

    def post(self, request: Request, reference: str) -> HttpResponse:
        self.worker = self._worker(reference)
        form = ContactForm(request.POST, cancel_url=self._back())
        if not form.is_valid():
            return self._page(form)
        try:
            self._save(form)
        except ChangedMeanwhile:
            fresh = self._fresh_form()
            return self.render(
                "workforce/contact_form.html",
                form=fresh,
                worker=self.worker,
                back=self._back(),
                typed=_typed(form),
            )
        except (DomainError, ValidationError) as error:
            refuse(form, error)
            return self._page(form)
        messages.success(request, f"The contact details of {self.worker.name} are saved.")
        return redirect(self._back())

    def _save(self, form: ContactForm) -> None:
        data = form.cleaned_data
        with transaction.atomic():
            hold_person(self.worker.pk)
            if data["version"] != self._version():
                raise ChangedMeanwhile
            change_contact(
                worker_id=self.worker.pk,
                phone=data["phone"],
                email=data["email"],
                address=data["address"],
                emergency=form.callees(),
            )

    def _fresh_form(self) -> ContactForm:
        stored = initial_contact(contact_of(self.worker, self.reach), to_call(self.worker, self.reach))
        return ContactForm(initial=stored | {"version": self._version()}, cancel_url=self._back())

    def _version(self) -> str:
        return version_of_rows(self.worker.pk, WorkerContact, EmergencyContact)

    def _page(self, form: ContactForm) -> HttpResponse:
        return self.render(
            "workforce/contact_form.html", form=form, worker=self.worker, back=self._back(), typed=()
        )

    def _back(self) -> str:
        return reverse("person_tab", args=[self.worker.reference, "contact"])

    def _worker(self, reference: str) -> Worker:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        return get_object_or_404(people, reference=reference)


def _typed(form: ContactForm) -> list[tuple[str, str]]:
    """What was typed and is not saved, as labels and values."""
    return [
        (str(form.fields[name].label), str(value))
        for name, value in form.cleaned_data.items()
        if value and name != "version"
    ]
