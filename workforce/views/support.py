"""What the pages of support share: a form that does one thing, and a question before something is taken away."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from workforce.domain.errors import DomainError
from workforce.forms.support import NothingToType, SupportForm
from workforce.sections import SUPPORT
from workforce.views.page import PageView, Request
from workforce.views.sections import SectionView
from workforce.views.verbs import refuse


class FormPage(PageView):
    """A form, and the verb that it is for. `load` finds what the address names, or answers 404."""

    title: str
    hint: ClassVar[str] = ""
    submit: ClassVar[str] = "Save"
    form_class: ClassVar[type[SupportForm]]
    template: ClassVar[str] = "workforce/support_form.html"

    def load(self) -> None:
        """Find what the address names, in the reader's reach."""

    def initial(self) -> Mapping[str, Any]:
        return {}

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def act(self, form: Any) -> str:
        """Do it, and return the sentence that says so. Raises DomainError or ValidationError where a rule refuses."""
        raise NotImplementedError

    def done_url(self) -> str:
        raise NotImplementedError

    def back(self) -> str:
        """What the page is called to which `done_url` leads."""
        raise NotImplementedError

    def caption(self) -> str:
        """What the form is about, above its heading."""
        return ""

    def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        self.load()
        return self.page(self.form(initial=dict(self.initial())))

    def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        self.load()
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form)
        try:
            said = self.act(form)
        except (DomainError, ValidationError, IntegrityError) as error:
            refuse(form, error)
            return self.page(form)
        messages.success(request, said)
        return redirect(self.done_url())

    def form(self, *args: Any, **kwargs: Any) -> SupportForm:
        return self.form_class(
            *args, submit=self.submit, cancel_url=self.done_url(), **self.form_arguments(), **kwargs
        )

    def page(self, form: Form) -> HttpResponse:
        return self.render(
            self.template,
            form=form,
            title=self.title,
            hint=self.hint,
            caption=self.caption(),
            subject=self.caption(),
            back=self.back(),
            back_url=self.done_url(),
            subject_url=self.done_url(),
        )


class SupportPage(SectionView):
    """A page of the section."""

    section = SUPPORT


class SupportFormPage(FormPage, SupportPage):
    """A form of the section."""


class ConfirmPage(SupportFormPage):
    """Is it meant? Then it is done by a button."""

    form_class = NothingToType
    template = "workforce/support_confirm.html"

    def consequence(self) -> str:
        """What will be so afterwards."""
        raise NotImplementedError

    def page(self, form: Form) -> HttpResponse:
        return self.render(
            self.template,
            form=form if form.is_bound else None,
            title=self.title,
            text=self.consequence(),
            button=self.submit,
            caption=self.caption(),
            back=self.back(),
            back_url=self.done_url(),
        )


def or_404(found: Any) -> Any:
    """What was found. Raises Http404 where nothing was."""
    if found is None:
        raise Http404
    return found
