"""Records past their time: what is due, approving that it is removed, certificates, and what is held."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.domain.retention import end_hold, hold, remove_past_their_time
from workforce.forms.retention import HoldForm, RemoveForm
from workforce.models import LegalHold, Removal, Worker
from workforce.periods import ONE_DAY
from workforce.queries.retention import KEPT, PastTime, certificates, holds, past_their_time
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import PageView, Request
from workforce.written import day as written_day

ON_A_PAGE = 50
CERTIFICATES = 24


class RetentionPage(PageView):
    """What the pages share. Retention concerns every record: nobody does it for some of them."""

    permission = Permission.REMOVE_RECORDS


class Retention(RetentionPage):
    """How long each kind of record is kept, what is past its time, what is held, what was removed."""

    def get(self, request: Request) -> HttpResponse:
        found = past_their_time(self.today)
        people = Paginator(_people(found), ON_A_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "workforce/retention.html",
            found=found,
            rules=_rules(found),
            people=people,
            people_table=_people_table(list(people.object_list)),
            holds=_holds(list(holds(self.reach, self.today))),
            removals=_removals(list(certificates(self.reach)[:CERTIFICATES])),
            kept=[(str(model._meta.verbose_name).capitalize(), why) for model, why in KEPT.items()],
        )


class RemoveRecords(RetentionPage):
    """The approval, and what follows from it."""

    def get(self, request: Request) -> HttpResponse:
        found = past_their_time(self.today)
        return self._page(
            RemoveForm(initial={"approved": found.mark}, cancel_url=reverse("retention")), found
        )

    def post(self, request: Request) -> HttpResponse:
        form = RemoveForm(request.POST, cancel_url=reverse("retention"))
        if form.is_valid():
            try:
                approved = form.cleaned_data["approved"]
                removal = remove_past_their_time(day=self.today, approved=approved, by=request.user)
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(
                    request, f"Removed. Certificate {removal.pk} says when, by whom and how many."
                )
                return redirect("retention")
        found = past_their_time(self.today)
        form.data = form.data | {"approved": found.mark}  # type: ignore[operator]
        return self._page(form, found)

    def _page(self, form: RemoveForm, found: PastTime) -> HttpResponse:
        return self.render("workforce/retention_remove.html", form=form, found=found, rules=_rules(found))


class HoldRecords(RetentionPage):
    """Hold somebody's records, or everything."""

    def get(self, request: Request) -> HttpResponse:
        return self._page(self._form(initial={"number": request.GET.get("number", "")}))

    def post(self, request: Request) -> HttpResponse:
        form = self._form(request.POST)
        if form.is_valid():
            try:
                data = form.cleaned_data
                held = hold(
                    worker=data["number"], reason=data["reason"], from_day=self.today, by=request.user
                )
            except DomainError as error:
                form.add_error(None, str(error))
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(
                    request, f"{held.worker.name if held.worker else 'Everything'} is held from today."
                )
                return redirect("retention")
        return self._page(form)

    def _form(self, *args: object, **kwargs: object) -> HoldForm:
        people = Worker.objects.within(self.reach)
        return HoldForm(*args, people=people, cancel_url=reverse("retention"), **kwargs)

    def _page(self, form: HoldForm) -> HttpResponse:
        return self.render("workforce/retention_hold.html", form=form)


class EndHold(RetentionPage):
    """End a hold: whatever is past its time is on the list again."""

    def get(self, request: Request, hold_id: int) -> HttpResponse:
        return self._page(self._hold(hold_id))

    def post(self, request: Request, hold_id: int) -> HttpResponse:
        held = self._hold(hold_id)
        try:
            end_hold(hold_id=held.pk, on=self.today, by=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The hold has ended.")
        return redirect("retention")

    def _hold(self, hold_id: int) -> LegalHold:
        return get_object_or_404(holds(self.reach, self.today), pk=hold_id)

    def _page(self, held: LegalHold) -> HttpResponse:
        return self.render("workforce/retention_hold_end.html", held=held, subject=_whom(held))


def _people(found: PastTime) -> list[tuple[str, str, str, str]]:
    return [
        (reference, name, past.rule.record, written_day(left - ONE_DAY))
        for past in found.rules
        for _, reference, name, left in past.people
    ]


def _people_table(rows: list[tuple[str, str, str, str]]) -> Table:
    columns = (Column("Who"), Column("What"), Column("Last day"))
    return Table(
        "People whose records are past their time",
        columns,
        tuple(
            Row(
                (
                    Cell(name, note=reference, url=reverse("person", args=[reference])),
                    Cell(record),
                    Cell(last),
                )
            )
            for reference, name, record, last in rows
        ),
        empty="Nobody’s record is past its time.",
        stacked=True,
    )


def _rules(found: PastTime) -> Table:
    columns = (
        Column("Record"),
        Column("Kept for", hint="months"),
        Column("Counted from"),
        Column("Past its time", numeric=True),
    )
    rows = (
        Row((Cell(each.rule.record), Cell(str(each.months)), Cell(each.rule.starts), Cell(str(each.count))))
        for each in found.rules
    )
    return Table("How long records are kept", columns, tuple(rows), empty="Everything is held.", stacked=True)


def _whom(held: LegalHold) -> str:
    return f"{held.worker.name} ({held.worker.reference})" if held.worker else "Everything"


def _holds(held: list[LegalHold]) -> Table:
    columns = (Column("What"), Column("Why"), Column("From"), Column("By"), Column("Change"))
    rows = (
        Row(
            (
                Cell(_whom(each)),
                Cell(each.reason),
                Cell(written_day(each.first_day)),
                Cell(each.by.name if each.by else "the installation"),
                Cell("End", url=reverse("retention_hold_end", args=[each.pk])),
            )
        )
        for each in held
    )
    return Table("Held", columns, tuple(rows), empty="Nothing is held.", stacked=True)


def _removals(removals: list[Removal]) -> Table:
    columns = (Column("Certificate"), Column("Day"), Column("Approved by"), Column("Removed"))
    rows = (
        Row(
            (
                Cell(str(each.pk)),
                Cell(written_day(each.on)),
                Cell(each.by.name if each.by else "the installation"),
                Cell(
                    ", ".join(f"{_words(key)}: {count}" for key, count in each.counts.items() if count)
                    or "Nothing"
                ),
            )
        )
        for each in removals
    )
    return Table("Certificates", columns, tuple(rows), empty="Nothing was removed yet.", stacked=True)


def _words(key: str) -> str:
    return key.removeprefix("retention_").removesuffix("_months").replace("_", " ")
