"""The verbs about posts, each a form and a page that says what it will do."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.posts import (
    change_post,
    close_post,
    correct_terms,
    create_post,
    delete_post,
    freeze_post,
    unfreeze_post,
)
from workforce.enums import UnitKind
from workforce.forms.post_verbs import (
    ChangePostForm,
    ClosePostForm,
    CorrectTermsForm,
    CreatePostForm,
    DeletePostForm,
    FromDayForm,
)
from workforce.models import Post, PostTerms, Role, Unit
from workforce.queries.posts import teams_to_choose, terms_of
from workforce.queries.roles import all_roles
from workforce.timeline import Entry, timeline_of_post
from workforce.views.page import Request
from workforce.views.verbs import PostVerb, VerbPage, with_way_back
from workforce.written import day as written_day
from workforce.written import decimal


class TermsVerb(VerbPage):
    """A verb whose form says what a post is: with a choice of teams in reach, and of roles."""

    permission = Permission.CHANGE_ESTABLISHMENT
    _roles: dict[int, Role]

    def form_arguments(self) -> dict[str, Any]:
        self._roles = {role.pk: role for role in all_roles()}
        return {"teams": teams_to_choose(self.reach, self.day_of_teams()), "roles": self._roles}

    def day_of_teams(self) -> date:
        """Teams that are there on this day or later can be chosen."""
        return self.today

    def terms(self, data: dict[str, Any]) -> dict[str, Any]:
        """What the form says, with the role and the team themselves."""
        teams = Unit.objects.within(self.reach).filter(kind=UnitKind.TEAM)
        return {
            "title": data["title"],
            "role": self._roles[data["role"]],
            "team": teams.get(pk=data["team"]),
            "fte": data["fte"],
            "funding": data["funding"],
        }


class CreatePost(TermsVerb):
    title = "Create a post"
    hint = (
        "A post is known by its reference, whoever fills it. People are appointed or moved to it afterwards."
    )
    form_class = CreatePostForm
    _created: str = ""

    def get(self, request: Request) -> HttpResponse:
        return self.form_page()

    def post(self, request: Request) -> HttpResponse:
        return self.answer()

    def act(self, data: dict[str, Any]) -> str:
        post = create_post(
            reference=data["reference"], from_day=data["from_day"], by=self.request.user, **self.terms(data)
        )
        self._created = post.reference
        return f"Post {post.reference} is on the establishment from {written_day(data['from_day'])}."

    def lock(self) -> None:
        """Nothing is there yet: whoever creates the same post first wins, and the second is told so."""

    def version(self) -> str:
        return "new"

    def timeline(self) -> Sequence[Entry]:
        made = Post.objects.within(self.reach).filter(reference=self._created).first()
        return timeline_of_post(made) if made else []

    def subject(self) -> str:
        return "Establishment"

    def when_done(self, said: str, change: UUID) -> str:
        made = Post.objects.within(self.reach).get(reference=self._created)
        return with_way_back(self.scope, said, made, change)

    def done_url(self) -> str:
        saved = self.request.POST.get("step") == "save" and self._created
        return reverse("post", args=[self._created]) if saved else reverse("establishment")


class ChangePost(TermsVerb, PostVerb):
    title = "Change the post"
    hint = "What the post was until then stays on record."
    form_class = ChangePostForm

    def initial(self) -> dict[str, Any]:
        now = terms_of(self.post_in_hand, self.today)
        return _as_typed(now) | {"from_day": self.today} if now else {}

    def act(self, data: dict[str, Any]) -> str:
        terms = change_post(
            post_id=self.post_in_hand.pk,
            from_day=data["from_day"],
            over_fill=data["over_fill"],
            move_people=data["move_people"],
            by=self.request.user,
            **self.terms(data),
        )
        hours = decimal(terms.fte, 2)
        return f"Post {self.post_in_hand.reference} has {hours} FTE from {written_day(terms.first_day)}."


def _as_typed(terms: PostTerms) -> dict[str, Any]:
    return {
        "title": terms.title,
        "role": terms.role_id,
        "team": terms.team_id,
        "fte": terms.fte.normalize(),
        "funding": terms.funding,
    }


class FreezePost(PostVerb):
    permission = Permission.CHANGE_ESTABLISHMENT
    title = "Freeze the post"
    hint = "A frozen post stays on the establishment, and whoever holds it stays. Nobody is recruited to it."
    form_class = FromDayForm

    def act(self, data: dict[str, Any]) -> str:
        freeze_post(post_id=self.post_in_hand.pk, from_day=data["from_day"], by=self.request.user)
        return f"Post {self.post_in_hand.reference} is frozen from {written_day(data['from_day'])}."


class UnfreezePost(PostVerb):
    permission = Permission.CHANGE_ESTABLISHMENT
    title = "Unfreeze the post"
    form_class = FromDayForm

    def act(self, data: dict[str, Any]) -> str:
        unfreeze_post(post_id=self.post_in_hand.pk, from_day=data["from_day"], by=self.request.user)
        return f"Post {self.post_in_hand.reference} may be filled again from {written_day(data['from_day'])}."


class ClosePost(PostVerb):
    permission = Permission.CHANGE_ESTABLISHMENT
    title = "Close the post"
    hint = "Nobody may be on the post after its last day: move them or end their assignments first."
    form_class = ClosePostForm
    destroys = True

    def act(self, data: dict[str, Any]) -> str:
        close_post(post_id=self.post_in_hand.pk, final_day=data["final_day"], by=self.request.user)
        return f"Post {self.post_in_hand.reference} is on the establishment until {written_day(data['final_day'])}."


class CorrectPost(TermsVerb, PostVerb):
    title = "Correct a mistake"
    hint = (
        "For what was entered wrongly. What stood there is kept under Changes, and the figures of all months that it "
        "touched are counted anew. To change the post from a day, use “Change the post”."
    )
    form_class = CorrectTermsForm

    def initial(self) -> dict[str, Any]:
        terms = self._chosen()
        return _as_typed(terms) | {
            "terms": terms.pk,
            "frozen": terms.frozen,
            "first": terms.first_day,
            "final": terms.last_day,
        }

    def act(self, data: dict[str, Any]) -> str:
        terms = correct_terms(
            terms_id=self._chosen().pk,
            first=data["first"],
            final=data["final"],
            frozen=data["frozen"],
            over_fill=data["over_fill"],
            by=self.request.user,
            **self.terms(data),
        )
        return f"Post {self.post_in_hand.reference} is corrected: {terms.title}, {decimal(terms.fte, 2)} FTE."

    def day_of_teams(self) -> date:
        return self._chosen().first_day

    def _chosen(self) -> PostTerms:
        """The terms of the form or of the address (`?terms=12`), else those of today or the latest."""
        wanted = self.request.POST.get("terms") or self.request.GET.get("terms", "")
        theirs = PostTerms.objects.within(self.reach).filter(post=self.post_in_hand)
        every: list[PostTerms] = list(theirs.order_by("-period"))
        chosen = [each for each in every if str(each.pk) == wanted]
        if not every or (wanted and not chosen):
            raise Http404
        return (chosen or [each for each in every if each.first_day <= self.today] or every)[0]


class DeletePost(PostVerb):
    permission = Permission.CHANGE_ESTABLISHMENT
    title = "Delete the post"
    hint = "Only a post that was entered by mistake, and that nobody ever held. Any other post is closed."
    form_class = DeletePostForm
    destroys = True

    def act(self, data: dict[str, Any]) -> str:
        delete_post(post_id=self.post_in_hand.pk, by=self.request.user)
        return f"Post {self.post_in_hand.reference} is deleted. What stood there is kept under Changes."

    def when_done(self, said: str, change: UUID) -> str:
        """A post that was deleted is created again by hand: there is no page to undo it from."""
        return said

    def done_url(self) -> str:
        """Afterwards there is no page of the post to go to."""
        return reverse("posts") if self.request.POST.get("step") == "save" else super().done_url()
