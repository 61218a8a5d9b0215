"""Pathways: what everybody reads, how one begins, and how a version ends."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.pathways import (
    create_pathway,
    end_version,
)
from workforce.forms.pathways import (
    EndVersionForm,
    NewPathway,
)
from workforce.models import Pathway, PathwayVersion
from workforce.periods import holds_on
from workforce.queries.pathways import draft_of, ladder_of, pathways_on, version_of, versions_of
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import KEEPER, CareerForm
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.written import day as written_day


class Pathways(SectionView):
    """The families of roles. Everybody who works here may read them."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        rows = tuple(
            Row(
                (
                    Cell(pathway.name, url=reverse("pathway", args=[pathway.code]), note=pathway.about),
                    Cell(str(version.steps_held) if version else ""),
                    Cell(
                        f"Version {version.number}" if version else "None in force",
                        tone="" if version else "warning",
                    ),
                    Cell(written_day(version.period.lower) if version else ""),
                )
            )
            for pathway, version in pathways_on(self.reach, self.today)
        )
        columns = (
            Column("Family of roles"),
            Column("Steps", numeric=True),
            Column("In force"),
            Column("Since"),
        )
        table = Table("Pathways", columns, rows)
        return self.render("workforce/pathways.html", table=table, keeps=self.scope.may(KEEPER))


class PathwayPage(SectionView):
    """One ladder: its steps in order, what each asks for, and what helps. Earlier versions stay as they were."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, code: str) -> HttpResponse:
        pathway: Pathway = get_object_or_404(Pathway.objects.within(self.reach), code=code)
        asked = request.GET.get("version", "")
        version = version_of(pathway, self.today, int(asked) if asked.isdecimal() else None)
        keeps = self.scope.may(KEEPER)
        if version is None and (asked or not keeps):
            raise Http404
        return self.render(
            "workforce/pathway.html",
            pathway=pathway,
            version=version,
            in_force=version is not None and holds_on(version.period, self.today),
            steps=ladder_of(version) if version else [],
            versions=versions_of(pathway),
            keeps=keeps,
            draft=draft_of(pathway) if keeps else None,
            applies=self.scope.may(Permission.APPLY_FOR_PROGRESSION),
        )


class CreatePathway(CareerForm):
    permission = KEEPER
    title = "New pathway"
    submit = "Begin a draft"
    form_class = NewPathway

    def act(self, form: NewPathway) -> str:
        self.draft = create_pathway(**form.cleaned_data, by=self.request.user)
        return "The draft has begun. Add its steps."

    def done_url(self) -> str:
        return reverse("pathway_draft", args=[self.draft.pathway.code])

    def cancel_url(self) -> str:
        return reverse("pathways")


class EndVersion(CareerForm):
    """The version in force ends, and none follows until one is published."""

    permission = KEEPER
    title = "End the version in force"
    hint = "Nobody can begin an application under it afterwards. Applications that have begun go on."
    submit = "End it"
    form_class = EndVersionForm

    def find(self, code: str, **named: Any) -> None:
        reach = self.scope[Permission.SEE_DIRECTORY]
        self.pathway: Pathway = get_object_or_404(Pathway.objects.within(reach), code=code)
        self.version: PathwayVersion = get_object_or_404(
            PathwayVersion.objects.within(reach).as_at(self.today), pathway=self.pathway
        )

    def subject(self) -> str:
        return f"{self.pathway.name}, version {self.version.number}"

    def act(self, form: EndVersionForm) -> str:
        last_day = form.cleaned_data["last_day"]
        end_version(version_id=self.version.pk, last_day=last_day, today=self.today, by=self.request.user)
        return f"Version {self.version.number} holds until {written_day(last_day)}."

    def done_url(self) -> str:
        return reverse("pathway", args=[self.pathway.code])
