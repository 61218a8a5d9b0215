"""Series of meetings: who sees which, what is planned, what was raised. How they stand is in gathering_figures.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Count, F, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from supervision.enums import ActionState, AudienceKind, GatheringState
from supervision.models import (
    Gathering,
    GatheringAction,
    GatheringClosure,
    GatheringIssue,
    GatheringSeries,
)
from supervision.queries.audience import AddressedTo, people_addressed
from supervision.queries.sorting import Sorts, in_order
from supervision.rules.gatherings import MeetingRule, slots
from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.models import Account, Role, Worker
from workforce.queries.calendar import bank_holidays

SERIES_SORTS: Sorts = {"name": ("name",)}
MEETING_SORTS: Sorts = {"day": ("on",), "state": ("state", "on"), "came": (F("attended"), "on")}
COMING_SORTS: Sorts = {
    "day": ("on", Coalesce("starts_at", Value(time.min))),
    "what": ("series__name", "on"),
    "where": ("place", "on"),
    "who": (F("series__run_by__sort_name"), "on"),
}
ACTION_SORTS: Sorts = {
    "who": ("owner__sort_name", "due_on"),
    "due": ("due_on",),
    "series": ("issue__gathering__series__name", "issue__gathering__on"),
}

MOST_NAMES = 100
"""Up to so many invited people, those who came may be ticked by name; of a conference the number is enough."""


def series_for(account: Account, scope: Scope) -> "QuerySet[GatheringSeries]":
    """Those that somebody is invited to today or runs; all of them for who plans forums."""
    found: QuerySet[GatheringSeries] = GatheringSeries.objects.select_related("run_by")
    if scope[Permission.KEEP_FORUMS].everyone:
        return found
    return found.filter(_theirs(account, scope.as_at))


def own_series(account: Account, scope: Scope) -> "QuerySet[GatheringSeries]":
    """Those that somebody is invited to today or runs, whatever else they may."""
    return GatheringSeries.objects.filter(_theirs(account, scope.as_at))


def _theirs(account: Account, day: date) -> Q:
    if account.worker_id is None:
        return Q(pk__in=[])
    return Q(pk__in=AddressedTo(GatheringSeries, account.worker_id, day)) | Q(run_by=account.worker_id)


def series_recorded_by(account: Account, scope: Scope) -> "QuerySet[GatheringSeries]":
    """Those whose meetings somebody records: all for who plans forums, else those they run."""
    if scope[Permission.KEEP_FORUMS].everyone:
        return GatheringSeries.objects.all()
    if account.worker_id is None:
        return GatheringSeries.objects.none()
    return GatheringSeries.objects.filter(run_by=account.worker_id)


@dataclass(frozen=True, slots=True)
class SeriesSearch:
    """What is looked for. `ended`: those that are over instead of those that run."""

    words: str = ""
    kind: str = ""
    ended: bool = False


def found_series(
    search: SeriesSearch, account: Account, scope: Scope, sort: str = "name"
) -> "QuerySet[GatheringSeries]":
    """The series of the list, usually by name."""
    found = series_for(account, scope)
    if search.kind:
        found = found.filter(kind=search.kind)
    for word in search.words.split():
        found = found.filter(Q(name__icontains=word) | Q(about__icontains=word))
    over = Q(ends_on__lt=scope.as_at)
    return in_order(
        found.filter(over if search.ended else ~over | Q(ends_on__isnull=True)), SERIES_SORTS, sort
    )


def rule_of(series: GatheringSeries) -> MeetingRule:
    return MeetingRule(
        series.cadence, series.times, series.weekday, series.week_of_month, tuple(series.months)
    )


def days_off(series_id: int, first: date, last: date) -> frozenset[date]:
    """Bank holidays, and days without meetings of the series or of all. Two queries."""
    rows = GatheringClosure.objects.filter(Q(series__isnull=True) | Q(series=series_id))
    closed = {
        day
        for each in rows
        for day in days_between(max(first, each.first_day), min(last, each.last_day or last))
    }
    return bank_holidays(first, last) | closed


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def slots_of(series: GatheringSeries, first: date, last: date) -> list[date]:
    """The days that the series' rule gives while it runs, less days off. Two queries."""
    first = max(first, series.starts_on)
    last = min(last, series.ends_on) if series.ends_on else last
    # the whole months: a day off moves a meeting within its month
    around = (first.replace(day=1), last + timedelta(days=31))
    return slots(rule_of(series), first, last, days_off(series.pk, *around)) if first <= last else []


