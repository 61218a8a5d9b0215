"""Entering the percentages of the community, for whoever sees everybody's answers on equality."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.community import enter_community
from workforce.forms.community import SHARE, CommunityForm
from workforce.queries.community import answers_to, community
from workforce.queries.equality_profile import CHARACTERISTICS
from workforce.views.page import Request
from workforce.views.section_forms import FormPage


class EnterCommunity(FormPage):
    """Percentages of the community by one characteristic, with their source."""

    permission = Permission.SEE_EQUALITY
    title = "Percentages of the community"
    hint = "What is entered later for the same year holds. What was there before is kept."
    form_class = CommunityForm
    template = "workforce/verb_form.html"

    def dispatch(self, request: Request, *args: object, **kwargs: object) -> HttpResponseBase:  # type: ignore[override]
        if not self.scope[Permission.SEE_EQUALITY].everyone:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def find(self, **named: Any) -> None:
        self.about: str = self.kwargs["about"]
        if not answers_to(self.about):
            raise Http404

    def form_arguments(self) -> dict[str, Any]:
        return {"answers": answers_to(self.about)}

    def initial(self) -> Mapping[str, Any]:
        """What holds now, so that a correction is typed over it."""
        known = community(self.about, self.today)
        if known is None:
            return {}
        typed = {
            SHARE.format(number): f"{known.shares[answer].normalize():f}"
            for number, answer in enumerate(answers_to(self.about))
            if answer in known.shares
        }
        return {"source": known.source, "year": known.year} | typed

    def subject(self) -> str:
        return dict(CHARACTERISTICS)[self.about]

    def done_url(self) -> str:
        return f"{reverse('equality')}?about={self.about}"

    def back(self) -> str:
        return "Equality"

    def act(self, form: CommunityForm) -> str:
        enter_community(
            about=self.about,
            year=form.cleaned_data["year"],
            source=form.cleaned_data["source"],
            shares=form.shares(),
            today=self.today,
            by=self.request.user,
        )
        return "The percentages are entered."
