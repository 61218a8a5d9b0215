"""Filters of the directory that the reader keeps under names: save, open, rename, delete."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode

from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.domain.saved_filters import delete_filter, rename_filter, save_filter
from workforce.forms.people import KEPT
from workforce.forms.saved_filters import FilterNameForm
from workforce.models import SavedFilter
from workforce.policy import PolicyKey
from workforce.queries.policy import policy_value
from workforce.queries.saved_filters import saved_filters
from workforce.views.page import PageView, Request
from workforce.views.verbs import refuse

PAGE = "people"


class FilterPage(PageView):
    """What the pages share: the reader's own filters of the directory, and nobody else's."""

    permission = Permission.SEE_DIRECTORY

    def own(self, filter_id: int) -> SavedFilter:
        return get_object_or_404(saved_filters(self.request.user, PAGE), pk=filter_id)

    def form_page(self, form: FilterNameForm, title: str) -> HttpResponse:
        return self.render("workforce/saved_filter_form.html", form=form, title=title)


class SavedFilters(FilterPage):
    """The reader's filters, each with what can be done with it."""

    def get(self, request: Request) -> HttpResponse:
        return self.render("workforce/saved_filters.html", filters=saved_filters(request.user, PAGE))


class SaveFilter(FilterPage):
    """Keep the filter of the address one comes from."""

    def get(self, request: Request) -> HttpResponse:
        return self.form_page(_form(initial={"query": kept_query(request.GET)}), "Save this filter")

    def post(self, request: Request) -> HttpResponse:
        form = _form(request.POST)
        if form.is_valid():
            query = kept_query(QueryDict(form.cleaned_data["query"]))
            most = int(policy_value(PolicyKey.SAVED_FILTERS, self.today))
            try:
                kept = save_filter(
                    account=request.user, page=PAGE, name=form.cleaned_data["name"], query=query, most=most
                )
            except (DomainError, ValidationError) as error:
                refuse(form, error)
            else:
                messages.success(request, f"The filter {kept.name} is saved.")
                return redirect(f"{reverse('people')}?{kept.query}")
        return self.form_page(form, "Save this filter")


class RenameFilter(FilterPage):
    """Give a filter another name."""

    def get(self, request: Request, filter_id: int) -> HttpResponse:
        return self._page(self.own(filter_id), None)

    def post(self, request: Request, filter_id: int) -> HttpResponse:
        kept, form = self.own(filter_id), _form(request.POST, submit="Rename")
        if form.is_valid():
            try:
                rename_filter(kept, name=form.cleaned_data["name"])
            except ValidationError as error:
                refuse(form, error)
            else:
                return redirect("saved_filters")
        return self._page(kept, form)

    def _page(self, kept: SavedFilter, form: FilterNameForm | None) -> HttpResponse:
        return self.form_page(form or _form(initial={"name": kept.name}, submit="Rename"), "Rename a filter")


class DeleteFilter(FilterPage):
    """Ask, and keep it no longer."""

    def get(self, request: Request, filter_id: int) -> HttpResponse:
        return self.render("workforce/saved_filter_delete.html", kept=self.own(filter_id))

    def post(self, request: Request, filter_id: int) -> HttpResponse:
        kept = self.own(filter_id)
        delete_filter(kept)
        messages.success(request, f"The filter {kept.name} is deleted.")
        return redirect("saved_filters")


def _form(*args: object, submit: str = "Save", **kwargs: object) -> FilterNameForm:
    return FilterNameForm(*args, submit=submit, cancel_url=reverse("saved_filters"), **kwargs)


def kept_query(asked: QueryDict) -> str:
    """Of an address what the directory's filter knows: no page number, nothing empty, nothing of others."""
    return urlencode([(name, value) for name in KEPT if (value := str(asked.get(name) or ""))])
