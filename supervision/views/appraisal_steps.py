"""The steps of an appraisal that take a day or a button, the rating, and the mid-year review."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from supervision.domain.appraisal_words import Progress, review_at_mid_year
from supervision.domain.appraisals import (
    close_appraisal,
    countersign_appraisal,
    hold_meeting,
    plan_meeting,
    rate_appraisal,
    share_appraisal,
    sign_appraisal,
)
from supervision.domain.development import Looked, review_need
from supervision.enums import NeedState, ObjectiveState
from supervision.forms.appraisal import DayForm, MidYearForm, RatingForm
from supervision.queries.appraisal_reading import may_countersign
from supervision.queries.appraisal_rules import ratings_on
from supervision.queries.appraisal_words import development_in, objectives_in
from supervision.views.appraisal_base import OneAppraisal
from workforce.access.permissions import Permission
from workforce.queries.policy import policies_in
from workforce.views.section_forms import ConfirmPage
from workforce.written import day as written_day


class ByManager(OneAppraisal):
    """A step of the line manager of today."""

    permission = Permission.WRITE_APPRAISAL
    whose = "manager"


class PlanMeeting(ByManager):
    title = "Plan the meeting"
    hint = "Allow time to prepare: the person writes their self-assessment before."
    submit = "Plan"
    form_class = DayForm

    def act(self, form: Any) -> str:
        on = form.cleaned_data["on"]
        plan_meeting(appraisal_id=self.appraisal.pk, on=on, today=self.today, by=self.request.user)
        return f"The meeting is planned for {written_day(on)}."


class HoldMeeting(ByManager):
    title = "Record the meeting"
    hint = "The mid-year review follows six months later. The appraisal before this one is closed."
    submit = "Record"
    form_class = DayForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: Any) -> str:
        held = hold_meeting(
            appraisal_id=self.appraisal.pk,
            on=form.cleaned_data["on"],
            today=self.today,
            by=self.request.user,
        )
        return f"The meeting is recorded. The mid-year review is due on {written_day(held.mid_year_due_on)}."


class RateAppraisal(ByManager):
    title = "Give a rating"
    hint = "The person reads it once it is shared, with their managers and HR. Leaders see numbers only."
    form_class = RatingForm

    def form_arguments(self) -> dict[str, Any]:
        return {"ratings": ratings_on(policies_in(self.scope), self.today)}

    def act(self, form: Any) -> str:
        given = rate_appraisal(
            appraisal_id=self.appraisal.pk,
            rating=form.cleaned_data["rating"],
            today=self.today,
            by=self.request.user,
        )
        return f"The rating is given: {given.rating}."


class ButtonPage(ConfirmPage, OneAppraisal):
    """A step that is taken by a button."""


class ShareAppraisal(ButtonPage):
    permission = Permission.WRITE_APPRAISAL
    title = "Share"
    submit = "Share"

    def consequence(self) -> str:
        return "The person reads what you wrote, and both of you sign. Your own manager and HR can read it from now on."

    def act(self, form: Any) -> str:
        share_appraisal(appraisal_id=self.appraisal.pk, today=self.today, by=self.request.user)
        return "It is shared. Both of you can sign now."


class SignAppraisal(ButtonPage):
    permission = Permission.WRITE_APPRAISAL
    whose = "either"
    title = "Sign"
    submit = "Sign"

    def consequence(self) -> str:
        return (
            "You say that this is what was talked about, not that you agree with all of it. Once both have signed, "
            "nothing of it changes any more."
        )

    def act(self, form: Any) -> str:
        signed = sign_appraisal(appraisal_id=self.appraisal.pk, today=self.today, by=self.request.user)
        both = signed.appraisee_signed_on and signed.appraiser_signed_on
        return "Signed by both." if both else "You have signed. The other signature is still to come."


class CloseAppraisal(ButtonPage):
    permission = Permission.WRITE_APPRAISAL
    title = "Close"
    submit = "Close"

    def consequence(self) -> str:
        return (
            "Nothing is added any more: no progress, no mid-year review, no development item. It closes by itself when "
            "the next meeting is recorded."
        )

    def act(self, form: Any) -> str:
        close_appraisal(appraisal_id=self.appraisal.pk, today=self.today, by=self.request.user)
        return "It is closed."


class CountersignAppraisal(ButtonPage):
    permission = Permission.COUNTERSIGN_APPRAISAL
    title = "Countersign"
    submit = "Countersign"

    def must_be_theirs(self) -> None:
        if not may_countersign(self.appraisal, self.scope, self.request.user):
            raise PermissionDenied

    def consequence(self) -> str:
        return "You say that you have read it, and that it was done as the council wants."

    def act(self, form: Any) -> str:
        countersign_appraisal(appraisal_id=self.appraisal.pk, today=self.today, by=self.request.user)
        return "It is countersigned."


class MidYearReview(ByManager):
    """Half-way: how each objective and each development item stands."""

    title = "Record the mid-year review"
    form_class = MidYearForm

    def find(self, **kwargs: Any) -> None:
        super().find(**kwargs)
        self.objectives = objectives_in(self.appraisal)
        self.items = development_in(self.appraisal)

    def initial(self) -> dict[str, Any]:
        self.note_words()
        return {"on": self.today}

    def form_arguments(self) -> dict[str, Any]:
        return {"objectives": self.objectives, "items": self.items}

    @transaction.atomic
    def act(self, form: Any) -> str:
        data = form.cleaned_data
        progress = [
            Progress(each.pk, ObjectiveState(data[f"objective_{each.pk}"]), data[f"words_{each.pk}"])
            for each in form.objectives
        ]
        review_at_mid_year(
            appraisal_id=self.appraisal.pk,
            on=data["on"],
            notes=data["notes"],
            progress=progress,
            today=self.today,
            by=self.request.user,
        )
        for each in form.items:
            looked = Looked(
                NeedState(data[f"item_{each.pk}"]),
                data["on"],
                data[f"outcome_{each.pk}"],
                data[f"impact_{each.pk}"],
            )
            review_need(item_id=each.pk, looked=looked, today=self.today, by=self.request.user)
        return "The mid-year review is recorded."
