"""Forums of staff. Everybody joins and leaves by themselves; nobody else is told."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.domain.forums import close_forum, invite, join_forum, leave_forum, open_forum
from workforce.forms.forums import CloseForm, ForumForm, InvitationForm
from workforce.models import Forum
from workforce.policy import PolicyKey
from workforce.queries.forums import forum_lines, member_numbers, open_forums
from workforce.queries.policy import policies_in
from workforce.views.page import Request
from workforce.views.starting import SupportForm, SupportView


class Forums(SupportView):
    """Every forum, whether one is in it, and what its organiser tells."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        own = Reach(self.today, own_worker_id=request.user.worker_id)
        organises = self.scope[Permission.SEE_EQUALITY].everyone
        at_least = int(policies_in(self.scope).value(PolicyKey.SUPPRESSION_COUNT, self.today))
        return self.render(
            "workforce/forums.html",
            lines=forum_lines(own, self.today),
            works_here=request.user.worker_id is not None,
            organises=organises,
            numbers=member_numbers(self.today, at_least) if organises else {},
            at_least=at_least,
        )


class JoinForum(SupportView):
    """A button: joining, for oneself."""

    permission = Permission.SEE_DIRECTORY

    def post(self, request: Request, forum_id: int) -> HttpResponse:
        forum = get_object_or_404(open_forums(), pk=forum_id)
        try:
            join_forum(forum_id=forum.pk, today=self.today, by=request.user)
        except (DomainError, ValidationError) as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, f"You are in the {forum}. Nobody else is shown that.")
        return redirect("forums")


class LeaveForum(SupportView):
    """A button: leaving, for oneself."""

    permission = Permission.SEE_DIRECTORY

    def post(self, request: Request, forum_id: int) -> HttpResponse:
        forum = get_object_or_404(open_forums(), pk=forum_id)
        leave_forum(forum_id=forum.pk, today=self.today, by=request.user)
        messages.success(request, f"You have left the {forum}.")
        return redirect("forums")


class OrganiserForm(SupportForm):
    """A verb of whoever organises forums: the equality lead, who sees numbers and no names."""

    permission = Permission.SEE_EQUALITY

    def find(self, **kwargs: Any) -> None:
        if not self.reach.everyone:
            raise PermissionDenied

    def done_url(self) -> str:
        return reverse("forums")


class OpenForum(OrganiserForm):
    title = "Open a forum"
    form_class = ForumForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        return f"{open_forum(**data)}: everybody may join now."


class OneForum(OrganiserForm):
    """A verb about a forum."""

    forum: Forum

    def find(self, **kwargs: Any) -> None:
        super().find(**kwargs)
        self.forum = get_object_or_404(open_forums(), pk=kwargs["forum_id"])

    def subject(self) -> str:
        return str(self.forum)


class Invite(OneForum):
    title = "Invite"
    hint = "What you write is shown on the page of forums. You are not told to whom."
    form_class = InvitationForm

    def initial(self) -> dict[str, Any]:
        return {"first_day": self.today}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        invite(forum_id=self.forum.pk, by=self.request.user, **data)
        return "The invitation is shown on these days."


class CloseForum(OneForum):
    title = "Close a forum"
    hint = "From today on nobody is in it any more."
    submit = "Close the forum"
    form_class = CloseForm

    def act(self, form: Any) -> str:
        close_forum(forum_id=self.forum.pk, day=self.today)
        return f"{self.forum} is closed."