def meetings_of(series: GatheringSeries, sort: str = "-day") -> "QuerySet[Gathering]":
    """All meetings, usually the latest first, with the number of issues."""
    return in_order(series.meetings.annotate(raised=Count("issues")), MEETING_SORTS, sort)


def meetings_seen(account: Account, scope: Scope) -> "QuerySet[Gathering]":
    """Those of the series that somebody sees."""
    theirs = series_for(account, scope).values("pk")
    return Gathering.objects.filter(series__in=theirs).select_related("series__run_by", "by__worker")


def coming_meetings(
    account: Account, scope: Scope, last: date, *, everyone: bool = False, sort: str = "day"
) -> "QuerySet[Gathering]":
    """What is planned from today to `last` for somebody: where invited or leading, or all that they see."""
    series = series_for(account, scope) if everyone else own_series(account, scope)
    found = Gathering.objects.filter(series__in=series.values("pk"), on__range=(scope.as_at, last))
    coming = found.exclude(state=GatheringState.HELD).select_related("series__run_by")
    return in_order(coming, COMING_SORTS, sort)


def issues_of(gathering: Gathering) -> list[GatheringIssue]:
    """What was raised, with the actions. Two queries."""
    actions = Prefetch("actions", GatheringAction.objects.select_related("owner"))
    return list(gathering.issues.prefetch_related(actions).order_by("pk"))


def answered(series: GatheringSeries) -> "QuerySet[GatheringIssue]":
    """ "You said, we did": what the invited read, the latest first."""
    rows = GatheringIssue.objects.filter(gathering__series=series, answered_on__isnull=False)
    return rows.select_related("gathering").order_by("-answered_on", "-pk")


@dataclass(frozen=True, slots=True)
class ActionSearch:
    """`open_only`: those that nobody has ended."""

    words: str = ""
    open_only: bool = True


def actions_seen(
    search: ActionSearch, account: Account, scope: Scope, sort: str = "due"
) -> "QuerySet[GatheringAction]":
    """Actions of the series that somebody records, and their own; usually by day."""
    mine = Q(owner=account.worker_id) if account.worker_id else Q(pk__in=[])
    theirs = series_recorded_by(account, scope).values("pk")
    found = GatheringAction.objects.filter(mine | Q(issue__gathering__series__in=theirs))
    if search.open_only:
        found = found.filter(state=ActionState.OPEN)
    for word in search.words.split():
        found = found.filter(
            Q(words__icontains=word)
            | Q(owner__sort_name__icontains=word)
            | Q(issue__gathering__series__name__icontains=word)
        )
    return in_order(found.select_related("owner", "issue__gathering__series"), ACTION_SORTS, sort)


def may_be_named(gathering: Gathering) -> list[Worker]:
    """Whom the names may be ticked of: who is invited on the day, and whoever is named already. Two queries.

    Nobody where more than MOST_NAMES are invited.
    """
    invited = people_addressed(gathering.series, gathering.on)
    if len(invited) > MOST_NAMES:
        return []
    named = gathering.guests.values("worker_id")
    return list(Worker.objects.filter(Q(pk__in=invited) | Q(pk__in=named)).order_by("sort_name", "pk"))


def closures() -> "QuerySet[GatheringClosure]":
    """Days without meetings, the latest first."""
    return GatheringClosure.objects.select_related("series").order_by("-period", "pk")


def audience_words(rows: Sequence[GatheringSeries], names: dict[int, str]) -> dict[int, str]:
    """Whom each series invites, in words. `names`: those of units. One query at most."""
    wanted = {role for each in rows for role in each.role_ids}
    roles = dict(Role.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    return {each.pk: in_words(each.audience, each.role_ids, each.unit_ids, roles, names) for each in rows}


def in_words(
    kind: str, role_ids: Sequence[int], unit_ids: Sequence[int], roles: dict[int, str], units: dict[int, str]
) -> str:
    """An audience as a list reads it. No query."""
    if kind != AudienceKind.CHOSEN:
        return str(AudienceKind(kind).label)
    who = ", ".join(sorted(roles.get(each, "") for each in role_ids)) or "Everybody"
    where = ", ".join(sorted(units.get(each, "") for each in unit_ids))
    return f"{who} in {where}" if where else who
