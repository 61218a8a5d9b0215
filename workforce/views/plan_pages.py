"""What the pages of plans share: the section, and a form behind which there is one verb."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet

from workforce.access.permissions import Permission
from workforce.forms.succession import DoneForm
from workforce.models import Worker
from workforce.models.planned import PlannedAction
from workforce.sections import PLANS
from workforce.views.section_forms import FormPage
from workforce.views.sections import SectionView

PER_PAGE = 50


class PlansPage(SectionView):
    """A page of the section."""

    section = PLANS

    @property
    def people(self) -> "QuerySet[Worker]":
        """Who may be named as an owner, a lead or a sponsor: whoever is in post today."""
        return Worker.objects.within(self.scope[Permission.SEE_DIRECTORY]).in_post(self.today)


class PlansForm(FormPage, PlansPage):
    """A form of the section. It leads back to where it came from, whether it is saved or not."""

    def back_url(self) -> str:
        raise NotImplementedError

    def done_url(self) -> str:
        return self.back_url()

    def cancel_url(self) -> str:
        return self.back_url()


class ActionDonePage(PlansForm):
    """That a planned action is done, and what came of it. `finish`: the verb that keeps it."""

    title = "An action is done"
    form_class = DoneForm
    finish: ClassVar[Callable[..., PlannedAction]]
    action: Any

    def subject(self) -> str:
        return str(self.action)

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        self.finish(
            action_id=self.action.pk,
            done_on=data["done_on"],
            outcome=data["outcome"],
            today=self.today,
            by=self.request.user,
        )
        return "The action is done."
