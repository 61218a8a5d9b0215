"""A form of the section Careers: found by its address, filled in, done by one verb, and said on the next page."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from workforce.domain.errors import DomainError
from workforce.forms.verbs import VerbForm
from workforce.sections import CAREERS
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.views.verbs import refuse


class CareerForm(SectionView):
    """`find` looks up what the address names, within reach. `act` does it and returns the sentence that says so.

    `act` raises DomainError, ValidationError or IntegrityError where a rule refuses.
    """

    section = CAREERS
    title: str
    hint: str = ""
    submit: str = "Save"
    form_class: type[VerbForm]
    template: ClassVar[str] = "workforce/career_form.html"

    def find(self, *args: Any, **named: Any) -> None:
        """Nothing to look up, unless the address names something."""

    def subject(self) -> str:
        return ""

    def initial(self) -> dict[str, Any]:
        return {}

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def act(self, form: Any) -> str:
        raise NotImplementedError

    def done_url(self) -> str:
        raise NotImplementedError

    def cancel_url(self) -> str:
        return self.done_url()

    def get(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        return self.page(self.build(initial=self.initial()))

    def post(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        form = self.build(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            with transaction.atomic():
                said = self.act(form)
        except (DomainError, ValidationError, IntegrityError) as error:
            refuse(form, error)
            return self.page(form)
        messages.success(request, said)
        return redirect(self.done_url())

    def build(self, *args: Any, **kwargs: Any) -> VerbForm:
        return self.form_class(
            *args,
            **self.form_arguments(),
            **kwargs,
            today=self.today,
            cancel_url=self.cancel_url(),
            submit=self.submit,
        )

    def page(self, form: VerbForm) -> HttpResponse:
        return self.render(
            self.template,
            form=form,
            title=self.title,
            hint=self.hint,
            subject=self.subject(),
            **self.more(),
        )

    def more(self) -> dict[str, Any]:
        """What a template of its own shows besides."""
        return {}
