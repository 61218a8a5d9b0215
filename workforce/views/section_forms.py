"""A form of a section: found by its address, filled in, done by one verb, and said on the next page."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from workforce.domain.errors import DomainError
from workforce.forms.verbs import VerbForm
from workforce.views.page import PageView, Request
from workforce.views.verbs import refuse


class FormPage(PageView):
    """`find` looks up what the address names, within reach. `act` does it and returns the sentence that says so.

    `warning`: what the page says of a verb that ends something.
    """

    title: str
    hint: str = ""
    warning: str = ""
    submit: str = "Save"
    form_class: type[VerbForm]
    template: ClassVar[str] = "workforce/section_form.html"

    def find(self, *args: Any, **named: Any) -> None:
        """Nothing to look up, unless the address names something. Raises Http404 for what lies out of reach."""

    def act(self, form: Any) -> str:
        """Do it. Raises DomainError, ValidationError or IntegrityError where a rule refuses."""
        raise NotImplementedError

    def subject(self) -> str:
        """What it is about, above the form."""
        return ""

    def initial(self) -> Mapping[str, Any]:
        return {}

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def done_url(self) -> str:
        raise NotImplementedError

    def cancel_url(self) -> str:
        return self.done_url()

    def back(self) -> str:
        """What the page is called to which `cancel_url` leads, for the breadcrumbs; nothing: it is not among them."""
        return ""

    def more(self) -> dict[str, Any]:
        """What a template of its own shows besides."""
        return {}

    def get(self, request: Request, **named: Any) -> HttpResponse:
        self.find(**named)
        return self.page(self.build(initial=dict(self.initial())))

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
        done: HttpResponseRedirect = redirect(self.done_url())
        return done

    def build(self, *args: Any, **kwargs: Any) -> VerbForm:
        return self.form_class(
            *args,
            **self.form_arguments(),
            **kwargs,
            today=self.today,
            cancel_url=self.cancel_url(),
            submit=self.submit,
        )

    def page(self, form: Form) -> HttpResponse:
        return self.render(self.template, form=form, **self.frame())

    def frame(self) -> dict[str, Any]:
        """What stands around the form."""
        return {
            "title": self.title,
            "hint": self.hint,
            "warning": self.warning,
            "subject": self.subject(),
            "back": self.back(),
            "back_url": self.cancel_url(),
            "subject_url": self.cancel_url(),
            **self.more(),
        }


class NothingToType(VerbForm):
    """A question that is answered by a button."""


class ConfirmPage(FormPage):
    """Is it meant? Then it is done by a button."""

    form_class = NothingToType
    template = "workforce/section_confirm.html"

    def consequence(self) -> str:
        """What will be so afterwards."""
        raise NotImplementedError

    def page(self, form: Form) -> HttpResponse:
        shown = form if form.is_bound else None
        return self.render(
            self.template, form=shown, text=self.consequence(), button=self.submit, **self.frame()
        )


def or_404(found: Any) -> Any:
    """What was found. Raises Http404 where nothing was."""
    if found is None:
        raise Http404
    return found
