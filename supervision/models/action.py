"""Agreed actions: what, whose, by when; carried from session to session and counted."""

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from supervision.enums import ActionState
from supervision.models.session import SupervisionSession, supervised_people
from workforce.access.scope import Reach
from workforce.models import Account, Worker
from workforce.models.encrypted import EncryptedTextField
from workforce.models.history import tracked
from workforce.models.registration import only_added


class AgreedActionQuerySet(models.QuerySet[Any]):
    """Words about actions."""

    def within(self, reach: Reach) -> Self:
        """Those about the people in reach: their days and states. The words are content."""
        return self if reach.everyone else self.filter(supervisee__in=supervised_people(reach))

    def open(self) -> Self:
        return self.filter(state=ActionState.OPEN)


@tracked()
class AgreedAction(models.Model):
    """What was agreed in a session. `supervisee`: whose supervision it is; `owner`: who does it, one of the two.

    It goes with the person to the next supervisor, who then owns what the former one was to do.
    """

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="actions")
    supervisee = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="supervision_actions")
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    words = EncryptedTextField("what is to be done")
    due_on = models.DateField("by when")
    state = models.CharField(max_length=10, choices=ActionState, default=ActionState.OPEN)
    carries = models.PositiveSmallIntegerField("times carried forward", default=0)

    objects = AgreedActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["supervisee", "due_on"],
                condition=Q(state=ActionState.OPEN),
                name="open_action_of_supervisee",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ActionState.values), name="action_state_is_known")
        ]

    def __str__(self) -> str:
        return f"Action due on {self.due_on}"


def _set_before_settled() -> pgtrigger.Trigger:
    """Nothing becomes of an action before the session in which it was agreed."""
    return pgtrigger.Trigger(
        name="action_is_set_before_it_moves",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("agreed_on", "date")],
        func="""
            SELECT session.on INTO agreed_on
            FROM supervision_agreedaction AS action
            JOIN supervision_supervisionsession AS session ON session.id = action.session_id
            WHERE action.id = NEW.action_id;
            IF NEW.on < agreed_on THEN
                RAISE EXCEPTION 'The action was agreed on a later day.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'action_is_set_before_it_moves';
            END IF;
            RETURN NEW;
        """,
    )


class ActionMove(models.Model):
    """What became of an action on a day. Only ever added. `due_on`: the day it is due on, while open."""

    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="moves")
    state = models.CharField(max_length=10, choices=ActionState)
    due_on = models.DateField(null=True, blank=True)
    on = models.DateField()
    words = EncryptedTextField(blank=True)
    session = models.ForeignKey(
        SupervisionSession, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ActionState.OPEN, due_on__isnull=False)
                | Q(state__in=[ActionState.DONE, ActionState.NOT_NEEDED], due_on__isnull=True),
                name="open_action_is_due_on_a_day",
            )
        ]
        triggers = [*only_added(), _set_before_settled()]

    def __str__(self) -> str:
        return f"{self.get_state_display()} on {self.on}"
