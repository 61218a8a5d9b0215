"""Notices, briefings, accreditations, recognition, wellbeing and benefits for tests."""

from decimal import Decimal

import factory

from tests.factories.workforce import AccountFactory, UnitFactory, WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO, SINCE_LONG_AGO, TODAY
from workforce.enums import (
    ActivityKind,
    HubCategory,
    RecognitionKind,
    RecognitionState,
    StageStanding,
)
from workforce.models import (
    Accreditation,
    AccreditationEvidence,
    AccreditationStage,
    ActivityPlace,
    Announcement,
    AnnouncementVersion,
    AssistanceUse,
    Benefit,
    BenefitReview,
    Briefing,
    BriefingManager,
    BriefingPassedOn,
    CelebrationEvent,
    CelebrationPrompt,
    Commitment,
    CommitmentAction,
    CommunityProfile,
    CommunityShare,
    HubDocument,
    Recognition,
    WellbeingActivity,
    WellbeingProgramme,
    WellbeingSurvey,
)


class AnnouncementFactory(factory.django.DjangoModelFactory[Announcement]):
    class Meta:
        model = Announcement

    published_on = LONG_AGO


class AnnouncementVersionFactory(factory.django.DjangoModelFactory[AnnouncementVersion]):
    """A notice for everybody, shown since long ago."""

    class Meta:
        model = AnnouncementVersion

    announcement = factory.SubFactory(AnnouncementFactory)
    number = 1
    title = factory.Sequence(lambda n: f"Notice number {n}")
    text = "The car park is closed on Friday."
    category = HubCategory.NEWS
    everybody = True
    period = SINCE_LONG_AGO
    written_on = LONG_AGO


class HubDocumentFactory(factory.django.DjangoModelFactory[HubDocument]):
    class Meta:
        model = HubDocument

    title = factory.Sequence(lambda n: f"Document number {n}")
    link = "https://council.example/document"
    category = HubCategory.POLICY
    review_on = TODAY
    kept_by = factory.SubFactory(AccountFactory)


class BriefingFactory(factory.django.DjangoModelFactory[Briefing]):
    class Meta:
        model = Briefing

    title = factory.Sequence(lambda n: f"Briefing number {n}")
    text = "The review of the front door begins in May."
    published_on = LAST_YEAR
    published_by = factory.SubFactory(AccountFactory)
    pass_on_by = TODAY


class BriefingManagerFactory(factory.django.DjangoModelFactory[BriefingManager]):
    class Meta:
        model = BriefingManager

    briefing = factory.SubFactory(BriefingFactory)
    manager = factory.SubFactory(WorkerFactory)
    team = factory.SubFactory(UnitFactory)


class BriefingPassedOnFactory(factory.django.DjangoModelFactory[BriefingPassedOn]):
    class Meta:
        model = BriefingPassedOn

    named = factory.SubFactory(BriefingManagerFactory)
    on = TODAY
    how = "In the team meeting"


class AccreditationFactory(factory.django.DjangoModelFactory[Accreditation]):
    class Meta:
        model = Accreditation

    name = factory.Sequence(lambda n: f"Scheme {n}")
    levels = factory.LazyFunction(lambda: ["Bronze", "Silver", "Gold"])


class AccreditationStageFactory(factory.django.DjangoModelFactory[AccreditationStage]):
    """Awarded today for a time that is nearly over."""

    class Meta:
        model = AccreditationStage

    class Params:
        working_towards = factory.Trait(standing=StageStanding.WORKING, expires_on=None)

    accreditation = factory.SubFactory(AccreditationFactory)
    level = "Silver"
    standing = StageStanding.AWARDED
    on = LAST_YEAR
    expires_on = TODAY


class AccreditationEvidenceFactory(factory.django.DjangoModelFactory[AccreditationEvidence]):
    class Meta:
        model = AccreditationEvidence

    stage = factory.SubFactory(AccreditationStageFactory)
    title = "Action plan"
    on = TODAY


class CommitmentFactory(factory.django.DjangoModelFactory[Commitment]):
    class Meta:
        model = Commitment

    accreditation = factory.SubFactory(AccreditationFactory)
    name = factory.Sequence(lambda n: f"Commitment {n}")
    position = 1


