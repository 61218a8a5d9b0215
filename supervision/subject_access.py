"""What supervision holds about a person, for the copy that they take of it: with the words that they may read."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from supervision.appraisal_prompts import COMMENTS, MID_YEAR_NOTES
from supervision.domain.readings import note_copied
from supervision.enums import SEEN_BY_BOTH, AppraisalPart, Workload
from supervision.models import Appraisal, SupervisionSession
from supervision.pages.appraisals import objective_note, words_of
from supervision.pages.record import added_by
from supervision.prompts import AGREEMENT
from supervision.queries.appraisal_words import prompts_of
from supervision.queries.readings import agreement_readings, openings_about, readings_by_others
from supervision.queries.records import WORKLOAD_VIEW
from supervision.queries.subject_access import (
    Appraisals,
    Records,
    appraisal_readings,
    own_actions,
    own_agreements,
    own_appraisals,
    own_records,
)
from supervision.queries.templates import FIRST_FORM
from workforce.models import Account, Worker
from workforce.queries.visibility import Sight
from workforce.subject_access import Held, subject_access
from workforce.written import day as written_day

Line = tuple[str, ...]


@subject_access
def records(worker: Worker, account: Account, sight: Sight) -> Iterator[Held]:
    """Records, actions and agreements; that they were copied is kept with the readings of the records."""
    day = sight.scope.as_at
    found = own_records(worker, account, day)
    note_copied(found.sessions, worker, account)
    columns = ("Session", "Supervisor", "State", "About", "Words")
    yield Held(
        "Records of supervision", [row for each in found.sessions for row in _said(each, found)], columns
    )
    actions = [
        (each.words, each.owner.name, written_day(each.due_on), str(each.get_state_display()), _moves(each))
        for each in own_actions(worker, account, day)
    ]
    yield Held("Agreed actions", actions, ("What", "Who", "By when", "State", "What became of it"))
    agreed = [
        (
            f"{written_day(each.made_on)}, with {each.supervisor.name}",
            prompt.label,
            each.terms.get(prompt.key, ""),
        )
        for each in own_agreements(worker, account, day)
        for prompt in AGREEMENT
    ]
    yield Held("Supervision agreements", agreed, ("Agreement", "About", "Words"))


def _said(session: SupervisionSession, found: Records) -> Iterator[Line]:
    head = (
        f"{session.get_kind_display()}, {written_day(session.on)}",
        session.supervisor.name,
        str(session.get_state_display()),
    )
    yield (*head, "Practice model or tool", session.tool or "None")
    form = found.forms.get(session.template_version or 0, FIRST_FORM)
    said = {**found.words.get(session.pk, {}), **found.wellbeing.get(session.pk, {})}
    for key, words in said.items():
        if key == WORKLOAD_VIEW and words in Workload.values:
            words = str(Workload(words).label)
        yield (*head, form.label(key), str(words))
    for each in found.addenda.get(session.pk, ()):
        by = each.by.name if each.by else ""
        yield (
            *head,
            f"{added_by(session, each)}: {by}, {_moment(each.at)}",
            each.words,
        )


def _moves(action: Any) -> str:
    return "\n".join(
        ", ".join(filter(None, (written_day(each.on), str(each.get_state_display()), each.words)))
        for each in action.moves.all()
    )


@subject_access
def appraisals(worker: Worker, account: Account, sight: Sight) -> Iterator[Held]:
    """The own part of each appraisal; the rest once it is shared, as on its page."""
    found = own_appraisals(worker)
    rows = [row for each in found.appraisals for row in _written(each, found)]
    yield Held("Appraisals", rows, ("Appraisal", "Appraiser", "State", "About", "Words"))


def _written(appraisal: Appraisal, found: Appraisals) -> Iterator[Line]:
    head = (
        f"Due on {written_day(appraisal.due_on)}",
        appraisal.appraiser.name,
        str(appraisal.get_state_display()),
    )
    shared = appraisal.state in SEEN_BY_BOTH
    form = found.forms.get(appraisal.form_version or 0)
    for version in found.versions.get(appraisal.pk, ()):
        if shared or version.part == AppraisalPart.SELF:
            asked = {AppraisalPart.COMMENTS: [COMMENTS], AppraisalPart.MID_YEAR: [MID_YEAR_NOTES]}
            part = AppraisalPart(version.part)
            values = [found.values.get(key, "") for key in version.body.get("values_shown", [])]
            for fact in words_of(version, asked.get(part) or prompts_of(form, part), values):
                yield (*head, f"{part.label}: {fact.label}", fact.value)
    if shared:
        yield from ((*head, *line) for line in _agreed(appraisal))


def _agreed(appraisal: Any) -> Iterator[Line]:
    for each in appraisal.objectives.all():
        progress = [
            f"{written_day(step.on)}: {step.get_state_display()}. {step.words}"
            for step in each.progress.all()
        ]
        yield (
            "Objective",
            "\n".join(filter(None, (each.words, each.measure, objective_note(each), *progress))),
        )
    for each in appraisal.development.all():
        reviews = [
            f"{written_day(step.on)}: {step.get_state_display()}. {step.outcome} {step.impact}".strip()
            for step in each.reviews.all()
        ]
        by = f"By {written_day(each.by_when)}"
        yield "To be learned", "\n".join(filter(None, (each.need, each.why, each.how, by, *reviews)))
    for each in list(appraisal.ratings.all())[-1:]:
        yield "Rating", each.rating


@subject_access
def readers(worker: Worker, account: Account, sight: Sight) -> Iterator[Held]:
    """Who else read any of it, and what HR opened for a formal process; the reasons stay with HR."""
    read = [
        (
            _moment(each.at),
            each.account.name,
            str(each.get_read_as_display()),
            f"{each.session.get_kind_display()}, {written_day(each.session.on)}",
        )
        for each in readings_by_others(worker.pk)
    ]
    read += [
        (_moment(each.at), each.account.name, str(each.get_read_as_display()), "Supervision agreement")
        for each in agreement_readings(worker.pk)
    ]
    read += [
        (_moment(each.at), each.account.name, str(each.get_read_as_display()), "Appraisal")
        for each in appraisal_readings(worker)
    ]
    yield Held("Who read it", read, ("When", "Who", "Read as", "What"))
    opened = [
        (written_day(each.session.on), each.account.name, written_day(each.on), written_day(each.until))
        for each in openings_about(worker.pk)
    ]
    yield Held("Opened by HR for a formal process", opened, ("Session of", "By", "From", "Until"))


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{written_day(local)}, {local:%H:%M}"
