"""What people want: a list for those in reach, and one's own word."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.growing import (
    say_wish,
)
from workforce.enums import Wish
from workforce.forms.growing import (
    WishFilter,
    WishForm,
)
from workforce.models import Worker
from workforce.queries.growing import latest_wishes
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import CareerForm
from workforce.views.page import Request
from workforce.views.person import tab_address
from workforce.views.sections import SectionView
from workforce.written import day as written_day

PER_PAGE = 50
TAB = "career"


class Aspirations(SectionView):
    """The latest word of everybody in reach, and one's own."""

    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request) -> HttpResponse:
        form = WishFilter(request.GET or None)
        wish = form.cleaned_data["wish"] if form.is_valid() else ""
        page = Paginator(latest_wishes(self.reach, self.today, wish), PER_PAGE).get_page(
            request.GET.get("page")
        )
        rows = tuple(
            Row(
                (
                    Cell(each.worker.name, url=tab_address(each.worker.reference, TAB)),
                    Cell(each.get_wish_display(), note=each.words),
                    Cell(each.development, note=self._until(each.development_by)),
                    Cell(written_day(each.on)),
                )
            )
            for each in page.object_list
        )
        columns = (Column("Name"), Column("Wants"), Column("Develops by"), Column("Said on"))
        return self.render(
            "workforce/aspirations.html",
            form=None,
            filter_form=form,
            page=page,
            table=Table("Aspirations", columns, rows),
            own=self.scope.may(Permission.APPLY_FOR_PROGRESSION),
            query=request.GET.urlencode(),
        )

    def _until(self, day: Any) -> str:
        return f"until {written_day(day)}" if day else ""


class AspirationsFile(SectionView):
    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request) -> HttpResponse:
        form = WishFilter(request.GET or None)
        wish = form.cleaned_data["wish"] if form.is_valid() else ""
        header = ("Number", "Name", "Wants", "Words", "Develops by", "Until", "Said on")
        rows = (
            (
                each.worker.reference,
                each.worker.name,
                each.get_wish_display(),
                each.words,
                each.development,
                each.development_by.isoformat() if each.development_by else "",
                each.on.isoformat(),
            )
            for each in latest_wishes(self.reach, self.today, wish)
        )
        return csv_response("aspirations", header, rows)


class SayWish(CareerForm):
    """One's own wish. What was said before stays on record."""

    permission = Permission.APPLY_FOR_PROGRESSION
    title = "What I want"
    hint = "Your manager, HR and the principal social worker see it. Staying at your level is as good an answer as any."
    form_class = WishForm

    def find(self, **named: Any) -> None:
        self.worker: Worker = get_object_or_404(
            Worker.objects.within(self.reach), pk=self.request.user.worker_id
        )

    def act(self, form: WishForm) -> str:
        data = form.cleaned_data
        say_wish(
            worker_id=self.worker.pk,
            **data | {"wish": Wish(data["wish"])},
            today=self.today,
            by=self.request.user,
        )
        return "What you want is saved, with the day."

    def done_url(self) -> str:
        return reverse("aspirations")