class CommitmentActionFactory(factory.django.DjangoModelFactory[CommitmentAction]):
    class Meta:
        model = CommitmentAction

    commitment = factory.SubFactory(CommitmentFactory)
    words = factory.Sequence(lambda n: f"Action {n}")
    due_on = TODAY


class CommunityProfileFactory(factory.django.DjangoModelFactory[CommunityProfile]):
    class Meta:
        model = CommunityProfile

    about = "sex"
    year = 2021
    source = "Census"
    entered_on = TODAY


class CommunityShareFactory(factory.django.DjangoModelFactory[CommunityShare]):
    class Meta:
        model = CommunityShare

    profile = factory.SubFactory(CommunityProfileFactory)
    answer = "Female"
    percent = Decimal("51")


class CelebrationEventFactory(factory.django.DjangoModelFactory[CelebrationEvent]):
    class Meta:
        model = CelebrationEvent

    title = factory.Sequence(lambda n: f"Celebration {n}")
    on = TODAY


class RecognitionFactory(factory.django.DjangoModelFactory[Recognition]):
    """A sparkle moment of somebody, nominated today."""

    class Meta:
        model = Recognition

    class Params:
        published = factory.Trait(state=RecognitionState.PUBLISHED)
        of_team = factory.Trait(nominee=None, team=factory.SubFactory(UnitFactory))

    kind = RecognitionKind.SPARKLE
    nominee = factory.SubFactory(WorkerFactory)
    words = "Stayed late to keep a promise."
    on = TODAY
    nominated_on = TODAY
    nominated_by = factory.SubFactory(AccountFactory)


class CelebrationPromptFactory(factory.django.DjangoModelFactory[CelebrationPrompt]):
    class Meta:
        model = CelebrationPrompt

    key = factory.Sequence(lambda n: f"prompt:{n}")
    kind = RecognitionKind.LONG_SERVICE
    person = factory.SubFactory(WorkerFactory)
    words = "Ten years of service"
    on = TODAY


class WellbeingProgrammeFactory(factory.django.DjangoModelFactory[WellbeingProgramme]):
    class Meta:
        model = WellbeingProgramme

    name = factory.Sequence(lambda n: f"Programme {n}")
    period = SINCE_LONG_AGO


class WellbeingActivityFactory(factory.django.DjangoModelFactory[WellbeingActivity]):
    class Meta:
        model = WellbeingActivity

    class Params:
        to_join = factory.Trait(by_name=True, places=2)

    programme = factory.SubFactory(WellbeingProgrammeFactory)
    title = factory.Sequence(lambda n: f"Activity {n}")
    kind = ActivityKind.SESSION
    on = TODAY


class ActivityPlaceFactory(factory.django.DjangoModelFactory[ActivityPlace]):
    class Meta:
        model = ActivityPlace

    activity = factory.SubFactory(WellbeingActivityFactory, to_join=True)
    person = factory.SubFactory(WorkerFactory)
    joined_at = "2025-09-01T09:00:00Z"


class WellbeingSurveyFactory(factory.django.DjangoModelFactory[WellbeingSurvey]):
    class Meta:
        model = WellbeingSurvey

    programme = factory.SubFactory(WellbeingProgrammeFactory)
    measure = "Feels supported"
    value = Decimal("71.5")
    unit = "per cent"
    on = TODAY
    source = "Staff survey"


class AssistanceUseFactory(factory.django.DjangoModelFactory[AssistanceUse]):
    class Meta:
        model = AssistanceUse

    month = TODAY.replace(day=1)
    employees = 12
    household = 3
    entered_on = TODAY


class BenefitFactory(factory.django.DjangoModelFactory[Benefit]):
    class Meta:
        model = Benefit

    name = factory.Sequence(lambda n: f"Benefit {n}")
    about = "A bicycle through the pay slip."
    eligibility = "Permanent staff"
    period = SINCE_LONG_AGO


class BenefitReviewFactory(factory.django.DjangoModelFactory[BenefitReview]):
    class Meta:
        model = BenefitReview

    benefit = factory.SubFactory(BenefitFactory)
    on = TODAY
    cost = Decimal("1200")
    uptake = 8
    compared = "comparable"
    source = "Regional survey of employers"
