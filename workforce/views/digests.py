"""The reader's own choice: how often an e-mail of what is due comes."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from workforce.domain.digests import choose_digest
from workforce.enums import DigestFrequency
from workforce.forms.digests import DigestForm
from workforce.queries.digests import preference_of, usual_weekday
from workforce.views.section_forms import FormPage


class DigestPreferencePage(FormPage):
    """It is about the own account, so an account is enough."""

    permission = None
    title = "E-mail of what is due"
    form_class = DigestForm
    template = "workforce/digest_preference.html"

    def initial(self) -> Mapping[str, Any]:
        chosen = preference_of(self.request.user, self.today)
        return {"how_often": chosen.how_often, "weekday": chosen.weekday}

    def form_arguments(self) -> dict[str, Any]:
        return {"usual": usual_weekday(self.today)}

    def act(self, form: DigestForm) -> str:
        how_often = DigestFrequency(form.cleaned_data["how_often"])
        choose_digest(
            account=self.request.user,
            how_often=how_often,
            weekday=form.cleaned_data["weekday"],
            by=self.request.user,
        )
        if how_often == DigestFrequency.OFF:
            return "No e-mail of what is due will come."
        return f"The e-mail will come {how_often.label.lower()}, where something is due."

    def done_url(self) -> str:
        return reverse("home")

    def more(self) -> dict[str, Any]:
        return {"address": self.request.user.email}
