"""Sessions of supervision: when, of whom, of which kind, and how each stands. What was said is in content.py."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from supervision.enums import (
    HELD_STATES,
    LOCKED_STATES,
    OF_MANY,
    OF_ONE,
    UNFINISHED_STATES,
    CancelledBy,
    CancelReason,
    SessionKind,
    SessionState,
)
from supervision.models.frequency import SupervisorPairing
from supervision.models.leading import LostSessions
from supervision.models.locked import locked, one_of
from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.models.history import tracked
from workforce.models.registration import only_added

S = SessionState


def supervised_people(reach: Reach) -> "models.QuerySet[Any]":
    """The people in reach, and those whom the reader supervises although somebody else manages them."""
    people = Worker.objects.within(reach)
    if reach.everyone or not reach.line_manager_id:
        return people
    paired = SupervisorPairing.objects.as_at(reach.as_at).filter(supervisor_id=reach.line_manager_id)
    return Worker.objects.filter(Q(pk__in=people.values("pk")) | Q(pk__in=paired.values("worker_id")))


class SupervisionSessionQuerySet(models.QuerySet[Any]):
    """Words about sessions."""

    def within(self, reach: Reach) -> Self:
        """When sessions of the people in reach are and were, groups that one leads or led, and clinical sessions
        that one leads, until they are shared: none that one led as the supervisor and lost. Content is apart.
        """
        if reach.everyone:
            return self
        people = supervised_people(reach).values("pk")
        seen = Q(supervisee__in=people) | Q(members__worker__in=people)
        if reach.line_manager_id:
            unshared = Q(kind=SessionKind.CLINICAL, state__in=UNFINISHED_STATES)
            seen |= Q(supervisee__isnull=True, supervisor_id=reach.line_manager_id)
            lost = Q(pk__in=LostSessions(reach.as_at, reach.line_manager_id))
            seen |= unshared & Q(supervisor_id=reach.line_manager_id) & ~lost
        return self.filter(pk__in=self.model._default_manager.filter(seen).values("pk"))

    def held(self) -> Self:
        """Those that took place."""
        return self.filter(state__in=HELD_STATES)

    def counting(self) -> Self:
        """Those that took place and count towards the frequency of one-to-one supervision."""
        return self.held().filter(kind=SessionKind.ONE_TO_ONE)


def _days_of_the_state() -> Q:
    """The states that there are. A session is held, then shared, then signed: each on its day, none before its turn."""
    not_held = Q(state__in=[S.SCHEDULED, S.CANCELLED, S.MISSED], held_entered_on__isnull=True)
    return (
        Q(not_held | Q(state=S.HELD), shared_on__isnull=True, signed_on__isnull=True)
        | Q(state__in=[S.SHARED, S.DISPUTED, S.UNSIGNED], shared_on__isnull=False, signed_on__isnull=True)
        | Q(state=S.SIGNED, shared_on__isnull=False, signed_on__isnull=False)
    )


@tracked()
class SupervisionSession(models.Model):
    """One session. `on`: the day it is planned for, or was held on; `state`: that of the latest move.

    `supervisee` None: a group or a learning set, whose members are rows of their own. `share_by`: the last day to share
    the record, once held; `sign_by`: the last day to sign it, once shared. `minutes` None: not said.
    """

    kind = models.CharField(max_length=10, choices=SessionKind, default=SessionKind.ONE_TO_ONE)
    state = models.CharField(max_length=9, choices=SessionState, default=SessionState.SCHEDULED)
    supervisor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="led_sessions")
    supervisee = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="supervision_sessions"
    )
    on = models.DateField("day")
    starts_at = models.TimeField("from", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    online = models.BooleanField(default=False)
    theme = models.CharField(max_length=160, blank=True, help_text="Of a group. No names, no case numbers.")
    series = models.UUIDField(null=True, blank=True, help_text="Sessions planned together.")
    reflective = models.BooleanField("included reflective discussion", default=False)
    tool = models.CharField("practice model or tool used", max_length=60, blank=True)
    template_version = models.PositiveIntegerField(null=True, blank=True)
    cases = models.PositiveSmallIntegerField("cases on the day", null=True, blank=True)
    cancelled_by = models.CharField(max_length=10, choices=CancelledBy, blank=True)
    cancel_reason = models.CharField(max_length=8, choices=CancelReason, blank=True)
    rebooked_as = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="instead_of"
    )
    held_entered_on = models.DateField(null=True, blank=True)
    share_by = models.DateField(null=True, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    sign_by = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)

    objects = SupervisionSessionQuerySet.as_manager()

    class Meta:
        verbose_name = "supervision session"
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["supervisee", "on"], name="session_of_supervisee"),
            models.Index(fields=["supervisor", "on"], name="session_of_supervisor"),
            models.Index(fields=["on"], name="session_on"),
            models.Index(
                fields=["state"],
                condition=Q(state__in=["scheduled", "held", "shared", "disputed"]),
                name="session_unfinished",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SessionKind.values), name="session_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind__in=OF_ONE, supervisee__isnull=False)
                | Q(kind__in=OF_MANY, supervisee__isnull=True),
                name="session_of_one_or_of_many",
            ),
            models.CheckConstraint(
                condition=~Q(supervisor=F("supervisee")) | Q(supervisee__isnull=True),
                name="session_is_between_two_people",
                violation_error_message="Nobody supervises themselves.",
            ),
            models.UniqueConstraint(
                fields=["supervisee", "kind", "on"],
                condition=~Q(state__in=[SessionState.CANCELLED, SessionState.MISSED])
                & Q(supervisee__isnull=False),
                name="one_session_of_a_kind_a_day",
                violation_error_message="A session of this kind is recorded for that day already. Open that one.",
            ),
            models.CheckConstraint(
                condition=~Q(state=SessionState.CANCELLED) | (~Q(cancelled_by="") & ~Q(cancel_reason="")),
                name="cancelled_session_says_who_and_why",
                violation_error_message="Say who cancelled it, and why.",
            ),
            models.CheckConstraint(
                condition=Q(state=SessionState.CANCELLED)
                | Q(cancelled_by="", cancel_reason="", rebooked_as__isnull=True),
                name="only_a_cancelled_session_says_why",
            ),
            models.CheckConstraint(
                condition=Q(
                    cancelled_by__in=["", *CancelledBy.values], cancel_reason__in=["", *CancelReason.values]
                ),
                name="session_cancel_reason_is_known",
            ),
            models.CheckConstraint(condition=_days_of_the_state(), name="session_has_the_days_of_its_state"),
            models.CheckConstraint(
                condition=Q(shared_on__isnull=True)
                | (
                    Q(shared_on__gte=F("on")) & (Q(signed_on__isnull=True) | Q(signed_on__gte=F("shared_on")))
                ),
                name="session_is_held_shared_and_signed_in_order",
                violation_error_message=(
                    "The record was shared already. The session was held on that day or before: choose an earlier day."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_ONE)
                | ~Q(state__in=[SessionState.DISPUTED, SessionState.SIGNED, SessionState.UNSIGNED]),
                name="group_session_is_not_signed",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 720)),
                name="session_lasts_up_to_a_day",
                violation_error_message="Minutes are a number from 1 to 720.",
            ),
        ]
        triggers = [
            locked(
                "locked_session_stays",
                *("kind", "state", "supervisor_id", "supervisee_id", "on", "starts_at", "minutes", "place"),
                *("online", "theme", "reflective", "tool", "template_version", "cases", "held_entered_on"),
                *("share_by", "shared_on", "sign_by", "signed_on"),
                once=one_of("state", [each.value for each in LOCKED_STATES]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on}"


class SessionMember(models.Model):
    """Somebody who took part in a group: a worker, or a partner by role and organisation, without a name."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.CASCADE, related_name="members")
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="group_sessions"
    )
    partner_role = models.CharField(max_length=80, blank=True)
    organisation = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "worker"],
                name="once_in_a_group_session",
                violation_error_message="This person is in the list already.",
            ),
            models.CheckConstraint(
                condition=Q(worker__isnull=False, partner_role="", organisation="")
                | (Q(worker__isnull=True) & ~Q(organisation="")),
                name="member_is_ours_or_a_partner",
                violation_error_message="Name somebody of ours, or a partner's organisation.",
            ),
        ]

    def __str__(self) -> str:
        return f"Member of session {self.session_id}"


class SessionMove(models.Model):
    """A step of a session's state. Only ever added. `by` None: the installation itself."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=9, choices=SessionState)
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "step of a supervision session"
        verbose_name_plural = "steps of supervision sessions"
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.on}"
