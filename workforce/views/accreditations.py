"""Accreditations: how they stand, their stages and evidence."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.accreditations import (
    add_accreditation,
    add_evidence,
    change_accreditation,
    end_accreditation,
    record_stage,
)
from workforce.enums import StageStanding
from workforce.forms.accreditations import AccreditationForm, EvidenceForm, StageForm
from workforce.models import Accreditation, AccreditationStage
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.accreditations import Standing, accreditation, accreditations, standing, warning_months
from workforce.queries.policy import policies_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportConfirmPage, SupportFormPage, SupportPage
from workforce.written import day as written_day


class AccreditationPage(SupportPage):
    """What the list, its file and one accreditation share."""

    permission = Permission.SEE_DIRECTORY

    def standing_of(self, found: Accreditation) -> Standing:
        months = warning_months(policies_in(self.scope), self.today)
        return standing(list(found.stages.all()), self.today, months)

    @property
    def keeps(self) -> bool:
        return self.scope[Permission.KEEP_WELLBEING].everyone


class Accreditations(AccreditationPage):
    """Every scheme, with level, last day, and amber or red where that is near or past."""

    def get(self, request: Request) -> HttpResponse:
        columns = (
            Column("Scheme"),
            Column("Level"),
            Column("Awarded on"),
            Column("Valid until"),
            Column("State"),
        )
        rows = tuple(Row(self._cells(each)) for each in accreditations())
        return self.render(
            "workforce/accreditations.html",
            table=Table("Accreditations", columns, rows) if rows else None,
            keeps=self.keeps,
        )

    def _cells(self, each: Accreditation) -> tuple[Cell, ...]:
        found = self.standing_of(each)
        awarded, towards = found.awarded, found.towards
        return (
            Cell(each.name, url=reverse("accreditation", args=[each.pk]), note=each.body),
            Cell(
                awarded.level if awarded else "", note=f"working towards {towards.level}" if towards else ""
            ),
            Cell(written_day(awarded.on) if awarded else ""),
            Cell(written_day(awarded.expires_on) if awarded else ""),
            Cell(found.state, tone=found.tone),
        )


class AccreditationsFile(AccreditationPage):
    """The same as a file."""

    def get(self, request: Request) -> HttpResponse:
        header = ("Scheme", "Awarded by", "Level", "Awarded on", "Valid until", "State", "Working towards")
        found = ((each, self.standing_of(each)) for each in accreditations())
        rows = (
            (
                each.name,
                each.body,
                held.awarded.level if held.awarded else "",
                held.awarded.on.isoformat() if held.awarded else "",
                held.awarded.expires_on.isoformat() if held.awarded and held.awarded.expires_on else "",
                held.state,
                held.towards.level if held.towards else "",
            )
            for each, held in found
        )
        return csv_response(f"accreditations {self.today.isoformat()}", header, rows)


class OneAccreditation(AccreditationPage):
    """One scheme, stage by stage."""

    def get(self, request: Request, accreditation_id: int) -> HttpResponse:
        found = or_404(accreditation(accreditation_id))
        return self.render(
            "workforce/accreditation.html",
            accreditation=found,
            standing=self.standing_of(found),
            stages=found.stages.all(),
            commitments=found.commitments.all(),
            keeps=self.keeps,
        )


class KeeperPage(SupportFormPage):
    """Something that who keeps accreditations does with one."""

    permission = Permission.KEEP_WELLBEING
    accreditation: Accreditation

    def find(self, **named: Any) -> None:
        self.accreditation = or_404(accreditation(self.kwargs["accreditation_id"]))

    def subject(self) -> str:
        return self.accreditation.name

    def done_url(self) -> str:
        return reverse("accreditation", args=[self.accreditation.pk])

    def back(self) -> str:
        return self.accreditation.name


class AddAccreditation(SupportFormPage):
    """A scheme or programme."""

    permission = Permission.KEEP_WELLBEING
    title = "Add an accreditation or programme"
    form_class = AccreditationForm

    def act(self, form: AccreditationForm) -> str:
        added = add_accreditation(**form.cleaned_data)
        return f"{added.name} is added."

    def done_url(self) -> str:
        return reverse("accreditations")

    def back(self) -> str:
        return "Accreditations"


class ChangeAccreditation(KeeperPage):
    """What it says of itself, and its levels."""

    title = "Change the accreditation"
    form_class = AccreditationForm

    def initial(self) -> Mapping[str, Any]:
        found = self.accreditation
        levels = "\n".join(found.levels)
        return {"name": found.name, "body": found.body, "about": found.about, "levels": levels}

    def act(self, form: AccreditationForm) -> str:
        change_accreditation(accreditation_id=self.accreditation.pk, **form.cleaned_data)
        return "The accreditation is changed."


class RecordStage(KeeperPage):
    """A stage that is aimed at or was awarded. Three years, where nothing else is said."""

    title = "Record a stage"
    form_class = StageForm

    def form_arguments(self) -> dict[str, Any]:
        return {"levels": self.accreditation.levels}

    def initial(self) -> Mapping[str, Any]:
        months = int(policies_in(self.scope).value(PolicyKey.ACCREDITATION_MONTHS, self.today))
        return {
            "standing": StageStanding.AWARDED,
            "on": self.today,
            "expires_on": add_months(self.today, months),
        }

    def act(self, form: StageForm) -> str:
        data = form.cleaned_data
        standing = StageStanding(data["standing"])
        expires_on = data["expires_on"]
        if standing == StageStanding.AWARDED and expires_on is None:
            months = int(policies_in(self.scope).value(PolicyKey.ACCREDITATION_MONTHS, data["on"]))
            expires_on = add_months(data["on"], months)
        stage = record_stage(
            accreditation_id=self.accreditation.pk,
            level=data["level"],
            standing=standing,
            on=data["on"],
            expires_on=expires_on,
            today=self.today,
            by=self.request.user,
        )
        return f"{stage}."


class AddEvidence(KeeperPage):
    """What shows that a stage is met."""

    title = "Add evidence"
    form_class = EvidenceForm
    stage: AccreditationStage

    def find(self, **named: Any) -> None:
        super().find(**named)
        stages = {each.pk: each for each in self.accreditation.stages.all()}
        self.stage = or_404(stages.get(self.kwargs["stage_id"]))

    def subject(self) -> str:
        return f"{self.accreditation.name}, {self.stage.level}"

    def act(self, form: EvidenceForm) -> str:
        add_evidence(stage_id=self.stage.pk, **form.cleaned_data, today=self.today, by=self.request.user)
        return "The evidence is added."


class EndAccreditation(KeeperPage, SupportConfirmPage):
    """The council no longer takes part."""

    title = "End the accreditation"
    submit = "End it"

    def consequence(self) -> str:
        return "It is no longer listed, and nobody is reminded of it. What is on record stays."

    def act(self, form: object) -> str:
        end_accreditation(accreditation_id=self.accreditation.pk, today=self.today)
        return f"{self.accreditation.name} is no longer listed."
