"""The order of the prompts, as each writer likes it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from supervision.domain.prompt_order import forget_order, move_prompt
from supervision.prompts import Prompt
from supervision.queries.templates import form_in_force, order_of
from supervision.sections import SUPERVISION
from workforce.access.permissions import Permission
from workforce.views.page import Request
from workforce.views.sections import SectionView


class Prompts(SectionView):
    """Each prompt with a button up and one down."""

    section = SUPERVISION
    permission = Permission.RECORD_SUPERVISION

    def get(self, request: Request) -> HttpResponse:
        return self.render(
            "supervision/record_prompts.html", prompts=self.prompts(), own=order_of(request.user)
        )

    def prompts(self) -> list[Prompt]:
        form = form_in_force()
        ordered = form.ordered(order_of(self.request.user))
        return [each for each in ordered if not each.restricted and not each.by_supervisee]

    def post(self, request: Request) -> HttpResponse:
        if "reset" in request.POST:
            forget_order(by=request.user)
            messages.success(request, "The prompts are in the order of the council again.")
            return redirect("record_prompts")
        prompts = {each.key: each for each in self.prompts()}
        up, down = prompts.get(request.POST.get("up", "")), prompts.get(request.POST.get("down", ""))
        found = up or down
        if found is None:
            messages.error(request, "An error: there is no such prompt. Choose one of the list.")
            return self.get(request)
        move_prompt(keys=list(prompts), key=found.key, up=up is not None, by=request.user)
        messages.success(request, f"“{found.label}” is moved {'up' if up else 'down'}.")
        return redirect("record_prompts")
