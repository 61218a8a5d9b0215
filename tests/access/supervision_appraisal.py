"""Who gets which answer at the addresses of appraisal, below /supervision/."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from supervision.enums import SIGNED_STATES, AppraisalState
from supervision.models import Appraisal, AppraisalVersion
from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.supervision_appraisal import (
    AppraisalFactory,
    AppraisalSampleFactory,
    CouncilValueFactory,
    DevelopmentItemFactory,
    ObjectiveFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO
from tests.world import AGENCY, World
from workforce.periods import ONE_DAY

KEEPER = roles("hr")
IN_POST = roles("practitioner", AGENCY, "team_manager")
OWN = roles("practitioner")
MANAGER = roles("team_manager")
SEEING = IN_POST | roles("service_manager", "hr")
"""Who sees any appraisal's days: everybody in post their own."""
KNOWING = roles("practitioner", "team_manager", "service_manager", "hr")
"""Who knows of the appraisal of the practitioner of the own team."""
FIGURES = roles("team_manager", "service_manager", "senior_leader", "hr", "learning", "psw")

Args = Callable[[World], dict[str, Any]]


def _appraisal(**more: Any) -> Args:
    """One of the practitioner, by the manager of the team."""

    def made(world: World) -> dict[str, Any]:
        return {"appraisal_id": _of(world, **more).pk}

    return made


def _of(world: World, **more: Any) -> Any:
    """One more of the practitioner: those before it are closed, each with a day of its own."""
    manager = world.accounts["team_manager"].worker
    before = list(Appraisal.objects.filter(appraisee=world.own).order_by("pk"))
    for number, each in enumerate(before):
        _closed(each, LONG_AGO + number * ONE_DAY)
    on = LAST_YEAR + len(before) * ONE_DAY
    return AppraisalFactory(**{"appraisee": world.own, "appraiser": manager, "on": on} | more)


def _closed(each: Appraisal, on: date) -> None:
    """One that both have signed keeps its days: nothing of it changes any more."""
    if each.state not in SIGNED_STATES:
        each.meeting_on = each.shared_on = each.appraisee_signed_on = each.appraiser_signed_on = on
        each.mid_year_opens_on = each.mid_year_due_on = on
    each.state, each.closed_on = AppraisalState.CLOSED, each.closed_on or each.appraiser_signed_on
    each.save()


def _to_start(world: World) -> dict[str, Any]:
    made = _of(world)
    _closed(made, LONG_AGO - Appraisal.objects.filter(appraisee=world.own).count() * ONE_DAY)
    return {"reference": world.own.reference}


def _former(world: World) -> dict[str, Any]:
    """One of somebody in another service, by the team manager, who managed them until they moved."""
    manager = world.accounts["team_manager"].worker
    made = AppraisalFactory(appraisee=world.other, appraiser=manager, signed=True)
    return {"appraisal_id": made.pk}


def _written(world: World) -> dict[str, Any]:
    made = _of(world, held=True)
    AppraisalVersion.objects.create(appraisal=made, part="manager", number=1, body={"summary": "Well."})
    ObjectiveFactory(appraisal=made)
    return {"appraisal_id": made.pk}


def _objective(**more: Any) -> Args:
    return lambda world: {"objective_id": ObjectiveFactory(appraisal=_of(world, **more)).pk}


def _item(**more: Any) -> Args:
    return lambda world: {"item_id": DevelopmentItemFactory(appraisal=_of(world, **more)).pk}


def _sample(auditor: str) -> Args:
    def made(world: World) -> dict[str, Any]:
        account = world.accounts[auditor]
        until = timezone.localdate() + 9 * ONE_DAY
        return {
            "sample_id": AppraisalSampleFactory(
                appraisal=_of(world, signed=True), auditor=account, until=until
            ).pk
        }

    return made


def _value(world: World) -> dict[str, Any]:
    return {"kind": "value", "row_id": CouncilValueFactory().pk}


def _reference(name: str) -> Args:
    return lambda world: {"reference": getattr(world, name).reference}


def _nothing(name: str) -> Args:
    return lambda world: {name: 0}


def _form(name: str, ok: frozenset[str], args: Args, hidden: frozenset[str] = frozenset()) -> list[Row]:
    """A form as a page, and sent in empty."""
    return [
        Row(name, ok, hidden, args=args),
        Row(name, ok, hidden, args=args, method="post", about="an empty form"),
    ]


NO_ARGS: Args = lambda world: {}  # noqa: E731

STRANGERS = roles(AGENCY)
"""Who writes appraisals, but knows nothing of this one."""


def _part(part: str, args: Args) -> Args:
    return lambda world: args(world) | {"part": part}


def _kept(part: str, ok: frozenset[str], args: Args) -> list[Row]:
    """The draft of a part, which is not kept without a stamp, and throwing it away."""
    named = _part(part, args)
    draft = Row(
        "appraisal_part_draft",
        ok,
        STRANGERS,
        answer=400,
        signed_out=401,
        args=named,
        method="post",
        about=part,
    )
    return [draft, Row("appraisal_part_discard", ok, STRANGERS, args=named, about=part)]


