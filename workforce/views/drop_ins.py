"""Career drop-ins: when, where, how many came, and what was advised."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.growing import change_drop_in, log_advice
from workforce.enums import AdviceTheme
from workforce.forms.growing import AdviceForm, DropInForm
from workforce.models import CareerDropIn
from workforce.policy import PolicyKey
from workforce.queries.growing import drop_ins
from workforce.queries.policy import policies_in
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import KEEPER, CareerForm
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.written import day as written_day
from workforce.written import month as written_month


class DropIns(SectionView):
    """The drop-in of each month: when, where, how many came."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        keeps = self.scope.may(KEEPER)
        found = list(drop_ins(self.reach, self.today))
        columns = [Column("Month"), Column("Day"), Column("Where")]
        if keeps:
            columns += [Column("Came", numeric=True), Column("Advice logged", numeric=True), Column("Do")]
        coming = sorted((each for each in found if each.on >= self.today), key=lambda each: each.on)
        over = [each for each in found if each.on < self.today] if keeps else []
        counted = [each for each in found if each.attended is not None]
        policies = policies_in(self.scope)
        return self.render(
            "workforce/drop_ins.html",
            coming=self._table("To come", columns, coming, keeps=keeps),
            over=self._table("Over", columns, over, keeps=keeps),
            keeps=keeps,
            held=len(counted),
            a_year=policies.value(PolicyKey.DROP_INS_A_YEAR, self.today),
            came=sum(each.attended or 0 for each in counted),
        )

    def _table(
        self, caption: str, columns: Sequence[Column], found: Sequence[CareerDropIn], *, keeps: bool
    ) -> Table:
        return Table(caption, tuple(columns), tuple(self._row(each, keeps=keeps) for each in found))

    def _row(self, each: CareerDropIn, *, keeps: bool) -> Row:
        cells = [Cell(written_month(each.month)), Cell(written_day(each.on)), Cell(each.place)]
        if keeps:
            late = each.attended is None and each.on < self.today
            cells += [
                Cell("Not counted" if late else "" if each.attended is None else str(each.attended)),
                Cell(str(each.logged)),  # type: ignore[attr-defined]
                Cell("Open", url=reverse("drop_in", args=[each.pk])),
            ]
        return Row(tuple(cells))


class OfDropIn(CareerForm):
    """A form about one drop-in."""

    permission = KEEPER
    drop_in: CareerDropIn

    def find(self, drop_in_id: int, **named: Any) -> None:
        reach = self.scope[Permission.SEE_DIRECTORY]
        self.drop_in = get_object_or_404(CareerDropIn.objects.within(reach), pk=drop_in_id)

    def subject(self) -> str:
        return written_month(self.drop_in.month)


class DropInPage(OfDropIn):
    """Day, place and attendance of one drop-in, and its log of advice."""

    title = "Career drop-in"
    form_class = DropInForm
    template = "workforce/drop_in.html"

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.drop_in, name) for name in ("on", "place", "attended")}

    def more(self) -> dict[str, Any]:
        return {"drop_in": self.drop_in, "advice": list(self.drop_in.advice.all()), "today": self.today}

    def act(self, form: Any) -> str:
        change_drop_in(
            drop_in_id=self.drop_in.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The drop-in is saved."

    def done_url(self) -> str:
        return reverse("drop_ins")


class LogAdvice(OfDropIn):
    title = "Log advice"
    hint = "What was asked, and what was advised. Name nobody."
    form_class = AdviceForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        log_advice(
            drop_in_id=self.drop_in.pk,
            theme=AdviceTheme(data["theme"]),
            words=data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "The advice is logged."

    def done_url(self) -> str:
        return reverse("drop_in", args=[self.drop_in.pk])
