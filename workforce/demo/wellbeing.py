"""Notices, briefings, accreditations, recognition, wellbeing and benefits of the council that has been written.

Nobody published them: the installation did. Percentages of the community are made up, and say so.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from workforce.demo.chance import Chance
from workforce.demo.recognition import write_recognitions
from workforce.demo.wellbeing_words import (
    ACTIONS,
    ACTIVITIES,
    BENEFITS,
    COMMUNITY,
    DOCUMENTS,
    MADE_UP,
    NOTICES,
    SITE,
    STAGES,
)
from workforce.enums import (
    ActionState,
    Compared,
    StageStanding,
    UnitKind,
)
from workforce.models import (
    Accreditation,
    AccreditationEvidence,
    AccreditationStage,
    ActivityPlace,
    Announcement,
    AnnouncementVersion,
    Assignment,
    AssistanceUse,
    Benefit,
    BenefitReview,
    Briefing,
    BriefingManager,
    BriefingPassedOn,
    BriefingQuestion,
    Commitment,
    CommitmentAction,
    CommitmentActionMove,
    CommunityProfile,
    CommunityShare,
    HubDocument,
    Unit,
    WellbeingActivity,
    WellbeingProgramme,
    WellbeingSurvey,
    Worker,
)
from workforce.periods import add_months, period
from workforce.queries.briefings import managers_in

ACKNOWLEDGED, ASKED = 0.75, 0.15
"""How many managers have passed the briefing on, and how many came back with a question."""


def write_wellbeing(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    people = list(Worker.objects.in_post(until).order_by("pk").values_list("pk", flat=True))
    return {
        "notices": _notices(until),
        "documents": _documents(until),
        "managers named in a briefing": _briefing(until, chance),
        "stages of accreditations": _accreditations(until),
        "actions of commitments": _commitments(until, people, chance),
        "community profiles": _community(until),
        "recognitions": write_recognitions(until, people, chance),
        "wellbeing activities": _programme(until, people, chance),
        "benefits": _benefits(until, chance),
    }


def _notices(until: date) -> int:
    services = list(Unit.objects.filter(kind=UnitKind.SERVICE).order_by("pk").values_list("pk", flat=True))
    announcements = Announcement.objects.bulk_create(
        Announcement(published_on=until - timedelta(days=days)) for _, _, _, days in NOTICES
    )
    rows = []
    for number, (announcement, (title, text, category, days)) in enumerate(
        zip(announcements, NOTICES, strict=True)
    ):
        first = until - timedelta(days=days)
        narrow = number == 1 and services
        rows.append(
            AnnouncementVersion(
                announcement=announcement,
                number=1,
                title=title,
                text=text,
                category=category,
                everybody=not narrow,
                unit_ids=services[:1] if narrow else [],
                period=period(first, first + timedelta(days=60)),
                written_on=first,
            )
        )
    return len(AnnouncementVersion.objects.bulk_create(rows))


def _documents(until: date) -> int:
    rows = (
        HubDocument(
            title=title,
            link=f"{SITE}/{title.lower().replace(' ', '-')}",
            category=category,
            review_on=until + timedelta(days=days),
        )
        for title, category, days in DOCUMENTS
    )
    return len(HubDocument.objects.bulk_create(rows))


def _briefing(until: date, chance: Chance) -> int:
    """One that most managers have passed on; its day has gone by."""
    briefing = Briefing.objects.create(
        title="The inspection and what follows from it",
        text="What went well, what is to be better, and what changes for your team from January on.",
        published_on=until - timedelta(days=21),
        pass_on_by=until - timedelta(days=4),
    )
    teams = Unit.objects.filter(kind=UnitKind.TEAM).values_list("pk", flat=True)
    named = BriefingManager.objects.bulk_create(
        BriefingManager(briefing=briefing, manager_id=each.worker_id, team_id=each.team_id)
        for each in managers_in(list(teams), until)
    )
    done = [each for each in named if chance.happens(ACKNOWLEDGED)]
    BriefingPassedOn.objects.bulk_create(
        BriefingPassedOn(
            named=each,
            on=until - timedelta(days=chance.randint(0, 18)),
            how=chance.choice(("In the team meeting", "In one-to-one talks", "By e-mail and in the huddle")),
        )
        for each in done
    )
    BriefingQuestion.objects.bulk_create(
        BriefingQuestion(named=each, on=until - timedelta(days=3), text="Does this change our thresholds?")
        for each in done
        if chance.happens(ASKED)
    )
    return len(named)


def _accreditations(until: date) -> int:
    written = 0
    for name, *levels in STAGES:
        scheme, _ = Accreditation.objects.get_or_create(name=name)
        for level, ago, left in levels:
            stage = AccreditationStage.objects.create(
                accreditation=scheme,
                level=level,
                standing=StageStanding.AWARDED,
                on=add_months(until, -ago),
                expires_on=add_months(until, left),
            )
            AccreditationEvidence.objects.create(
                stage=stage,
                title="Application and action plan",
                link=f"{SITE}/evidence/{stage.pk}",
                on=stage.on,
            )
            written += 1
    AccreditationStage.objects.create(
        accreditation=Accreditation.objects.get(name="Disability Confident"),
        level="Leader",
        standing=StageStanding.WORKING,
        on=add_months(until, -4),
    )
    return written + 1


def _commitments(until: date, people: Sequence[int], chance: Chance) -> int:
    commitments = list(Commitment.objects.order_by("position", "pk")[: len(ACTIONS)])
    actions = CommitmentAction.objects.bulk_create(
        CommitmentAction(
            commitment=commitment,
            words=words,
            owner_id=chance.choice(people),
            due_on=until + timedelta(days=days),
            state=state,
        )
        for commitment, (words, days, state) in zip(commitments, ACTIONS, strict=False)
    )
    moves = [(each, ActionState.OPEN, 60) for each in actions]
    moves += [(each, ActionState.DONE, 10) for each in actions if each.state == ActionState.DONE]
    CommitmentActionMove.objects.bulk_create(
        CommitmentActionMove(action=each, to=to, on=until - timedelta(days=days)) for each, to, days in moves
    )
    return len(actions)


def _community(until: date) -> int:
    for about, shares in COMMUNITY.items():
        profile = CommunityProfile.objects.create(
            about=about, year=until.year - 1, source=MADE_UP, entered_on=until
        )
        CommunityShare.objects.bulk_create(
            CommunityShare(profile=profile, answer=answer, percent=Decimal(share))
            for answer, share in shares.items()
        )
    return len(COMMUNITY)


def _programme(until: date, people: Sequence[int], chance: Chance) -> int:
    """A year of activities, two a month; a survey before and after; the supplier's totals."""
    programme = WellbeingProgramme.objects.create(
        name="Well at work",
        about="For a mind that rests and a body that moves, in a time of change.",
        period=period(add_months(until, -11).replace(day=1)),
    )
    activities = WellbeingActivity.objects.bulk_create(_activities(programme, until, chance))
    coming = [each for each in activities if each.by_name]
    at = timezone.make_aware(datetime.combine(until, time(9)))
    ActivityPlace.objects.bulk_create(
        ActivityPlace(activity=each, person_id=worker_id, joined_at=at)
        for each in coming
        for worker_id in sorted(chance.sample(people, min(len(people), chance.randint(4, 12))))
    )
    for months, value in ((11, "64.0"), (1, "71.5")):
        WellbeingSurvey.objects.create(
            programme=programme,
            measure="Feels supported at work",
            value=Decimal(value),
            unit="per cent",
            on=add_months(until, -months),
            source="Staff survey",
            answered=len(people) * 6 // 10,
        )
    AssistanceUse.objects.bulk_create(
        AssistanceUse(
            month=add_months(until, -months).replace(day=1),
            employees=chance.randint(8, 8 + len(people) // 20),
            household=chance.randint(1, 6),
            entered_on=until,
        )
        for months in range(12)
    )
    return len(activities)


def _activities(programme: WellbeingProgramme, until: date, chance: Chance) -> Iterator[WellbeingActivity]:
    for months in range(-11, 2):
        for title, kind, by_name in chance.sample(ACTIVITIES, 2):
            on = add_months(until, months).replace(day=chance.randint(1, 28))
            if programme.first_day <= on:
                past = on <= until
                yield WellbeingActivity(
                    programme=programme,
                    title=title,
                    kind=kind,
                    on=on,
                    where="Town hall",
                    places=12 if by_name else None,
                    by_name=by_name,
                    attended=chance.randint(5, 24) if past and not by_name else None,
                )


def _benefits(until: date, chance: Chance) -> int:
    rows = Benefit.objects.bulk_create(
        Benefit(
            name=name,
            about=about,
            eligibility=eligibility,
            household=household,
            link=f"{SITE}/benefits/{name.lower().replace(' ', '-')}",
            period=period(add_months(until, -48)),
        )
        for name, about, eligibility, household in BENEFITS
    )
    staff = Assignment.objects.as_at(until).values("worker").distinct().count()
    BenefitReview.objects.bulk_create(
        BenefitReview(
            benefit=each,
            on=add_months(until, -chance.randint(1, 13)),
            cost=Decimal(chance.randint(2, 60) * 1000),
            uptake=chance.randint(1, max(1, staff // 3)),
            compared=chance.choice((Compared.BETTER, Compared.COMPARABLE, Compared.COMPARABLE)),
            source=MADE_UP,
        )
        for each in rows
    )
    return len(rows)
