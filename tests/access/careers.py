"""Who gets which answer at the addresses of pathways, progression, opportunities and lead roles, below /careers/."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils import timezone

from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.careers import (
    ApplicationFactory,
    DropInFactory,
    InterestFactory,
    ItemFactory,
    LeadRoleFactory,
    OpportunityFactory,
    PanelFactory,
    RouteFactory,
    StepFactory,
    VersionFactory,
    published,
)
from tests.world import AGENCY, World
from workforce.models import (
    CareerDropIn,
    LeadRole,
    Opportunity,
    OpportunityInterest,
    PanelItem,
    PathwayVersion,
    PortfolioItem,
    ProgressionApplication,
    ProgressionPanel,
    Worker,
)

KEEPERS = roles("hr", "psw")
"""Who holds the panels, and keeps pathways and lead roles."""
OF_PLANS = roles("hr", "psw", "senior_leader")
STAFF = roles("practitioner", AGENCY, "team_manager")
"""Who works here, and so may apply."""
READERS = STAFF | roles("service_manager", "hr", "learning", "psw")
"""Who sees applications: their own, their line's, or everybody's."""
FIGURES = roles("team_manager", "service_manager", "senior_leader", "hr", "learning", "psw")
MANAGERS = roles("team_manager", "service_manager")


def _version(code: str, *, draft: bool) -> PathwayVersion:
    found = PathwayVersion.objects.filter(pathway__code=code).first()
    if found is not None:
        return found
    version = VersionFactory(pathway__code=code, pathway__name=code)
    route = RouteFactory(from_step=StepFactory(version=version, position=1), to_step__position=2)
    assert route.version == version
    return version if draft else published(version)


def _published(world: World) -> dict[str, str]:
    return {"code": _version("walk", draft=False).pathway.code}


def _draft(world: World) -> dict[str, str]:
    return {"code": _version("walk-draft", draft=True).pathway.code}


def _step(world: World) -> dict[str, Any]:
    version = _version("walk-draft", draft=True)
    return {"code": version.pathway.code, "step_id": version.steps.earliest("position").pk}


def _route(world: World) -> dict[str, Any]:
    version = _version("walk-draft", draft=True)
    return {"code": version.pathway.code, "route_id": version.routes.get().pk}


def _of(who: str) -> Callable[[World], ProgressionApplication]:
    def find(world: World) -> ProgressionApplication:
        worker: Worker = getattr(world, who)
        found = ProgressionApplication.objects.filter(worker=worker).first()
        route = _version("walk", draft=False).routes.get()
        return found or ApplicationFactory(worker=worker, route=route, state="approved")

    return find


def _application(who: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {"application_id": _of(who)(world).pk}


def _at_step(who: str, step: str) -> Callable[[World], Mapping[str, Any]]:
    return lambda world: {"application_id": _of(who)(world).pk, "step": step}


def _piece(world: World) -> dict[str, int]:
    application = _of("own")(world)
    item = PortfolioItem.objects.filter(application=application).first()
    item = item or PortfolioItem.objects.create(application=application, title="A", shows="B")
    return {"application_id": application.pk, "item_id": item.pk}


def _panel(world: World) -> dict[str, int]:
    return {"panel_id": (ProgressionPanel.objects.first() or PanelFactory()).pk}


def _panel_item(world: World) -> dict[str, int]:
    panel = ProgressionPanel.objects.get(pk=_panel(world)["panel_id"])
    item = PanelItem.objects.first() or ItemFactory(panel=panel, application=_of("own")(world))
    return {"panel_id": panel.pk, "item_id": item.pk}


def _opportunity(world: World) -> dict[str, int]:
    return {"opportunity_id": (Opportunity.objects.first() or OpportunityFactory()).pk}


def _interest(world: World) -> dict[str, int]:
    opportunity = Opportunity.objects.get(pk=_opportunity(world)["opportunity_id"])
    interest = OpportunityInterest.objects.first() or InterestFactory(
        opportunity=opportunity, worker=world.own, on=timezone.localdate()
    )
    return {"opportunity_id": opportunity.pk, "interest_id": interest.pk}


def _lead_role(world: World) -> dict[str, int]:
    return {"lead_role_id": (LeadRole.objects.first() or LeadRoleFactory(worker=world.other)).pk}


def _drop_in(world: World) -> dict[str, int]:
    return {"drop_in_id": (CareerDropIn.objects.first() or DropInFactory()).pk}


def _lists() -> Iterator[Row]:
    for name in (
        "pathways",
        "opportunities",
        "opportunities_csv",
        "lead_roles",
        "lead_roles_csv",
        "drop_ins",
    ):
        yield Row(name, EVERY_ROLE)
    for name in ("progression", "progression_csv", "aspirations", "aspirations_csv"):
        yield Row(name, READERS)
    for name in ("panels", "panels_csv", "pathway_new", "lead_role_new"):
        yield Row(name, KEEPERS)
    for name in ("progression_measures", "progression_measures_csv"):
        yield Row(name, FIGURES)
    for name in ("capacity_reviews", "capacity_reviews_csv"):
        yield Row(name, MANAGERS | KEEPERS)
    for name in ("progression_begin", "aspiration_say"):
        yield Row(name, STAFF)
    yield Row("opportunity_new", OF_PLANS)


def _pathways() -> Iterator[Row]:
    yield Row("pathway", EVERY_ROLE, args=_published)
    yield Row("pathway_end", KEEPERS, args=_published)
    yield Row("pathway_draft", KEEPERS, args=_draft)
    for name in ("guidance", "publish", "discard", "step_add", "route_add"):
        yield Row(f"pathway_{name}", KEEPERS, args=_draft)
    for name in ("pathway_step", "pathway_step_remove"):
        yield Row(name, KEEPERS, args=_step)
    for name in ("pathway_route", "pathway_route_remove"):
        yield Row(name, KEEPERS, args=_route)


BY_APPLICANT = ("write", "answers", "evidence", "submit", "appeal", "withdraw")
BY_MANAGER = ("talk", "confirm")
BY_KEEPER = ("eligible", "back", "panel", "approve", "off-panel", "decide", "tell", "appeal-decision")
OUTSIDE = {"own": roles(AGENCY), "other": STAFF | roles("service_manager")}
"""Who sees applications, but not this one."""


def _applications() -> Iterator[Row]:
    for who, hidden in OUTSIDE.items():
        sees = READERS - hidden
        yield Row("progression_application", sees, hidden, args=_application(who), about=who)
        yield Row("progression_effect", roles("hr"), args=_application(who), about=who)
        for step in BY_APPLICANT:
            ok = roles("practitioner") if who == "own" else roles()
            yield Row("progression_step", ok, hidden, args=_at_step(who, step), about=f"{step}, {who}")
        for step in BY_MANAGER:
            ok = MANAGERS if who == "own" else roles()
            yield Row("progression_step", ok, hidden, args=_at_step(who, step), about=f"{step}, {who}")
        for step in BY_KEEPER:
            yield Row("progression_step", KEEPERS, hidden, args=_at_step(who, step), about=f"{step}, {who}")
    yield Row(
        "progression_evidence_remove",
        roles("practitioner"),
        roles(AGENCY, "team_manager"),
        args=_piece,
    )


def _others() -> Iterator[Row]:
    for name in ("panel", "panel_day", "panel_members", "panel_held", "panel_order"):
        yield Row(name, KEEPERS, args=_panel)
    yield Row("panel_scores", KEEPERS, args=_panel_item)
    yield Row("opportunity", EVERY_ROLE, args=_opportunity)
    yield Row("opportunity_interest", STAFF, args=_opportunity)
    yield Row("opportunity_close", OF_PLANS, args=_opportunity)
    yield Row("opportunity_outcome", KEEPERS, roles("senior_leader"), args=_interest)
    yield Row(
        "opportunity_withdraw", roles("practitioner"), roles(AGENCY, "team_manager"), args=_interest_place
    )
    yield Row("lead_role_review", KEEPERS, args=_lead_role)
    yield Row("lead_role_end", KEEPERS, args=_lead_role)
    yield Row("drop_in", KEEPERS, args=_drop_in)
    yield Row("drop_in_advice", KEEPERS, args=_drop_in)
    own = MANAGERS | KEEPERS
    yield Row("capacity_review", own, args=lambda world: {"reference": "OWN"}, about="own")
    yield Row("capacity_review", KEEPERS, MANAGERS, args=lambda world: {"reference": "OTHER"}, about="other")


def _interest_place(world: World) -> dict[str, int]:
    return {"opportunity_id": _interest(world)["opportunity_id"]}


ROWS: list[Row] = [*_lists(), *_pathways(), *_applications(), *_others()]
