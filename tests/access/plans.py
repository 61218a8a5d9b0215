"""Who gets which answer at the addresses of succession, the workforce plan, programmes and projects, below /plans/."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.plans import (
    ChangeProgrammeFactory,
    CriterionFactory,
    CriticalPostFactory,
    DevelopmentActionFactory,
    NominationFactory,
    PartnerMemberFactory,
    PlaceInterestFactory,
    ProgrammePartFactory,
    ProjectFactory,
    ProjectPlaceFactory,
    SchemeFactory,
    SuccessorFactory,
    UnitTagFactory,
    WorkforcePlanActionFactory,
    WorkforcePlanFactory,
)
from tests.factories.workforce import PostTermsFactory
from tests.world import AGENCY, World
from workforce.models import (
    AccreditationScheme,
    ChangeProgramme,
    CriticalPost,
    Nomination,
    PartnerMember,
    PlaceInterest,
    PostTerms,
    Project,
    UnitTag,
    WorkforcePlanAction,
)

HR = roles("hr")
NOBODY: frozenset[str] = frozenset()
KEEPS = roles("senior_leader", "hr", "psw")
CHANGES_SUCCESSION = roles("service_manager")
MARKS = roles("service_manager", "senior_leader", "psw")
SEES_SUCCESSION = MARKS | HR
IN_POST = roles("practitioner", AGENCY, "team_manager")
SEES_POSTS = roles("team_manager", "service_manager", "senior_leader", "hr", "learning", "psw")
SEES_PROGRESSION = IN_POST | roles("service_manager", "hr", "learning", "psw")
NOMINATES = roles("team_manager", "service_manager", "hr", "psw")
SEES_REGISTRATIONS = SEES_PROGRESSION | roles("asye_coordinator")


def _critical(unit: str) -> Callable[[World], dict[str, Any]]:
    """A critical post in a team of the world, made once."""

    def made(world: World) -> dict[str, Any]:
        team = getattr(world, unit)
        found = CriticalPost.objects.filter(post__terms__team=team).first()
        terms = PostTerms.objects.filter(team=team).first() or PostTermsFactory(team=team)
        return {"critical_id": (found or CriticalPostFactory(post=terms.post)).pk}

    return made


def _successor(unit: str) -> Callable[[World], dict[str, Any]]:
    def made(world: World) -> dict[str, Any]:
        critical = CriticalPost.objects.get(pk=_critical(unit)(world)["critical_id"])
        found = critical.successors.first() or SuccessorFactory(critical=critical, worker=world.other)
        return {"successor_id": found.pk}

    return made


def _development(unit: str) -> Callable[[World], dict[str, Any]]:
    def made(world: World) -> dict[str, Any]:
        critical = CriticalPost.objects.get(pk=_critical(unit)(world)["critical_id"])
        found = critical.actions.first() or DevelopmentActionFactory(critical=critical, worker=world.other)
        return {"action_id": found.pk}

    return made


def _both(name: str, ok: frozenset[str], **more: Any) -> Iterator[Row]:
    """A form, as a page and sent in empty."""
    for method in ("get", "post"):
        yield Row(name, ok, method=method, about=method, **more)


def _of_units(
    name: str, args: Callable[[str], Any], ok: frozenset[str], everywhere: frozenset[str]
) -> Iterator[Row]:
    """On a record of the own team, and on one of another service, which only some see."""
    for method in ("get", "post"):
        yield Row(name, ok, args=args("own_team"), method=method, about=f"{method}, own team")
        hidden = ok - everywhere
        yield Row(
            name, everywhere, hidden, args=args("other_team"), method=method, about=f"{method}, other team"
        )


def _talent(worker: str) -> Callable[[World], dict[str, str]]:
    return lambda world: {"reference": getattr(world, worker).reference}


def _plan(world: World) -> dict[str, Any]:
    found = world.directorate.workforce_plans.first()
    return {"plan_id": (found or WorkforcePlanFactory(unit=world.directorate)).pk}


def _action(world: World) -> dict[str, Any]:
    plan_id = _plan(world)["plan_id"]
    found = WorkforcePlanAction.objects.filter(plan=plan_id, owner=world.own).first()
    return {"action_id": (found or WorkforcePlanActionFactory(plan_id=plan_id, owner=world.own)).pk}


def _project(world: World) -> dict[str, Any]:
    """The manager of the own team is its sponsor."""
    sponsor = world.accounts["team_manager"].worker
    found = Project.objects.filter(sponsor=sponsor).first()
    return {"project_id": (found or ProjectFactory(sponsor=sponsor)).pk}


def _place(world: World) -> dict[str, Any]:
    project = Project.objects.get(pk=_project(world)["project_id"])
    return {"place_id": (project.places.first() or ProjectPlaceFactory(project=project)).pk}


def _interest(world: World) -> dict[str, Any]:
    found = PlaceInterest.objects.filter(worker=world.own).first()
    return {
        "interest_id": (
            found or PlaceInterestFactory(worker=world.own, place_id=_place(world)["place_id"])
        ).pk
    }


def _programme(world: World) -> dict[str, Any]:
    return {"programme_id": (ChangeProgramme.objects.first() or ChangeProgrammeFactory(lead=world.own)).pk}


def _part(world: World) -> dict[str, Any]:
    programme = ChangeProgramme.objects.get(pk=_programme(world)["programme_id"])
    found = programme.parts.first() or ProgrammePartFactory(programme=programme, unit=world.own_team)
    return {"part_id": found.pk}


def _part_to_remove(world: World) -> dict[str, Any]:
    """One of its own for each visit, since whoever may removes it."""
    return {"part_id": ProgrammePartFactory(unit=world.own_team).pk}


def _tag(world: World) -> dict[str, Any]:
    return {"tag_id": (UnitTag.objects.first() or UnitTagFactory(unit=world.own_team)).pk}


def _member(world: World) -> dict[str, Any]:
    return {"member_id": (PartnerMember.objects.first() or PartnerMemberFactory(team=world.own_team)).pk}


def _nomination(worker: str) -> Callable[[World], dict[str, Any]]:
    def made(world: World) -> dict[str, Any]:
        of = getattr(world, worker)
        found = Nomination.objects.filter(worker=of).first()
        return {"nomination_id": (found or NominationFactory(worker=of, scheme=_a_scheme())).pk}

    return made


def _a_scheme() -> AccreditationScheme:
    found = AccreditationScheme.objects.first() or SchemeFactory()
    if not found.criteria.exists():
        CriterionFactory(scheme=found)
    return found


def _scheme(world: World) -> dict[str, Any]:
    return {"scheme_id": _a_scheme().pk}


def _succession() -> Iterator[Row]:
    everywhere = SEES_SUCCESSION - roles("service_manager")
    yield from (Row(name, SEES_SUCCESSION) for name in ("succession", "succession_csv", "bench_csv"))
    yield from _both("succession_mark", MARKS)
    yield from _of_units("succession_unmark", _critical, MARKS, roles("senior_leader", "psw"))
    for name in (
        "succession_move",
        "succession_risk",
        "successor_name",
        "development_add",
    ):
        yield from _of_units(name, _critical, CHANGES_SUCCESSION, NOBODY)
    yield from _of_units("successor_end", _successor, CHANGES_SUCCESSION, NOBODY)
    yield from _of_units("development_done", _development, CHANGES_SUCCESSION, NOBODY)
    yield Row("succession_post", SEES_SUCCESSION, args=_critical("own_team"), about="own team")
    yield Row(
        "succession_post",
        everywhere,
        roles("service_manager"),
        args=_critical("other_team"),
        about="other team",
    )
    yield Row("talent", SEES_SUCCESSION, args=_talent("own"), about="own team")
    yield Row("talent", everywhere, roles("service_manager"), args=_talent("other"), about="other team")
    for name in ("talent_note", "talent_shown"):
        yield from _both(name, CHANGES_SUCCESSION, args=_talent("own"))
        yield from _both(name, NOBODY, hidden=roles("service_manager"), args=_talent("other"))


def _plans() -> Iterator[Row]:
    yield from (Row(name, EVERY_ROLE) for name in ("workforce_plans", "workforce_actions_csv"))
    yield Row("workforce_plan", EVERY_ROLE, args=_plan)
    yield from _both("workforce_plan_begin", KEEPS)
    for name in ("workforce_plan_version", "workforce_plan_move", "workforce_action_add"):
        yield from _both(name, KEEPS, args=_plan)
    yield from _both("workforce_action_change", KEEPS, args=_action)
    yield from _both("workforce_action_done", KEEPS | roles("practitioner"), args=_action)
    yield from (Row(name, SEES_POSTS) for name in ("supply", "supply_csv", "role_mix", "role_mix_csv"))


def _projects() -> Iterator[Row]:
    yield from (Row(name, EVERY_ROLE) for name in ("projects", "projects_csv"))
    yield Row("project", EVERY_ROLE, args=_project)
    yield from _both("project_begin", KEEPS)
    for name in ("project_change", "project_move"):
        yield from _both(name, KEEPS, args=_project)
    yield from _both("place_offer", KEEPS | roles("team_manager"), args=_project)
    yield from _both("place_interest", IN_POST, args=_place)
    answers, said = KEEPS | roles("team_manager"), roles("practitioner")
    others = EVERY_ROLE - answers - said
    yield from _both("interest_answer", answers, hidden=others, args=_interest)
    yield Row("interest_withdraw", said, others, args=_interest)


def _programmes() -> Iterator[Row]:
    yield Row("programmes", EVERY_ROLE)
    yield from (Row(name, EVERY_ROLE, args=_programme) for name in ("programme", "programme_csv"))
    yield from _both("programme_begin", KEEPS)
    for name in ("programme_change", "programme_part"):
        yield from _both(name, KEEPS, args=_programme)
    yield Row("programme_part_remove", KEEPS, args=_part)
    yield Row("programme_part_remove", KEEPS, answer=302, args=_part_to_remove, method="post", about="post")


def _teams() -> Iterator[Row]:
    yield from (Row(name, EVERY_ROLE) for name in ("teams", "teams_csv", "partners", "partners_csv"))
    yield from _both("unit_tag", HR)
    yield from _both("unit_tag_end", HR, args=_tag)
    yield from _both("partner_add", HR)
    for name in ("partner_change", "partner_end"):
        yield from _both(name, HR, args=_member)
    yield from _both("person_service", HR, args=_talent("own"))


def _nominations() -> Iterator[Row]:
    yield from (Row(name, SEES_PROGRESSION) for name in ("nominations", "nominations_csv"))
    yield from (Row(name, SEES_REGISTRATIONS) for name in ("numbers", "numbers_csv"))
    yield from _both("nominate", NOMINATES)
    sees_own = SEES_PROGRESSION - roles(AGENCY)
    yield Row("nomination", sees_own, roles(AGENCY), args=_nomination("own"), about="own team")
    everywhere = roles("hr", "learning", "psw")
    yield Row(
        "nomination", everywhere, SEES_PROGRESSION - everywhere, args=_nomination("other"), about="other team"
    )
    for name in ("nomination_criteria", "nomination_outcome"):
        yield Row(name, NOMINATES, args=_nomination("own"), about="own team")
        yield Row(
            name,
            roles("hr", "psw"),
            NOMINATES - roles("hr", "psw"),
            args=_nomination("other"),
            about="other team",
        )
    yield Row("nomination_outcome", NOMINATES, args=_nomination("own"), method="post", about="post, own team")
    yield from _both("scheme_open", KEEPS)
    yield from _both("scheme_close", KEEPS, args=_scheme)


ROWS: list[Row] = [*_succession(), *_plans(), *_projects(), *_programmes(), *_teams(), *_nominations()]
