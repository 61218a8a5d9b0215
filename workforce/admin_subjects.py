"""What grew around the record, in the admin: careers, starting, plans. Searched and read within reach; written on
its own pages. Talent notes, risks, forum members and answers of starters are not here: nobody searches those.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Model

from workforce.access.permissions import Permission
from workforce.admin_records import NAME_AND_NUMBER, RecordAdmin
from workforce.models import (
    Adjustment,
    AgreedWorkPattern,
    Aspiration,
    CapacityReview,
    ChangeProgramme,
    ContinuousService,
    CriticalPost,
    FlexibleRequest,
    Induction,
    LeadRole,
    Nomination,
    Opportunity,
    PartnerMember,
    Pathway,
    ProgressionApplication,
    ProgressionPanel,
    Project,
    SupportReferral,
    UnitTag,
    WorkforcePlan,
)

P = Permission


def _shown(
    model: type[Model],
    permission: P,
    columns: tuple[str, ...],
    *,
    search: tuple[str, ...] = NAME_AND_NUMBER,
    related: tuple[str, ...] = ("worker",),
    filters: tuple[str, ...] = (),
) -> None:
    """A page of the table for whoever holds the permission."""
    about: dict[str, Any] = {
        "permission": permission,
        "list_display": columns,
        "search_fields": search,
        "list_select_related": related,
        "list_filter": filters,
    }
    admin.site.register(model, type(f"{model.__name__}Admin", (RecordAdmin,), about))


_shown(
    ProgressionApplication,
    P.SEE_PROGRESSION,
    ("worker", "route", "state", "begun_on"),
    related=("worker", "route__from_step", "route__to_step"),
    filters=("state",),
)
_shown(Aspiration, P.SEE_PROGRESSION, ("worker", "wish", "on", "development_by"), filters=("wish",))
_shown(CapacityReview, P.SEE_PROGRESSION, ("worker", "on", "capacity", "next_due_on"), filters=("capacity",))
_shown(LeadRole, P.DECIDE_PROGRESSION, ("worker", "area", "period", "review_on"))
_shown(
    ProgressionPanel,
    P.DECIDE_PROGRESSION,
    ("month", "on", "held_on"),
    search=("note",),
    related=(),
)
_shown(Pathway, P.DECIDE_PROGRESSION, ("code", "name"), search=("code", "name"), related=())
_shown(
    Opportunity,
    P.DECIDE_PROGRESSION,
    ("title", "kind", "opened_on", "closes_on", "closed_on"),
    search=("title", "place"),
    related=(),
    filters=("kind",),
)
_shown(
    Induction,
    P.SEE_INDUCTION,
    ("worker", "role", "reason", "starts_on", "stopped_on"),
    related=("worker", "role"),
    filters=("reason",),
)
_shown(Adjustment, P.SEE_ADJUSTMENTS, ("worker", "state", "asked_on", "due_on"), filters=("state",))
_shown(SupportReferral, P.SEE_ADJUSTMENTS, ("worker", "kind", "referred_on", "outcome_on"), filters=("kind",))
_shown(
    FlexibleRequest,
    P.SEE_FLEXIBLE_WORKING,
    ("worker", "pattern", "state", "asked_on", "due_on"),
    filters=("state",),
)
_shown(AgreedWorkPattern, P.SEE_FLEXIBLE_WORKING, ("worker", "pattern", "period"), filters=("pattern",))
_shown(ContinuousService, P.SEE_EMPLOYMENT, ("worker", "counts_from", "transferred_on", "came_from"))
_shown(
    CriticalPost,
    P.SEE_SUCCESSION,
    ("post", "period", "reason"),
    search=("post__reference",),
    related=("post",),
)
_shown(
    WorkforcePlan,
    P.KEEP_PLANS,
    ("unit", "year", "owner", "state", "due_on"),
    search=("unit__code", "year"),
    related=("unit", "owner"),
    filters=("state",),
)
_shown(ChangeProgramme, P.KEEP_PLANS, ("name", "lead", "period"), search=("name",), related=("lead",))
_shown(Project, P.KEEP_PLANS, ("name", "sponsor", "state", "period"), search=("name",), related=("sponsor",))
_shown(
    Nomination, P.KEEP_PLANS, ("worker", "scheme", "nominated_on", "outcome"), related=("worker", "scheme")
)
_shown(
    PartnerMember,
    P.CHANGE_EMPLOYMENT,
    ("last_name", "first_name", "organisation", "team", "period"),
    search=("last_name", "first_name", "organisation"),
    related=("team",),
    filters=("kind",),
)
_shown(
    UnitTag,
    P.SEE_ESTABLISHMENT,
    ("unit", "kind", "label", "period"),
    search=("unit__code", "label"),
    related=("unit",),
)
