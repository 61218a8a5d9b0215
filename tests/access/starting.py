"""Who gets which answer at the addresses of induction, adjustments and flexible working, below /support/."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.starting import (
    AdjustmentFactory,
    CorporateItemFactory,
    FlexibleRequestFactory,
    ForumFactory,
    InductionFactory,
    InductionTaskFactory,
    InductionVersionFactory,
    SupportReferralFactory,
    published,
)
from tests.world import AGENCY, World
from workforce.models import (
    Adjustment,
    CorporateItem,
    FlexibleRequest,
    Forum,
    Induction,
    InductionTask,
    InductionVersion,
    SupportReferral,
)

IN_POST = roles("practitioner", AGENCY, "team_manager")
"""Who works here, and so has an induction, adjustments and requests of their own."""
MANAGERS = roles("team_manager", "service_manager", "hr")
HR, KEEPERS, EQUALITY = roles("hr"), roles("hr", "learning"), roles("equality")
SEES_INDUCTIONS = IN_POST | MANAGERS | roles("learning")
SEES_SUPPORT = IN_POST | MANAGERS
SEES_ADJUSTMENTS = SEES_SUPPORT - roles("service_manager")
"""The service manager of the world manages nobody in person."""
SEES_FIGURES = IN_POST | MANAGERS | roles("senior_leader", "psw")

Args = Callable[[World], Mapping[str, Any]]


def _version() -> InductionVersion:
    found = InductionVersion.objects.filter(period__isnull=False).first()
    return found or published()


def _draft() -> InductionVersion:
    version = _version()
    drafts = InductionVersion.objects.filter(period__isnull=True)
    return drafts.first() or InductionVersionFactory(template=version.template, number=99)


def _task() -> InductionTask:
    draft = _draft()
    return draft.tasks.first() or InductionTaskFactory(version=draft)


def _induction(whose: str) -> Args:
    def found(world: World) -> dict[str, int]:
        worker = getattr(world, whose)
        of_world = Induction.objects.filter(worker=worker).first()
        return {"induction_id": (of_world or InductionFactory(worker=worker, version=_version())).pk}

    return found


def _of(model: Any, factory: Any, key: str, whose: str) -> Args:
    def found(world: World) -> dict[str, int]:
        worker = getattr(world, whose)
        return {key: (model.objects.filter(worker=worker).first() or factory(worker=worker)).pk}

    return found


def _adjustment(whose: str) -> Args:
    return _of(Adjustment, AdjustmentFactory, "adjustment_id", whose)


def _referral(whose: str) -> Args:
    return _of(SupportReferral, SupportReferralFactory, "referral_id", whose)


def _request(whose: str) -> Args:
    return _of(FlexibleRequest, FlexibleRequestFactory, "request_id", whose)


def _forum(world: World) -> dict[str, int]:
    return {"forum_id": (Forum.objects.first() or ForumFactory()).pk}


def _item(world: World) -> dict[str, int]:
    return {"item_id": (CorporateItem.objects.first() or CorporateItemFactory()).pk}


def _reference(whose: str) -> Args:
    return lambda world: {"reference": getattr(world, whose).reference}


def _own_and_other(
    name: str, args: Callable[[str], Args], own: frozenset[str], other: frozenset[str], may: frozenset[str]
) -> Iterator[Row]:
    """A record of the own team and one of another team. `may`: who has the page for some record."""
    for whose, ok in (("own", own), ("other", other)):
        yield Row(name, ok, hidden=may - ok, args=args(whose), about=f"{whose} team")


OWN_AND_ABOVE = roles("practitioner") | MANAGERS
"""Who sees what is about the practitioner of the own team."""
ADJUSTED_BY = OWN_AND_ABOVE - roles("service_manager")

ROWS: list[Row] = [
    Row("inductions", SEES_INDUCTIONS),
    Row("inductions_csv", SEES_INDUCTIONS),
    *_own_and_other("induction", _induction, OWN_AND_ABOVE | KEEPERS, KEEPERS, SEES_INDUCTIONS),
    Row("induction", hidden=SEES_INDUCTIONS, args=lambda world: {"induction_id": 0}, about="none"),
    Row(
        "starter_survey",
        roles("practitioner"),
        hidden=SEES_INDUCTIONS - roles("practitioner"),
        args=lambda world: _induction("own")(world) | {"wave": 30},
        about="the practitioner's own",
    ),
    Row("induction_figures", SEES_FIGURES | roles("learning")),
    Row("induction_figures_csv", SEES_FIGURES | roles("learning")),
    Row("starter_surveys", SEES_FIGURES | roles("learning")),
    Row("induction_templates", KEEPERS),
    Row("induction_template_new", KEEPERS),
    Row("induction_version", KEEPERS, args=lambda world: {"version_id": _version().pk}),
    Row("induction_copy", KEEPERS, args=lambda world: {"version_id": _version().pk}),
    Row("induction_end", KEEPERS, args=lambda world: {"version_id": _version().pk}),
    *(
        Row(name, KEEPERS, args=lambda world: {"version_id": _draft().pk}, about="a draft")
        for name in ("induction_stage", "induction_publish", "induction_discard", "induction_task_new")
    ),
    Row(
        "induction_publish",
        hidden=KEEPERS,
        args=lambda world: {"version_id": _version().pk},
        about="a published version",
    ),
    *(
        Row(name, KEEPERS, args=lambda world: {"version_id": _task().version_id, "task_id": _task().pk})
        for name in ("induction_task", "induction_task_remove")
    ),
    Row("corporate_induction", KEEPERS),
    Row("corporate_induction_add", KEEPERS),
    Row("corporate_induction_drop", KEEPERS, args=_item),
    Row("adjustments", SEES_ADJUSTMENTS),
    Row("adjustments_csv", SEES_ADJUSTMENTS),
    *_own_and_other("adjustment", _adjustment, ADJUSTED_BY, HR, SEES_ADJUSTMENTS),
    *_own_and_other("adjustment_ask", _reference, ADJUSTED_BY, HR, SEES_ADJUSTMENTS),
    *_own_and_other("adjustment_step", _adjustment, ADJUSTED_BY, HR, SEES_ADJUSTMENTS),
    *_own_and_other("adjustment_review", _adjustment, ADJUSTED_BY, HR, SEES_ADJUSTMENTS),
    *_own_and_other("referral", _reference, roles("team_manager", "hr"), HR, SEES_ADJUSTMENTS),
    *_own_and_other("referral_outcome", _referral, roles("team_manager", "hr"), HR, SEES_ADJUSTMENTS),
    Row("flexible_requests", SEES_SUPPORT),
    Row("flexible_requests_csv", SEES_SUPPORT),
    Row(
        "flexible_ask",
        roles("practitioner"),
        hidden=IN_POST - roles("practitioner"),
        args=_reference("own"),
        about="the practitioner's own",
    ),
    *_own_and_other("flexible_request", _request, OWN_AND_ABOVE, HR, SEES_SUPPORT),
    *_own_and_other("flexible_step", _request, OWN_AND_ABOVE, HR, SEES_SUPPORT),
    *_own_and_other("flexible_extend", _request, OWN_AND_ABOVE, HR, SEES_SUPPORT),
    Row("work_patterns", SEES_FIGURES),
    Row("work_patterns_csv", SEES_FIGURES),
    *_own_and_other("work_pattern", _reference, MANAGERS, HR, MANAGERS),
    Row("forums", EVERY_ROLE),
    Row("forum_open", EQUALITY, otherwise=403),
    Row("forum_join", EVERY_ROLE, answer=302, args=_forum, method="post"),
    Row("forum_leave", EVERY_ROLE, answer=302, args=_forum, method="post"),
    Row("forum_invite", EQUALITY, args=_forum),
    Row("forum_close", EQUALITY, args=_forum),
]
