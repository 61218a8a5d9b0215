"""What the pages below /support/ share: a form in the section that does one thing and says so."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.forms.verbs import VerbForm
from workforce.models import Worker
from workforce.models.starters import people_and_starters
from workforce.queries.visibility import visible_people
from workforce.sections import SUPPORT
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.views.verbs import refuse


class SupportView(SectionView):
    """A page of the section. `person`: somebody in reach, starters before their first day included."""

    section = SUPPORT

    def person(self, reference: str, reach: Reach | None = None) -> Worker:
        people = people_and_starters(self.reach if reach is None else reach)
        found = visible_people(self.scope).filter(pk__in=people.values("pk"))
        worker: Worker = get_object_or_404(found, reference=reference)
        return worker


class SupportForm(SupportView):
    """A form that does one thing. `find` looks up what it is about; `act` does it and says so in a sentence."""

    title: ClassVar[str]
    hint: str = ""
    submit: ClassVar[str] = "Save"
    form_class: ClassVar[type[VerbForm]]
    template: ClassVar[str] = "workforce/starting_form.html"

    def find(self, **kwargs: Any) -> None:
        """What the address names, within the reach. Raises Http404."""

    def act(self, data: dict[str, Any]) -> str:
        """Do it. Raises DomainError, ValidationError or IntegrityError where a rule refuses."""
        raise NotImplementedError

    def subject(self) -> str:
        return ""

    def done_url(self) -> str:
        raise NotImplementedError

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def initial(self) -> dict[str, Any]:
        return {}

    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        self.find(**kwargs)
        return self._page(self._form(initial=self.initial()))

    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        self.find(**kwargs)
        form = self._form(request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    said = self.act(form.cleaned_data)
            except (DomainError, ValidationError, IntegrityError) as error:
                refuse(form, error)
            else:
                messages.success(request, said)
                return redirect(self.done_url())
        return self._page(form)

    def _form(self, *args: Any, **kwargs: Any) -> VerbForm:
        return self.form_class(
            *args,
            **self.form_arguments(),
            **kwargs,
            today=self.today,
            cancel_url=self.done_url(),
            submit=self.submit,
        )

    def _page(self, form: Form) -> HttpResponse:
        return self.render(self.template, form=form, title=self.title, hint=self.hint, subject=self.subject())
