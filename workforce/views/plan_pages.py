"""What the pages of plans share: the section, and a form behind which there is one verb."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.forms.verbs import VerbForm
from workforce.models import Worker
from workforce.sections import PLANS
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.views.verbs import refuse

PER_PAGE = 50


class PlansPage(SectionView):
    """A page of the section."""

    section = PLANS

    @property
    def people(self) -> "QuerySet[Worker]":
        """Who may be named as an owner, a lead or a sponsor: whoever is in post today."""
        return Worker.objects.within(self.scope[Permission.SEE_DIRECTORY]).in_post(self.today)


class PlansForm(PlansPage):
    """A form and its verb. `find` fetches what it is about, in reach; `act` does it and returns what to say.

    `warning`: what the page says of a verb that ends something, above a button that says so.
    """

    title: str
    submit: ClassVar[str] = "Save"
    hint: str = ""
    warning: str = ""
    form_class: ClassVar[type[VerbForm]]

    def find(self, **named: Any) -> None:
        """Fetch what the address names. Raises Http404 for what lies out of reach."""

    def act(self, data: dict[str, Any]) -> str:
        raise NotImplementedError

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def initial(self) -> dict[str, Any]:
        return {}

    def subject(self) -> str:
        """What it is about, above the form."""
        return ""

    def back_url(self) -> str:
        raise NotImplementedError

    def done_url(self) -> str:
        return self.back_url()

    def get(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        return self._page(self._form(initial=self.initial()))

    def post(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            with transaction.atomic():
                said = self.act(form.cleaned_data)
        except (DomainError, ValidationError, IntegrityError) as error:
            refuse(form, error)
            return self._page(form)
        messages.success(request, said)
        done: HttpResponseRedirect = redirect(self.done_url())
        return done

    def _form(self, *args: Any, **kwargs: Any) -> VerbForm:
        return self.form_class(
            *args,
            **self.form_arguments(),
            **kwargs,
            today=self.today,
            cancel_url=self.back_url(),
            submit=self.submit,
        )

    def _page(self, form: Form) -> HttpResponse:
        return self.render(
            "workforce/plans_form.html",
            form=form,
            title=self.title,
            hint=self.hint,
            warning=self.warning,
            subject=self.subject(),
        )
