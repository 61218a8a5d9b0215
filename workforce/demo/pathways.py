"""The ladders of the synthetic council, as councils usually publish them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workforce.enums import CriterionKind as C
from workforce.models import (
    Pathway,
    PathwayStep,
    PathwayVersion,
    ProgressionRoute,
    Role,
    RouteCriterion,
    StepHelp,
)
from workforce.periods import period


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a ladder and what the route to it asks for (nothing: no route leads here)."""

    role: str
    name: str
    asks: tuple[tuple[C, int | str], ...] = ()
    automatic: bool = False
    helped_by: tuple[str, ...] = ()


SENIOR = (
    (C.MONTHS_IN_ROLE, 24),
    (C.REGISTERED, ""),
    (C.PRACTICE_EDUCATOR, 1),
    (C.MANDATORY_TRAINING, ""),
    (C.SUPERVISION, ""),
    (C.NO_CAPABILITY, ""),
    (C.PORTFOLIO, 3),
    (C.PCF_LEVEL, "Experienced"),
    (C.DEVELOPS_OTHERS, ""),
)
FAMILIES: dict[str, tuple[Rung, ...]] = {
    "Social work": (
        Rung("NQSW", "Newly qualified social worker"),
        Rung("SW", "Social worker", ((C.ASYE_PASSED, ""), (C.REGISTERED, "")), True, ("ASYE programme",)),
        Rung("SSW", "Senior social worker", SENIOR, helped_by=("Practice Educator Stage 1",)),
        Rung(
            "AP",
            "Advanced practitioner",
            (*SENIOR[1:2], (C.MONTHS_IN_ROLE, 12), (C.PRACTICE_EDUCATOR, 2), (C.PCF_LEVEL, "Advanced")),
            helped_by=("Practice Educator Stage 2",),
        ),
        Rung(
            "DM",
            "Deputy team manager",
            ((C.MONTHS_IN_ROLE, 12), (C.OTHER, "Has held group supervision for a term"), (C.PORTFOLIO, 2)),
            helped_by=("Aspiring managers programme",),
        ),
        Rung(
            "TM",
            "Team manager",
            ((C.MONTHS_IN_ROLE, 12), (C.PCF_LEVEL, "Strategic"), (C.PORTFOLIO, 3)),
            helped_by=("Leadership and management, level 5",),
        ),
    ),
    "Family support": (
        Rung("FSW", "Family support worker"),
        Rung(
            "EHP",
            "Early help practitioner",
            ((C.MONTHS_IN_ROLE, 12), (C.PORTFOLIO, 2)),
            helped_by=("Level 4 diploma",),
        ),
        Rung(
            "EHM",
            "Early help team manager",
            ((C.MONTHS_IN_ROLE, 24), (C.OTHER, "Has led a piece of work across agencies")),
            helped_by=("Leadership and management, level 5",),
        ),
    ),
    "Into social work by apprenticeship": (
        Rung("FSW", "Family support worker"),
        Rung(
            "APPR",
            "Social work apprentice",
            ((C.MONTHS_IN_ROLE, 12), (C.PERMANENT, ""), (C.OTHER, "Level 2 in English and mathematics")),
            helped_by=("Social worker degree apprenticeship",),
        ),
        Rung(
            "NQSW", "Newly qualified social worker", ((C.REGISTERED, ""),), True, ("Degree in social work",)
        ),
    ),
}


def write_pathways(since: date) -> list[ProgressionRoute]:
    """Each family of roles, published from a day. Returns the routes."""
    roles = _roles()
    return [route for name, rungs in FAMILIES.items() for route in _pathway(name, rungs, roles, since)]


def _roles() -> dict[str, Role]:
    """Those of the ladders. A deputy team manager is not in the establishment yet: the step is new."""
    Role.objects.get_or_create(
        code="DM",
        defaults={
            "name": "Deputy team manager",
            "role_group": "Manager",
            "regulator": "SWE",
            "csww_role": 3,
            "grade": "Grade 11",
            "rank": 60,
        },
    )
    codes = {rung.role for rungs in FAMILIES.values() for rung in rungs}
    return {role.code: role for role in Role.objects.filter(code__in=codes)}


def _pathway(name: str, rungs: Sequence[Rung], roles: dict[str, Role], since: date) -> list[ProgressionRoute]:
    pathway = Pathway.objects.create(code=name.lower().replace(" ", "-"), name=name)
    guidance = (
        "Talk with your manager first. Bring evidence of your own practice; nobody needs to wait for a vacancy. The "
        "panel goes by the criteria and gives its reasons for each."
    )
    version = PathwayVersion.objects.create(pathway=pathway, number=1, guidance=guidance)
    steps: list[PathwayStep] = []
    routes: list[ProgressionRoute] = []
    for position, rung in enumerate(rungs, 1):
        steps.append(
            PathwayStep.objects.create(
                version=version, position=position, name=rung.name, role=roles[rung.role]
            )
        )
        StepHelp.objects.bulk_create(
            StepHelp(step=steps[-1], position=place, title=title)
            for place, title in enumerate(rung.helped_by, 1)
        )
        if rung.asks:
            routes.append(_route(version, steps, rung))
    PathwayVersion.objects.filter(pk=version.pk).update(period=period(since))
    return routes


def _route(version: PathwayVersion, steps: Sequence[PathwayStep], rung: Rung) -> ProgressionRoute:
    route = ProgressionRoute.objects.create(
        version=version, from_step=steps[-2], to_step=steps[-1], automatic=rung.automatic
    )
    RouteCriterion.objects.bulk_create(
        RouteCriterion(
            route=route,
            position=position,
            kind=kind,
            number=detail if isinstance(detail, int) else None,
            words=detail if isinstance(detail, str) else "",
        )
        for position, (kind, detail) in enumerate(rung.asks, 1)
    )
    return route
