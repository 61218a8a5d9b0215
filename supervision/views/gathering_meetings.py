"""One meeting: what came of it, and everything that whoever records it does."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse

from supervision.domain.gatherings import (
    add_meeting,
    agree_action,
    answer_issue,
    cancel_meeting,
    hold_meeting,
    move_meeting,
    name_guests,
    raise_issue,
)
from supervision.enums import ActionState, GatheringState
from supervision.forms.gatherings import (
    ActionForm,
    AnswerForm,
    CancelForm,
    GuestsForm,
    HoldForm,
    IssueForm,
    MeetingForm,
)
from supervision.models import Gathering, GatheringIssue
from supervision.pages.gatherings import meeting_state
from supervision.queries.gatherings import (
    MOST_NAMES,
    issues_of,
    may_be_named,
    meetings_seen,
    series_recorded_by,
)
from supervision.views.gatherings import ForumFormPage, ForumPage, SeriesPage
from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.views.page import Request
from workforce.views.section_forms import or_404


class MeetingPage(ForumPage):
    """A meeting of a series that the reader sees."""

    meeting: Gathering

    def load_meeting(self, meeting_id: int) -> None:
        found = meetings_seen(self.request.user, self.scope)
        self.meeting = or_404(found.filter(pk=meeting_id).first())

    def records(self) -> bool:
        mine = series_recorded_by(self.request.user, self.scope)
        return mine.filter(pk=self.meeting.series_id).exists()


class OneMeeting(MeetingPage):
    """How many came, what it was about, what was raised and what is done about it. Names are for who records it."""

    def get(self, request: Request, meeting_id: int) -> HttpResponse:
        self.load_meeting(meeting_id)
        records = self.records()
        guests = self.meeting.guests.select_related("worker").order_by("worker__sort_name", "pk")
        return self.render(
            "supervision/forum_meeting.html",
            meeting=self.meeting,
            series=self.meeting.series,
            state=meeting_state(self.meeting, self.today),
            issues=issues_of(self.meeting),
            guests=[each.worker.name for each in guests] if records else [],
            records=records,
            own=request.user.worker_id,
            is_planned=self.meeting.state == GatheringState.PLANNED,
            is_held=self.meeting.state == GatheringState.HELD,
            may_be_held=self.meeting.on <= self.today,
            open_state=ActionState.OPEN,
        )


class OfMeeting(ForumFormPage, MeetingPage):
    """Something that is done about a meeting by whoever records it."""

    def find(self, **named: Any) -> None:
        self.load_meeting(named["meeting_id"])
        if not self.records():
            raise PermissionDenied

    def subject(self) -> str:
        return f"{self.meeting.series.name}, {self.meeting.on:%-d %B %Y}"

    def done_url(self) -> str:
        return reverse("forum_meeting", args=[self.meeting.pk])

    def back(self) -> str:
        return f"{self.meeting.on:%-d %B %Y}"


class HoldMeeting(OfMeeting):
    """It took place."""

    title = "Record the meeting"
    form_class = HoldForm

    def initial(self) -> dict[str, Any]:
        return {"attended": self.meeting.attended, "topics": self.meeting.topics}

    def act(self, form: HoldForm) -> str:
        held = hold_meeting(
            gathering_id=self.meeting.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return f"The meeting is recorded: {held.attended} of {held.invited} invited people came."


class CancelMeeting(OfMeeting):
    """It does not take place."""

    title = "Cancel the meeting"
    warning = (
        "The meeting counts as planned and not held. It cannot be opened again; you can add another day."
    )
    submit = "Cancel the meeting"
    form_class = CancelForm

    def act(self, form: CancelForm) -> str:
        cancel_meeting(
            gathering_id=self.meeting.pk,
            why=form.cleaned_data["why"],
            today=self.today,
            by=self.request.user,
        )
        return "The meeting is cancelled."


class MoveMeeting(OfMeeting):
    """Another day, time or place."""

    title = "Move the meeting"
    form_class = MeetingForm

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.meeting, name) for name in ("on", "starts_at", "minutes", "place")}

    def act(self, form: MeetingForm) -> str:
        moved = move_meeting(gathering_id=self.meeting.pk, where=form.where(), by=self.request.user)
        return f"The meeting is on {moved.on:%-d %B %Y}."


class NameGuests(OfMeeting):
    """Who came, by name."""

    title = "Who came"
    form_class = GuestsForm

    def form_arguments(self) -> dict[str, Any]:
        self.people = may_be_named(self.meeting)
        return {"people": self.people}

    def initial(self) -> dict[str, Any]:
        return {"worker_ids": list(self.meeting.guests.values_list("worker_id", flat=True))}

    def more(self) -> dict[str, Any]:
        if self.people:
            return {"hint": "Names are optional: the number counts. Only who records the meeting sees them."}
        return {
            "hint": f"Names are kept where up to {MOST_NAMES} people are invited. Here the number is enough."
        }

    def act(self, form: GuestsForm) -> str:
        number = name_guests(
            gathering_id=self.meeting.pk, worker_ids=form.cleaned_data["worker_ids"], by=self.request.user
        )
        return f"{number} name{' is' if number == 1 else 's are'} kept."


class RaiseIssue(OfMeeting):
    """What people said."""

    title = "Add what was raised"
    form_class = IssueForm

    def act(self, form: IssueForm) -> str:
        raise_issue(gathering_id=self.meeting.pk, words=form.cleaned_data["words"], by=self.request.user)
        return "It is kept. Say who does what about it, and tell people what came of it."


class AddMeeting(ForumFormPage, SeriesPage):
    """One more than the rule gives."""

    permission = Permission.KEEP_FORUMS
    title = "Add a meeting"
    form_class = MeetingForm

    def find(self, **named: Any) -> None:
        self.load_series(named["series_id"])

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.series, name) for name in ("starts_at", "minutes", "place")}

    def subject(self) -> str:
        return self.series.name

    def act(self, form: MeetingForm) -> str:
        made = add_meeting(
            series_id=self.series.pk, where=form.where(), today=self.today, by=self.request.user
        )
        return f"A meeting on {made.on:%-d %B %Y} is planned."

    def done_url(self) -> str:
        return reverse("forum_series_one", args=[self.series.pk])

    def back(self) -> str:
        return self.series.name


class OfIssue(OfMeeting):
    """Something that is done about what was raised."""

    issue: GatheringIssue

    def find(self, **named: Any) -> None:
        super().find(**named)
        self.issue = or_404(self.meeting.issues.filter(pk=named["issue_id"]).first())

    def subject(self) -> str:
        return self.issue.words


class AnswerIssue(OfIssue):
    """You said, we did."""

    title = "What we did"
    submit = "Publish"
    form_class = AnswerForm

    def initial(self) -> dict[str, Any]:
        return {"answer": self.issue.answer}

    def act(self, form: AnswerForm) -> str:
        answer_issue(
            issue_id=self.issue.pk,
            answer=form.cleaned_data["answer"],
            today=self.today,
            by=self.request.user,
        )
        return "Everybody who is invited can read it now."


class AgreeAction(OfIssue):
    """Who does what by when."""

    title = "Add an action"
    form_class = ActionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": Worker.objects.within(self.reach).in_post(self.today)}

    def act(self, form: ActionForm) -> str:
        data = form.cleaned_data
        action = agree_action(
            issue_id=self.issue.pk,
            words=data["words"],
            owner_id=data["owner"].pk,
            due_on=data["due_on"],
            today=self.today,
            by=self.request.user,
        )
        return f"{action.owner.name} finds the action among their work."