STEPS = [
    *_form("appraisal_plan", MANAGER, _appraisal(), STRANGERS),
    *_form("appraisal_hold", MANAGER, _appraisal(), STRANGERS),
    *_form("appraisal_self", OWN, _appraisal(), STRANGERS),
    *_form("appraisal_write", MANAGER, _appraisal(held=True), STRANGERS),
    *_form("appraisal_comment", OWN, _appraisal(shared=True), STRANGERS),
    *_kept("self", OWN, _appraisal()),
    *_kept("manager", MANAGER, _appraisal(held=True)),
    *_kept("comments", OWN, _appraisal(shared=True)),
    Row("appraisal_part_discard", hidden=IN_POST, args=_part("mid_year", _appraisal()), about="no such part"),
    *_form("appraisal_rate", MANAGER, _appraisal(held=True), STRANGERS),
    *_form("objective_add", MANAGER, _appraisal(held=True), STRANGERS),
    *_form("development_add", MANAGER, _appraisal(held=True), STRANGERS),
    Row("appraisal_share", MANAGER, STRANGERS, args=_written),
    Row("appraisal_sign", OWN | MANAGER, STRANGERS, args=_appraisal(shared=True)),
    Row("appraisal_countersign", roles("service_manager"), args=_appraisal(signed=True)),
    *_form("appraisal_mid_year", MANAGER, _appraisal(signed=True), STRANGERS),
    Row("appraisal_close", MANAGER, STRANGERS, args=_appraisal(signed=True)),
    *_form("objective_change", MANAGER, _objective(held=True), STRANGERS),
    Row("objective_remove", MANAGER, STRANGERS, args=_objective(held=True)),
    *_form("objective_progress", OWN | MANAGER, _objective(signed=True), STRANGERS),
    Row("objective_progress", MANAGER, STRANGERS, args=_objective(held=True), about="not shared yet"),
    *_form("development_change", MANAGER, _item(held=True), STRANGERS),
    *_form("development_review", OWN | MANAGER, _item(signed=True), STRANGERS),
    Row("objective_change", hidden=IN_POST, args=_nothing("objective_id"), about="no such objective"),
    Row("development_review", hidden=IN_POST, args=_nothing("item_id"), about="no such item"),
]

ROWS: list[Row] = [
    Row("appraisals", SEEING),
    Row("appraisals_csv", SEEING),
    Row("appraisals_of", KNOWING, SEEING - KNOWING, args=_reference("own"), about="own team"),
    Row("appraisals_of", KEEPER, SEEING - KEEPER, args=_reference("other"), about="other service"),
    Row("appraisal_start", OWN | MANAGER, roles(AGENCY), args=_to_start),
    Row(
        "appraisal_start",
        OWN | MANAGER,
        roles(AGENCY),
        args=_to_start,
        method="post",
        answer=302,
        about="no day",
    ),
    *(
        Row("appraisal", KNOWING, SEEING - KNOWING, args=_appraisal(**state), about=about)
        for about, state in (
            ("not started", {}),
            ("held", {"held": True}),
            ("shared", {"shared": True}),
            ("signed", {"signed": True}),
            ("closed", {"closed": True}),
        )
    ),
    Row("appraisal", KEEPER, SEEING - KEEPER, args=_former, about="of somebody who has moved away"),
    Row("appraisal", hidden=SEEING, args=_nothing("appraisal_id"), about="no such appraisal"),
    *STEPS,
    Row("development_needs", roles("learning")),
    Row("development_needs_csv", roles("learning")),
    Row("appraisal_figures", FIGURES),
    Row("appraisal_figures_csv", FIGURES),
    Row("appraisal_ratings", FIGURES),
    Row("appraisal_ratings_csv", FIGURES),
    Row("appraisal_samples", EVERY_ROLE),
    Row("appraisal_samples_csv", EVERY_ROLE),
    *_form("appraisal_sample_draw", roles("psw"), NO_ARGS),
    Row("appraisal_sample", roles("psw"), EVERY_ROLE - roles("psw"), args=_sample("psw"), about="of the PSW"),
    Row(
        "appraisal_sample",
        roles("service_manager"),
        EVERY_ROLE - roles("service_manager"),
        args=_sample("service_manager"),
        about="given to a service manager",
    ),
    Row("appraisal_setup", KEEPER),
    *_form("appraisal_value_add", KEEPER, NO_ARGS),
    *_form("appraisal_priority_add", KEEPER, NO_ARGS),
    *_form("appraisal_reference_end", KEEPER, _value),
    Row(
        "appraisal_reference_end",
        hidden=KEEPER,
        args=lambda world: {"kind": "nonsense", "row_id": 1},
        about="no such kind",
    ),
    *_form("appraisal_form_publish", KEEPER, NO_ARGS),
]
