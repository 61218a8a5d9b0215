"""Samples of appraisals: the list, drawing one, and scoring an appraisal of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from supervision.appraisal_prompts import COMMENTS, MID_YEAR_NOTES
from supervision.domain.appraisal_samples import draw_sample, log_audit, score_appraisal
from supervision.enums import AppraisalPart, SampleCriterion
from supervision.forms.appraisal_quality import DrawForm, SamplesFilter, ScoreForm
from supervision.models import Appraisal, AppraisalSample
from supervision.pages.appraisals import development_table, objective_note, words_of
from supervision.queries.appraisal_reading import reads_as_auditor
from supervision.queries.appraisal_samples import Drawing, auditors, sample_for, samples
from supervision.queries.appraisal_words import (
    development_in,
    form_of,
    latest_words,
    objectives_in,
    prompts_of,
)
from supervision.views.appraisal_base import AppraisalFormPage, AppraisalView
from workforce.access.permissions import Permission
from workforce.csv_file import Value, csv_download
from workforce.periods import add_months
from workforce.queries.organisation import below, tree_in
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.written import day as written_day

PER_PAGE = 50
HEADER = (
    *("Sample", "Number", "Meeting", "Auditor", "To be scored by", "Scored on"),
    *(str(each.label) for each in SampleCriterion),
    "Good",
)


class SampleList(AppraisalView):
    """Samples that one draws, or has to score. `SEE_DIRECTORY`: an auditor may hold any role."""

    permission = Permission.SEE_DIRECTORY

    def look(self, request: Request) -> None:
        self.form = SamplesFilter(request.GET or None)
        draws = self.scope[Permission.AUDIT_SUPERVISION]
        self.draws = bool(draws)
        self.found = samples(draws, request.user, open_only=self.form.open_only())


class Samples(SampleList):
    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/appraisal_samples.html",
            filter_form=self.form,
            page=page,
            table=self._table(page.object_list),
            draws=self.draws,
            query=request.GET.urlencode(),
        )

    def _table(self, found: Iterable[AppraisalSample]) -> Table:
        columns = (
            *(
                Column(label)
                for label in ("Appraisal", "Sample", "Auditor", "To be scored by", "Scored", "Good")
            ),
        )
        rows = tuple(self._row(each) for each in found)
        return Table("Sampled appraisals", columns, rows, empty="No sampled appraisal to show.")

    def _row(self, each: AppraisalSample) -> Row:
        open_to_me = reads_as_auditor(each, self.request.user, self.today)
        closed = each.done_on is None and each.until < self.today
        good = each.is_good
        return Row(
            (
                Cell(
                    each.appraisal.appraisee.name,
                    url=reverse("appraisal_sample", args=[each.pk]) if open_to_me else "",
                    note=f"meeting on {written_day(each.appraisal.meeting_on)}",
                ),
                Cell(each.name),
                Cell(each.auditor.name),
                Cell(written_day(each.until), note="past its day" if closed else ""),
                Cell(written_day(each.done_on) or "Not yet"),
                Cell("" if good is None else "Good" if good else "Not good yet"),
            )
        )


class SamplesFile(SampleList):
    """The list as CSV: by number, without names."""

    def get(self, request: Request) -> HttpResponseBase:
        self.look(request)
        return csv_download(f"sampled appraisals {self.today}", HEADER, self._rows())

    def _rows(self) -> Iterator[Sequence[Value]]:
        for each in self.found:
            good = each.is_good
            meeting = each.appraisal.meeting_on
            yield (
                each.name,
                each.appraisal.appraisee.reference,
                meeting.isoformat() if meeting else "",
                each.auditor.name,
                each.until.isoformat(),
                each.done_on.isoformat() if each.done_on else "",
                *(score for _, score in each.scores),
                "" if good is None else "yes" if good else "no",
            )


class DrawSample(AppraisalFormPage):
    permission = Permission.AUDIT_SUPERVISION
    title = "Draw a sample"
    hint = "So many signed appraisals are drawn by chance. Nobody scores their own, or one that they had a part in."
    submit = "Draw"
    form_class = DrawForm

    def form_arguments(self) -> dict[str, Any]:
        return {"nodes": reached(tree_in(self.scope), self.reach), "auditors": auditors(self.today)}

    def initial(self) -> dict[str, Any]:
        return {
            "first": add_months(self.today, -6),
            "last": self.today,
            "until": add_months(self.today, 1),
            "auditor": self.request.user.pk,
        }

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        unit = data["unit"]
        drawing = Drawing(
            data["first"], data["last"], self.today, below([unit], self.today)[unit] if unit else None
        )
        drawn = draw_sample(
            drawing=drawing,
            number=data["number"],
            name=data["name"],
            auditor=form.auditors[data["auditor"]],
            until=data["until"],
            today=self.today,
            by=self.request.user,
        )
        return f"{len(drawn)} drawn. They are open to whoever scores them until {written_day(data['until'])}."

    def done_url(self) -> str:
        return reverse("appraisal_samples")


class ScoreSample(AppraisalFormPage):
    """A sampled appraisal with its words, without its rating, and the scores. The reading is kept."""

    permission = Permission.SEE_DIRECTORY
    title = "Score an appraisal"
    submit = "Score"
    form_class = ScoreForm
    template = "supervision/appraisal_sample.html"
    sample: AppraisalSample

    def find(self, **kwargs: Any) -> None:
        self.sample = or_404(sample_for(self.request.user, kwargs["sample_id"]))
        if not reads_as_auditor(self.sample, self.request.user, self.today):
            raise PermissionDenied
        log_audit(sample=self.sample, by=self.request.user)

    def act(self, form: Any) -> str:
        scored = score_appraisal(
            sample_id=self.sample.pk,
            scores=form.scores(),
            feedback=form.cleaned_data["feedback"],
            today=self.today,
            by=self.request.user,
        )
        return "It is scored: good." if scored.is_good else "It is scored: not good yet."

    def more(self) -> dict[str, Any]:
        appraisal: Appraisal = self.sample.appraisal
        form, written = form_of(appraisal), latest_words(appraisal)
        asked = {
            AppraisalPart.SELF: prompts_of(form, AppraisalPart.SELF),
            AppraisalPart.MANAGER: prompts_of(form, AppraisalPart.MANAGER),
            AppraisalPart.COMMENTS: [COMMENTS],
            AppraisalPart.MID_YEAR: [MID_YEAR_NOTES],
        }
        return {
            "appraisal": appraisal,
            "parts": [
                {"heading": part.label, "facts": words_of(written.get(part), prompts)}
                for part, prompts in asked.items()
                if part in written
            ],
            "objectives": [{"row": each, "note": objective_note(each)} for each in objectives_in(appraisal)],
            "development": development_table(development_in(appraisal), self.today, ""),
        }

    def subject(self) -> str:
        return f"Sample: {self.sample.name}"

    def back(self) -> str:
        return "Samples"

    def done_url(self) -> str:
        return reverse("appraisal_samples")
