"""What supervision holds about one person, as their own account reads it: in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from supervision.models import (
    Addendum,
    AgreedAction,
    Agreement,
    Appraisal,
    AppraisalForm,
    AppraisalReading,
    AppraisalVersion,
    CouncilValue,
    DevelopmentReview,
    ObjectiveProgress,
    SessionVersion,
    SupervisionSession,
    WellbeingVersion,
)
from supervision.queries.reading import readable_actions, readable_agreements, readable_sessions
from supervision.queries.templates import RecordForm, forms_of
from workforce.models import Account, Worker


@dataclass(frozen=True, slots=True)
class Records:
    """Sessions, the earliest first, with what was said in each. `forms`: by version."""

    sessions: list[SupervisionSession]
    words: Mapping[int, Mapping[str, str]]
    wellbeing: Mapping[int, Mapping[str, str]]
    addenda: Mapping[int, list[Addendum]]
    forms: Mapping[int, RecordForm]


def own_records(worker: Worker, account: Account, day: date) -> Records:
    """The records of somebody's own supervision, with their part on wellbeing, and of groups they took part in."""
    theirs = Q(supervisee=worker) | Q(members__worker=worker)
    keys = readable_sessions(account, day).filter(theirs).order_by().values_list("pk", flat=True)
    found = SupervisionSession.objects.filter(pk__in=list(keys)).select_related("supervisor")
    sessions = list(found.order_by("on", "pk"))
    own = [each.pk for each in sessions if each.supervisee_id == worker.pk]
    addenda: dict[int, list[Addendum]] = defaultdict(list)
    for each in Addendum.objects.filter(session__in=sessions).select_related("by__worker").order_by("pk"):
        addenda[each.session_id].append(each)
    return Records(
        sessions,
        _latest(SessionVersion, [each.pk for each in sessions]),
        _latest(WellbeingVersion, own),
        addenda,
        forms_of({each.template_version or 0 for each in sessions}),
    )


def _latest(model: type[SessionVersion] | type[WellbeingVersion], keys: Iterable[int]) -> dict[int, Any]:
    """The highest version of each session."""
    rows: Any = model._default_manager.filter(session__in=list(keys))
    return {
        each.session_id: each.body for each in rows.order_by("session_id", "-number").distinct("session_id")
    }


def own_actions(worker: Worker, account: Account, day: date) -> list[AgreedAction]:
    """What was agreed in somebody's own supervision, with what became of it; not what they are to do for others."""
    found = readable_actions(account, day).filter(supervisee=worker)
    return list(found.select_related("owner", "session").prefetch_related("moves").order_by("due_on", "pk"))


def own_agreements(worker: Worker, account: Account, day: date) -> list[Agreement]:
    """The agreements about somebody's own supervision."""
    found = readable_agreements(account, day).filter(supervisee=worker).select_related("supervisor")
    return list(found.order_by("made_on", "pk"))


@dataclass(frozen=True, slots=True)
class Appraisals:
    """Somebody's own appraisals with all that hangs on them. `versions`: the latest of each part."""

    appraisals: list[Appraisal]
    versions: Mapping[int, list[AppraisalVersion]]
    forms: Mapping[int, AppraisalForm]
    values: Mapping[int, str]


def own_appraisals(worker: Worker) -> Appraisals:
    """All of somebody's appraisals, the earliest first. Which parts are open, the caller looks at."""
    progress = Prefetch("objectives__progress", ObjectiveProgress.objects.order_by("pk"))
    reviews = Prefetch("development__reviews", DevelopmentReview.objects.order_by("on", "pk"))
    found = Appraisal.objects.filter(appraisee=worker).select_related("appraiser")
    rows = list(
        found.prefetch_related(
            "objectives__priority", "objectives__value", progress, "development", reviews, "ratings"
        ).order_by("due_on", "pk")
    )
    versions: dict[int, list[AppraisalVersion]] = defaultdict(list)
    latest = AppraisalVersion.objects.filter(appraisal__in=rows).order_by("appraisal_id", "part", "-number")
    for each in latest.distinct("appraisal_id", "part"):
        versions[each.appraisal_id].append(each)
    forms = AppraisalForm.objects.filter(version__in={each.form_version or 0 for each in rows})
    return Appraisals(
        rows,
        versions,
        {each.version: each for each in forms},
        dict(CouncilValue.objects.values_list("pk", "name")),
    )


def appraisal_readings(worker: Worker) -> "Any":
    """Who read somebody's appraisals, the latest first, all but the person."""
    found = AppraisalReading.objects.filter(appraisal__appraisee=worker).exclude(account__worker=worker)
    return found.select_related("account__worker", "appraisal").order_by("-pk")
