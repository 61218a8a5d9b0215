"""One wellbeing activity: counted and cancelled by its keeper, names put down by people themselves."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from workforce.access.permissions import Permission
from workforce.domain.wellbeing import (
    cancel_activity,
    count_activity,
    join,
    leave,
)
from workforce.forms.wellbeing import CountForm
from workforce.models import WellbeingActivity
from workforce.queries.wellbeing import (
    activity,
    names_down,
    organises,
)
from workforce.views.section_forms import or_404
from workforce.views.support import SupportConfirmPage, SupportFormPage


class OfActivity(SupportFormPage):
    """Something that is done about an activity."""

    permission = Permission.KEEP_WELLBEING
    activity: WellbeingActivity

    def find(self, **named: Any) -> None:
        self.activity = or_404(activity(self.kwargs["activity_id"]))
        if self.activity.cancelled_on is not None:
            raise Http404

    def subject(self) -> str:
        return self.activity.title

    def done_url(self) -> str:
        return reverse("wellbeing_programme", args=[self.activity.programme_id])

    def back(self) -> str:
        return self.activity.programme.name


class OrganiseActivity(OfActivity):
    """How many came; and for its organiser, and nobody else, whose names are down."""

    title = "Organise the activity"
    form_class = CountForm
    template = "workforce/wellbeing_activity.html"

    def initial(self) -> Mapping[str, Any]:
        return {"attended": self.activity.attended}

    def page(self, form: Any) -> HttpResponse:
        own = organises(self.activity.programme, self.request.user, self.scope)
        return self.render(
            self.template,
            form=form,
            activity=self.activity,
            may_count=self.activity.on <= self.today,
            organises=own,
            names=[each.person.name for each in names_down(self.activity.pk)] if own else [],
            back=self.back(),
            back_url=self.done_url(),
        )

    def act(self, form: CountForm) -> str:
        count_activity(activity_id=self.activity.pk, attended=form.cleaned_data["attended"], today=self.today)
        return "The count is saved."


class CancelActivity(OfActivity, SupportConfirmPage):
    """It does not take place."""

    title = "Cancel the activity"
    submit = "Cancel the activity"

    def consequence(self) -> str:
        return "It is shown as cancelled, and the names that were put down are deleted."

    def act(self, form: object) -> str:
        cancel_activity(activity_id=self.activity.pk, today=self.today)
        return "The activity is cancelled."


class Join(OfActivity, SupportConfirmPage):
    """Put one's own name down."""

    permission = Permission.SEE_DIRECTORY
    title = "Put my name down"
    submit = "Put my name down"

    def find(self, **named: Any) -> None:
        super().find(**named)
        if not self.activity.by_name or self.request.user.worker_id is None:
            raise Http404

    def consequence(self) -> str:
        return "Only the organiser sees your name, for as long as it is down. Figures show numbers, and no small ones."

    def act(self, form: object) -> str:
        join(activity_id=self.activity.pk, at=timezone.now(), today=self.today, by=self.request.user)
        return "Your name is down."


class TakeOff(Join):
    """Take one's own name away."""

    title = "Take my name off"
    submit = "Take my name off"

    def consequence(self) -> str:
        return "Nothing is kept of it."

    def act(self, form: object) -> str:
        leave(activity_id=self.activity.pk, by=self.request.user)
        return "Your name is off the list."
