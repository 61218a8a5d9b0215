"""Forums of staff, whose members are nobody's business but their own."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from workforce.access.scope import Reach
from workforce.models.account import Account
from workforce.models.dated import Dated, DatedQuerySet, has_a_start, never_at_once
from workforce.models.history import tracked
from workforce.models.worker import Worker


@tracked()
class Forum(models.Model):
    """A forum that anybody may join: of disabled staff, and others. `closed_on`: from then on it is no more."""

    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=300)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(closed_on__isnull=True),
                name="forum_name_once",
                violation_error_message="There is a forum of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ForumMemberQuerySet(DatedQuerySet):
    """Words about members. There are two ways to them: one's own rows, and the number of all."""

    def within(self, reach: Reach) -> Self:
        """One's own, however far the reach goes."""
        return self.filter(member_id=reach.own_worker_id) if reach.own_worker_id else self.none()


class ForumMember(Dated):
    """That somebody is in a forum. Nobody else is shown it, and no history of it is kept, which others would read."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="members")
    member = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    objects = ForumMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            has_a_start("forum_member_has_a_start"),
            never_at_once(
                "in_a_forum_once", "forum", "member", message="You are a member of this forum already."
            ),
        ]

    def __str__(self) -> str:
        return f"In forum {self.forum_id}"


class ForumInvitationQuerySet(DatedQuerySet):
    """Words about invitations."""

    def for_reader(self, forum_ids: Any) -> Self:
        """Those to everybody, and those to the members of these forums."""
        return self.filter(Q(to_everybody=True) | Q(forum_id__in=forum_ids))


@tracked()
class ForumInvitation(Dated):
    """What the organiser tells the members of a forum, or everybody, on these days."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="invitations")
    text = models.CharField(max_length=500)
    to_everybody = models.BooleanField("shown to everybody, not only to members", default=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ForumInvitationQuerySet.as_manager()

    class Meta:
        constraints = [has_a_start("forum_invitation_has_a_start")]

    def __str__(self) -> str:
        return f"Invitation to {self.forum}"
