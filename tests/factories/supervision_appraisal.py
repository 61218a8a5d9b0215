"""Appraisals for tests: in each state, with what was said, objectives, what is to be learned, samples."""

import factory

from supervision.enums import AppraisalPart, AppraisalState
from supervision.models import (
    Appraisal,
    AppraisalForm,
    AppraisalRating,
    AppraisalSample,
    AppraisalVersion,
    CouncilPriority,
    CouncilValue,
    DevelopmentItem,
    DevelopmentReview,
    Objective,
)
from tests.factories.workforce import AccountFactory, WorkerFactory
from tests.periods import LAST_YEAR, SINCE_LONG_AGO
from workforce.periods import ONE_DAY, add_months

S = AppraisalState


class AppraisalFactory(factory.django.DjangoModelFactory[Appraisal]):
    """One that has not started. `held`, `shared`, `signed`, `closed`: further on its way; `on` is the meeting's day."""

    class Meta:
        model = Appraisal

    class Params:
        on = LAST_YEAR
        met = factory.Trait(
            meeting_on=factory.SelfAttribute("on"),
            mid_year_due_on=factory.LazyAttribute(lambda row: add_months(row.on, 6)),
            mid_year_opens_on=factory.LazyAttribute(lambda row: add_months(row.on, 6) - 28 * ONE_DAY),
        )
        held = factory.Trait(met=True, state=S.HELD)
        shared = factory.Trait(met=True, state=S.SHARED, shared_on=factory.SelfAttribute("on"))
        signed = factory.Trait(
            met=True,
            state=S.SIGNED,
            shared_on=factory.SelfAttribute("on"),
            appraisee_signed_on=factory.SelfAttribute("on"),
            appraiser_signed_on=factory.SelfAttribute("on"),
        )
        countersigned = factory.Trait(
            signed=True, state=S.COUNTERSIGNED, countersigned_on=factory.SelfAttribute("on")
        )
        closed = factory.Trait(signed=True, state=S.CLOSED, closed_on=factory.SelfAttribute("on"))

    appraisee = factory.SubFactory(WorkerFactory)
    appraiser = factory.SubFactory(WorkerFactory)
    anchor_on = factory.SelfAttribute("on")
    anchor_months = 0
    due_on = factory.LazyAttribute(lambda row: add_months(row.anchor_on, row.anchor_months))


class AppraisalVersionFactory(factory.django.DjangoModelFactory[AppraisalVersion]):
    class Meta:
        model = AppraisalVersion

    appraisal = factory.SubFactory(AppraisalFactory, shared=True)
    part = AppraisalPart.MANAGER
    number = 1
    body = factory.LazyFunction(lambda: {"summary": "A good year of steady work."})


class CouncilPriorityFactory(factory.django.DjangoModelFactory[CouncilPriority]):
    class Meta:
        model = CouncilPriority

    name = factory.Sequence(lambda n: f"Priority {n}")
    period = SINCE_LONG_AGO


class CouncilValueFactory(factory.django.DjangoModelFactory[CouncilValue]):
    class Meta:
        model = CouncilValue

    name = factory.Sequence(lambda n: f"Value {n}")
    period = SINCE_LONG_AGO


class ObjectiveFactory(factory.django.DjangoModelFactory[Objective]):
    class Meta:
        model = Objective

    appraisal = factory.SubFactory(AppraisalFactory, signed=True)
    words = "Every plan is reviewed in time."
    measure = "The monthly figure of the team."
    due_on = factory.LazyAttribute(lambda row: add_months(row.appraisal.due_on, 12))


class DevelopmentItemFactory(factory.django.DjangoModelFactory[DevelopmentItem]):
    """With the review of the day it was agreed on, unless `reviewed=None`."""

    class Meta:
        model = DevelopmentItem
        skip_postgeneration_save = True

    appraisal = factory.SubFactory(AppraisalFactory, signed=True)
    worker = factory.SelfAttribute("appraisal.appraisee")
    need = "Court skills"
    by_when = factory.LazyAttribute(lambda row: add_months(row.appraisal.due_on, 9))

    @factory.post_generation
    def reviewed(self: DevelopmentItem, create: bool, extracted: object, **more: object) -> None:
        on = extracted or self.appraisal.meeting_on
        DevelopmentReview.objects.create(item=self, state=self.state, on=on)


class AppraisalSampleFactory(factory.django.DjangoModelFactory[AppraisalSample]):
    """Given to somebody and not scored. `scored`: by three for everything."""

    class Meta:
        model = AppraisalSample

    class Params:
        score = 3
        scored = factory.Trait(
            done_on=factory.SelfAttribute("assigned_on"),
            smart=factory.SelfAttribute("score"),
            evidence=factory.SelfAttribute("score"),
            development=factory.SelfAttribute("score"),
            priorities=factory.SelfAttribute("score"),
            voice=factory.SelfAttribute("score"),
        )

    appraisal = factory.SubFactory(AppraisalFactory, signed=True)
    auditor = factory.SubFactory(AccountFactory)
    name = "Autumn"
    assigned_on = LAST_YEAR
    until = factory.LazyAttribute(lambda row: row.assigned_on + 28 * ONE_DAY)


class AppraisalRatingFactory(factory.django.DjangoModelFactory[AppraisalRating]):
    class Meta:
        model = AppraisalRating

    appraisal = factory.SubFactory(AppraisalFactory, signed=True)
    rating = "Fully meets"
    on = LAST_YEAR


class AppraisalFormFactory(factory.django.DjangoModelFactory[AppraisalForm]):
    class Meta:
        model = AppraisalForm

    version = factory.Sequence(lambda n: n + 1)
    name = "Annual Development Review"
    prompts = factory.LazyFunction(lambda: ["look_back", "summary"])
    published_on = LAST_YEAR
