"""Succession, workforce plans, projects and partners, along the council that has been written: no figure reads them."""

from collections.abc import Sequence
from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.demo.succession import Seat, write_succession
from workforce.enums import (
    EMPLOYED,
    MemberKind,
    UnitKind,
    UnitTagKind,
    WorkforcePlanState,
)
from workforce.models import (
    AccreditationScheme,
    Assignment,
    ChangeProgramme,
    ContinuousService,
    Nomination,
    PartnerMember,
    PlaceInterest,
    ProgrammePart,
    Project,
    ProjectMove,
    ProjectPlace,
    Role,
    SchemeCriterion,
    UnitPlacement,
    UnitTag,
    WorkforcePlan,
    WorkforcePlanAction,
    WorkforcePlanMove,
    WorkforcePlanVersion,
)
from workforce.periods import add_months, period
from workforce.rules.plans import YearRules, plan_due_on, plan_year

PLAN_ACTIONS = (
    ("Recruit", "Hold four assessment days with the university", "12 newly qualified appointed"),
    ("Recruit", "Bring agency workers over to permanent posts", "Ten conversions"),
    ("Retain", "Stay interviews in the first year", "Nine in ten held"),
    ("Develop", "Six more practice educators", "Six at stage 2"),
)
PARTNERS = (
    ("Police", "Detective constable"),
    ("Health trust", "Safeguarding nurse"),
    ("Probation service", "Probation officer"),
    ("Domestic abuse charity", "Adviser"),
    ("Schools", "Inclusion officer"),
)
NAMES = (
    "Asha Bell",
    "Marek Cole",
    "Jo Devlin",
    "Nadia Firth",
    "Owen Gale",
    "Priya Holt",
    "Sol Ince",
    "Tess Jolly",
)


