"""How long each record is kept, from when, and what is past its time on a day.

One registry: every table with somebody's data stands in a rule, or among those kept, with the reason. The months are
dated settings. Apps add the rules of their tables in a module `retention` of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db.models import Max, Model, Q, QuerySet
from django.utils import timezone

from workforce import models as m
from workforce.access.scope import Reach
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable


class Starts(StrEnum):
    """From when the months are counted."""

    LEFT = "the last day of the last employment or engagement"
    DECIDED = "the decision"
    ANSWERED = "the answer"
    ENDED = "the last day in the team"
    HAPPENED = "the event"


@dataclass(frozen=True, slots=True)
class Rule:
    """`tables` go, with what hangs on their rows; by each, the way from it to the person. `anonymised`: what stays
    without anybody's name, because figures are counted from it or because others are named by it. `emptied`: of what
    stays, the columns that lose their words, with what is written instead; the way to the person comes first.
    """

    key: PolicyKey
    record: str
    starts: Starts
    tables: Mapping[type[Model], str] = field(default_factory=dict)
    anonymised: tuple[type[Model], ...] = ()
    emptied: Mapping[type[Model], tuple[str, Mapping[str, Any]]] = field(default_factory=dict)


def _by_worker(*tables: type[Model]) -> dict[type[Model], str]:
    return dict.fromkeys(tables, "worker")


CORE = Rule(
    PolicyKey.RETENTION_CORE,
    "Core employment record: contracts, contact, checks, adjustments, inductions, development",
    Starts.LEFT,
    _by_worker(
        m.WorkerEquality, m.WorkerContact, m.EmergencyContact, m.ContinuousService, m.Notice, m.Arrangement, m.Check,
        m.Adjustment, m.SupportReferral, m.FlexibleRequest, m.AgreedWorkPattern, m.Induction, m.Aspiration, m.LeadRole,
        m.OpportunityInterest, m.CapacityReview, m.PlaceInterest, m.IncumbentRisk, m.Successor, m.DevelopmentAction,
        m.TalentNote, m.TalentNoteShown, m.TeamConfirmation, m.LegalHold,
    )
    | {
        m.ForumMember: "member",
        m.Recognition: "nominee",
        m.CelebrationPrompt: "person",
        m.ActivityPlace: "person",
        m.ExpectedReturn: "absence__worker",
        m.ReturnConversation: "absence__worker",
        m.SavedFilter: "account__worker",
        m.DigestPreference: "account__worker",
        m.DigestSent: "account__worker",
    },
    (m.Worker, m.Account, m.Employment, m.Assignment, m.Absence, m.CaseloadCount),
)  # fmt: skip
REGISTRATION = Rule(
    PolicyKey.RETENTION_REGISTRATION,
    "Registration and CPD summary",
    Starts.LEFT,
    _by_worker(
        m.ProfessionalRegistration, m.RegisterCheck, m.RenewalConfirmation, m.CpdCount, m.RevalidationCount,
        m.RevalidationSupport,
    ),
)  # fmt: skip
PROGRESSION = Rule(
    PolicyKey.RETENTION_PROGRESSION,
    "Applications for progression, nominations for outside accreditation",
    Starts.DECIDED,
    _by_worker(m.ProgressionApplication, m.Nomination),
)
SURVEYS = Rule(
    PolicyKey.RETENTION_SURVEYS,
    "That a new starter answered the questions; what was answered has no name",
    Starts.ANSWERED,
    {m.StarterSurvey: "induction__worker"},
)
PARTNERS = Rule(
    PolicyKey.RETENTION_PARTNERS, "Partner staff and volunteers", Starts.ENDED, {m.PartnerMember: ""}
)
AUDIT = Rule(
    PolicyKey.RETENTION_AUDIT,
    "History of changes, and who signed in",
    Starts.HAPPENED,
    {m.SignInEvent: "account__worker"},
)
RULES: list[Rule] = [CORE, REGISTRATION, PROGRESSION, SURVEYS, PARTNERS, AUDIT]

ACTED = "Says who acted for the council; the name goes with that person's record."
KEPT: dict[type[Model], str] = {
    m.RemovedPerson: "The number and the day of somebody removed.",
    m.CommitmentAction: ACTED,
    m.BriefingManager: ACTED,
    m.ChangeProgramme: ACTED,
    m.Project: ACTED,
    m.WorkforcePlan: ACTED,
    m.WorkforcePlanAction: ACTED,
    m.PanelMember: ACTED,
    m.RoleGrant: "Says which account had access to what; the name goes with that person's record.",
    m.AnnouncementRead: "That an account read a notice; the name goes with that person's record.",
    m.DropInAdvice: "Advice of a drop-in, which names nobody.",
    m.StarterAnswer: "Answers without any way back to who gave them.",
    m.ImportLine: "Goes with the files of its import (setting import_files_kept_days).",
    m.ImportProblem: "Goes with the files of its import (setting import_files_kept_days).",
    m.ImportRun: "Says who imported what and when; what it keeps of people goes with its files.",
}
"""Tables that point to somebody and have no time of their own, with the reason."""


def add_rules(*rules: Rule, kept: Mapping[type[Model], str] | None = None) -> None:
    """An app's own rules, counted from the last day of the last contract, and its tables that are kept, with reasons.

    Raises ValueError for a setting that another rule counts by, or for another beginning: only `Starts.LEFT` is asked
    of every table in the same way.
    """
    for rule in rules:
        if rule.starts is not Starts.LEFT or rule.key in {each.key for each in RULES}:
            raise ValueError(
                f"{rule.record}: begins when somebody has left, and counts by a setting of its own"
            )
    RULES.extend(rules)
    KEPT.update(kept or {})


@dataclass(frozen=True, slots=True)
class Past:
    """What of a rule is past its time: `people` with the last day after which the months began, or single rows."""

    rule: Rule
    months: int
    people: Sequence[tuple[int, str, str, date]] = ()
    rows: Mapping[type[Model], Sequence[int]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.people) + sum(map(len, self.rows.values()))


@dataclass(frozen=True, slots=True)
class PastTime:
    """Everything that is past its time on a day, rule by rule. `held`: nothing may be removed."""

    day: date
    rules: tuple[Past, ...]
    held: bool

    @property
    def count(self) -> int:
        return sum(each.count for each in self.rules)

    @property
    def mark(self) -> str:
        """Changes with anything on the list, so that what is removed is what was approved."""
        parts = [
            (
                each.rule.key,
                each.months,
                each.people,
                [(model.__name__, keys) for model, keys in each.rows.items()],
            )
            for each in self.rules
        ]
        return sha256(repr((self.day, self.held, parts)).encode()).hexdigest()


def past_their_time(day: date) -> PastTime:
    """What is due to be removed. A fixed number of queries; what is held is left out."""
    policies = PolicyTable.load()
    holds = m.LegalHold.objects.as_at(day)
    if holds.of_everything().exists():
        return PastTime(day, (), held=True)
    held = list(holds.values_list("worker_id", flat=True))
    found = (_past(rule, int(policies.value(rule.key, day)), day, held) for rule in RULES)
    return PastTime(day, tuple(found), held=False)


def _past(rule: Rule, months: int, day: date, held: Sequence[int]) -> Past:
    before = add_months(day, -months)
    if rule.starts is Starts.LEFT:
        return Past(rule, months, list(_left(rule, before, day, held)))
    rows = {
        model: sorted(_without(found, rule.tables[model], held).order_by().values_list("pk", flat=True))
        for model, found in _rows(rule, before)
    }
    return Past(rule, months, rows={model: keys for model, keys in rows.items() if keys})


def _without(found: "QuerySet[Any]", way: str, held: Sequence[int]) -> "QuerySet[Any]":
    return found.exclude(**{f"{way}__in": held}) if way and held else found


def _left(rule: Rule, before: date, day: date, held: Sequence[int]) -> Iterator[tuple[int, str, str, date]]:
    """People whose last contract ended so long ago. Whoever never had one is not among them."""
    ongoing = m.Employment.objects.not_over(day).values("worker_id")
    people = (
        m.Worker.objects.exclude(pk__in=ongoing)
        .exclude(pk__in=held)
        .annotate(left=Max("employments__period__endswith"))
        .filter(left__lte=before)
    )
    if rule is CORE:
        people = people.filter(removed__isnull=True)
    else:
        has = Q(pk__in=[])
        for model, way in rule.tables.items():
            has |= Q(pk__in=model._default_manager.values(way))
        people = people.filter(has)
    for worker in people.order_by("left", "sort_name", "pk"):
        yield worker.pk, worker.reference, worker.name, worker.left


def _rows(rule: Rule, before: date) -> Iterator[tuple[type[Model], "QuerySet[Any]"]]:
    if rule is PROGRESSION:
        decided = m.ProgressionApplication.objects.annotate(last=Max("progressiondecisions__on"))
        yield m.ProgressionApplication, decided.filter(last__lt=before)
        yield m.Nomination, m.Nomination.objects.filter(outcome_on__lt=before)
    elif rule is SURVEYS:
        yield m.StarterSurvey, m.StarterSurvey.objects.filter(answered_on__lt=before)
    elif rule is PARTNERS:
        yield m.PartnerMember, m.PartnerMember.objects.filter(period__endswith__lte=before)
    elif rule is AUDIT:
        moment = timezone.make_aware(datetime.combine(before, time()))
        yield m.SignInEvent, m.SignInEvent.objects.filter(at__lt=moment)


def holds(reach: Reach, day: date) -> "QuerySet[m.LegalHold]":
    """What is held on the day or later; none unless the reach is everyone. One query."""
    found = m.LegalHold.objects.not_over(day) if reach.everyone else m.LegalHold.objects.none()
    return found.select_related("worker", "by__worker").order_by("pk")


def certificates(reach: Reach) -> "QuerySet[m.Removal]":
    """What was removed, the latest first; none unless the reach is everyone. One query."""
    found = m.Removal.objects.all() if reach.everyone else m.Removal.objects.none()
    return found.select_related("by__worker")


def history_tables() -> list[type[Model]]:
    """The tables in which the history keeps what rows were."""
    return [each for each in apps.get_models() if hasattr(each, "pgh_tracked_model")]