def write_plans(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    held = Assignment.objects.as_at(until).filter(employment__contract__in=EMPLOYED).order_by("pk")
    seats = [Seat(*row) for row in held.values_list("worker_id", "post_id", "role__code", "team_id")]
    leaders = [seat.worker_id for seat in seats if seat.role in ("DCS", "AD", "PSW", "SM")] or [
        seat.worker_id for seat in seats[:3]
    ]
    return (
        write_succession(seats, leaders, until, chance)
        | _workforce_plans(leaders, until, chance)
        | _projects(seats, leaders, until, chance)
        | _change(leaders, until)
        | _partners(until, chance)
        | _nominations(seats, until, chance)
    )


def _workforce_plans(leaders: Sequence[int], until: date, chance: Chance) -> dict[str, int]:
    top = UnitPlacement.objects.as_at(until).filter(unit__kind=UnitKind.DIRECTORATE).order_by("pk").first()
    if top is None:
        return {}
    this = plan_year(until)
    for year in (this - 1, this):
        due_on, is_past = plan_due_on(year, YearRules()), year < this
        plan = WorkforcePlan.objects.create(
            unit_id=top.unit_id,
            year=year,
            owner_id=leaders[0],
            due_on=due_on,
            state=WorkforcePlanState.REVIEWED if is_past else WorkforcePlanState.LIVE,
        )
        states = [WorkforcePlanState.DRAFT, WorkforcePlanState.AGREED, WorkforcePlanState.LIVE]
        WorkforcePlanMove.objects.bulk_create(
            WorkforcePlanMove(plan=plan, to=to, on=due_on - timedelta(days=40 - 20 * number))
            for number, to in enumerate(states)
        )
        if is_past:
            ended = date(year + 1, 4, 1)
            WorkforcePlanMove.objects.create(plan=plan, to=WorkforcePlanState.REVIEWED, on=min(ended, until))
        WorkforcePlanVersion.objects.create(
            plan=plan,
            number=1,
            text="Fewer agency workers, more of our own newly qualified social workers, and managers who stay.",
            change="First version",
            on=due_on - timedelta(days=40),
        )
        WorkforcePlanAction.objects.bulk_create(_plan_actions(plan, leaders, until, chance, is_past=is_past))
    return {"workforce plans": 2}


def _plan_actions(
    plan: WorkforcePlan, leaders: Sequence[int], until: date, chance: Chance, *, is_past: bool
) -> list[WorkforcePlanAction]:
    found = []
    for number, (priority, text, measure) in enumerate(PLAN_ACTIONS):
        due_on = date(plan.year, 6 + 2 * (number % 3), 30)
        done = is_past or (due_on < until and chance.happens(0.6))
        found.append(
            WorkforcePlanAction(
                plan=plan,
                priority=priority,
                text=text,
                measure=measure,
                owner_id=chance.choice(leaders),
                due_on=due_on,
                done_on=min(due_on, until) if done else None,
                outcome=measure if done else "",
            )
        )
    return found


def _projects(seats: Sequence[Seat], leaders: Sequence[int], until: date, chance: Chance) -> dict[str, int]:
    practitioners = [seat.worker_id for seat in seats if seat.role in ("SW", "SSW", "AP", "FSW")]
    offered = (
        ("A hub for adolescents", "One team around young people at the edge of care.", "Practice lead"),
        ("Safety beyond the home", "Contextual safeguarding with schools and transport.", "Project worker"),
    )
    for name, purpose, place in offered:
        began = add_months(until, -3)
        project = Project.objects.create(
            name=name,
            purpose=purpose,
            sponsor_id=chance.choice(leaders),
            period=period(began),
            state="under_way",
        )
        ProjectMove.objects.create(project=project, to="planned", on=began)
        ProjectMove.objects.create(project=project, to="under_way", on=add_months(until, -2))
        kept = ProjectPlace.objects.create(
            project=project,
            title=place,
            offer="A day a week for six months, with the support of the sponsor.",
            number=2,
            apply_by=until + timedelta(days=30),
        )
        interested = chance.sample(practitioners, k=min(3, len(practitioners)))
        PlaceInterest.objects.bulk_create(
            PlaceInterest(place=kept, worker_id=worker_id, words="I have worked with this group.", on=until)
            for worker_id in interested
        )
    return {"projects": len(offered)}


def _change(leaders: Sequence[int], until: date) -> dict[str, int]:
    service = (
        UnitPlacement.objects.as_at(until).filter(unit__kind=UnitKind.SERVICE).order_by("name", "pk").first()
    )
    if service is None:
        return {}
    programme = ChangeProgramme.objects.create(
        name="Family help and keeping connected",
        purpose="Early help and social work in one place, with partners beside them.",
        lead_id=leaders[0],
        period=period(add_months(until, -6), add_months(until, 12)),
    )
    ProgrammePart.objects.create(programme=programme, unit_id=service.unit_id)
    return {"programmes of change": 1}


def _partners(until: date, chance: Chance) -> dict[str, int]:
    placed = UnitPlacement.objects.as_at(until).order_by("unit__code")
    teams = list(placed.filter(unit__kind=UnitKind.TEAM).values_list("unit_id", flat=True))
    top = placed.filter(unit__kind=UnitKind.DIRECTORATE).values_list("unit_id", flat=True).first()
    since = add_months(until, -18)
    tags = (
        [UnitTag(unit_id=top, kind=UnitTagKind.TERMS, label="Council terms", period=period(since))]
        if top
        else []
    )
    said = (
        (UnitTagKind.CO_LOCATED, "Police and health at the civic centre"),
        (UnitTagKind.HOSTED, "Hosted for the adoption region"),
        (UnitTagKind.SCHOOLS, "Linked to the virtual school"),
        (UnitTagKind.TERMS, "NHS terms"),
        (UnitTagKind.TEAM_TYPE, "Front door"),
    )
    tags += [
        UnitTag(unit_id=team_id, kind=kind, label=label, period=period(since))
        for (kind, label), team_id in zip(said, teams, strict=False)
    ]
    UnitTag.objects.bulk_create(tags)
    members = (
        PartnerMember.objects.bulk_create(
            _member(number, teams, since, chance) for number in range(max(4, len(teams) // 2))
        )
        if teams
        else []
    )
    return {"partner staff and volunteers": len(members)}


def _member(number: int, teams: Sequence[int], since: date, chance: Chance) -> PartnerMember:
    first, last = NAMES[number % len(NAMES)].split()
    is_volunteer = number % 5 == 4
    organisation, role_title = PARTNERS[number % len(PARTNERS)]
    return PartnerMember(
        kind=MemberKind.VOLUNTEER if is_volunteer else MemberKind.PARTNER,
        first_name=first,
        last_name=last,
        organisation="Volunteers' bureau" if is_volunteer else organisation,
        role_title="Family mentor" if is_volunteer else role_title,
        team_id=teams[number % len(teams)],
        period=period(since + timedelta(days=chance.randint(0, 300))),
    )


def _nominations(seats: Sequence[Seat], until: date, chance: Chance) -> dict[str, int]:
    scheme = AccreditationScheme.objects.create(
        name="Practice leadership accreditation",
        body="A national body",
        period=period(add_months(until, -24)),
    )
    for position, text in enumerate(("Two years in practice", "Supported by the manager"), start=1):
        SchemeCriterion.objects.create(scheme=scheme, position=position, text=text)
    able = sorted({seat.worker_id for seat in seats if seat.role in ("SSW", "AP")})
    nominated = Nomination.objects.bulk_create(
        Nomination(
            scheme=scheme,
            worker_id=worker_id,
            words="Others come to them for advice.",
            nominated_on=until - timedelta(days=chance.randint(1, 200)),
        )
        for worker_id in chance.sample(able, k=min(4, len(able)))
    )
    return {"nominations": len(nominated), "services from before": _service(seats, until, chance)}


def _service(seats: Sequence[Seat], until: date, chance: Chance) -> int:
    """Nurses and health visitors came over from the health trust with the service they had."""
    health = set(Role.objects.filter(regulator="NMC").values_list("code", flat=True))
    people = sorted({seat.worker_id for seat in seats if seat.role in health})
    firsts: dict[int, date] = {}
    for held in Assignment.objects.filter(worker__in=people).select_related("employment").order_by("pk"):
        first = held.employment.first_day
        firsts[held.worker_id] = min(first, firsts.get(held.worker_id, first))
    kept = ContinuousService.objects.bulk_create(
        ContinuousService(
            worker_id=worker_id,
            counts_from=add_months(first, -chance.randint(6, 120)),
            came_from="Health trust",
            words="Letter of the transfer",
        )
        for worker_id, first in sorted(firsts.items())
        if chance.happens(0.5)
    )
    return len(kept)
