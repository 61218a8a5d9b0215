"""Inductions, adjustments, referrals, forums and flexible working for tests."""

from datetime import date, timedelta
from typing import Any

import factory

from tests.factories.workforce import RoleFactory, UnitFactory, WorkerFactory
from tests.periods import SINCE_LAST_YEAR, SINCE_LONG_AGO, TODAY, TOMORROW
from workforce.enums import (
    AdjustmentState,
    AgreedPattern,
    AskedBy,
    FlexibleState,
    InductionFor,
    InductionOwner,
    InductionReason,
    InductionStage,
    InductionState,
    InductionTime,
    ReferralKind,
    SurveyWave,
)
from workforce.models import (
    Adjustment,
    AdjustmentMove,
    AgreedWorkPattern,
    CorporateItem,
    FlexibleMove,
    FlexibleRequest,
    Forum,
    ForumInvitation,
    ForumMember,
    Induction,
    InductionItem,
    InductionMark,
    InductionTask,
    InductionTemplate,
    InductionVersion,
    StarterAnswer,
    StarterSurvey,
    SupportReferral,
)
from workforce.periods import month_end


class CorporateItemFactory(factory.django.DjangoModelFactory[CorporateItem]):
    class Meta:
        model = CorporateItem

    name = factory.Sequence(lambda n: f"Item {n}")


class InductionTemplateFactory(factory.django.DjangoModelFactory[InductionTemplate]):
    """For everybody."""

    class Meta:
        model = InductionTemplate
        django_get_or_create = ("audience", "role", "role_group")

    audience = InductionFor.EVERYBODY
    role = None
    role_group = ""


class InductionVersionFactory(factory.django.DjangoModelFactory[InductionVersion]):
    """A draft for everybody without a task."""

    class Meta:
        model = InductionVersion

    template = factory.SubFactory(InductionTemplateFactory)
    number = factory.Sequence(lambda n: n + 1)
    stage = InductionStage.PILOT


class InductionTaskFactory(factory.django.DjangoModelFactory[InductionTask]):
    """The line manager's, on day 1."""

    class Meta:
        model = InductionTask

    version = factory.SubFactory(InductionVersionFactory)
    time = InductionTime.DAY_1
    days = 0
    title = factory.Sequence(lambda n: f"Task {n}")
    owner = InductionOwner.MANAGER


TASKS = (
    (InductionTime.BEFORE, -5, "Laptop ordered", InductionOwner.HR),
    (InductionTime.DAY_1, 0, "Welcome", InductionOwner.MANAGER),
    (InductionTime.DAY_1, 0, "Policies read", InductionOwner.STARTER),
    (InductionTime.MONTH_1, 30, "Shadowed a visit", InductionOwner.BUDDY),
    (InductionTime.MONTH_6, 180, "Looked back", InductionOwner.MANAGER),
)


def published(lasting: Any = SINCE_LONG_AGO, *, tasks: Any = TASKS, **template: Any) -> InductionVersion:
    """A version that holds, with five tasks."""
    version = InductionVersionFactory(template=InductionTemplateFactory(**template))
    for time, days, title, owner in tasks:
        InductionTaskFactory(version=version, time=time, days=days, title=title, owner=owner)
    version.period = lasting
    version.save()
    return version


class InductionFactory(factory.django.DjangoModelFactory[Induction]):
    """Of somebody who started today, with the tasks of the version."""

    class Meta:
        model = Induction
        skip_postgeneration_save = True

    worker = factory.SubFactory(WorkerFactory)
    version = factory.LazyFunction(
        lambda: InductionVersion.objects.filter(period__isnull=False).first() or published()
    )
    reason = InductionReason.START
    role = factory.SubFactory(RoleFactory)
    starts_on = TODAY

    @factory.post_generation
    def items(self: Induction, create: bool, extracted: Any, **details: Any) -> None:
        for task in self.version.tasks.all():
            InductionItem.objects.create(
                induction=self, task=task, due_on=self.starts_on + timedelta(days=task.days)
            )


class InductionItemFactory(factory.django.DjangoModelFactory[InductionItem]):
    """A task that is no part of the version's own."""

    class Meta:
        model = InductionItem

    induction = factory.SubFactory(InductionFactory)
    task = factory.SubFactory(InductionTaskFactory)
    due_on = TODAY


class InductionMarkFactory(factory.django.DjangoModelFactory[InductionMark]):
    """Done today."""

    class Meta:
        model = InductionMark

    item = factory.SubFactory(InductionItemFactory)
    state = InductionState.DONE
    on = TODAY


def tick(
    induction: Induction, title: str, on: date, state: str = InductionState.DONE, words: str = ""
) -> None:
    """Done, or something else, in somebody's induction."""
    item = induction.items.get(task__title=title)
    InductionMarkFactory(item=item, state=state, on=on, words=words)


class StarterSurveyFactory(factory.django.DjangoModelFactory[StarterSurvey]):
    class Meta:
        model = StarterSurvey

    induction = factory.SubFactory(InductionFactory)
    wave = SurveyWave.DAY_30
    answered_on = TODAY


class StarterAnswerFactory(factory.django.DjangoModelFactory[StarterAnswer]):
    class Meta:
        model = StarterAnswer

    team = factory.SubFactory(UnitFactory)
    wave = SurveyWave.DAY_30
    month = month_end(TODAY)
    welcome = 5
    support = 4
    clarity = 3
    tools = 2


class AdjustmentFactory(factory.django.DjangoModelFactory[Adjustment]):
    """Asked for by the person today."""

    class Meta:
        model = Adjustment
        skip_postgeneration_save = True

    worker = factory.SubFactory(WorkerFactory)
    text = "A height-adjustable desk"
    asked_on = TODAY
    asked_by = AskedBy.PERSON
    person_agrees = True
    due_on = date(2025, 10, 28)

    @factory.post_generation
    def needed(self: Adjustment, create: bool, extracted: Any, **details: Any) -> None:
        AdjustmentMove.objects.create(adjustment=self, state=AdjustmentState.NEEDED, on=self.asked_on)


class AdjustmentMoveFactory(factory.django.DjangoModelFactory[AdjustmentMove]):
    class Meta:
        model = AdjustmentMove

    adjustment = factory.SubFactory(AdjustmentFactory)
    state = AdjustmentState.AGREED
    on = TODAY


class SupportReferralFactory(factory.django.DjangoModelFactory[SupportReferral]):
    class Meta:
        model = SupportReferral

    worker = factory.SubFactory(WorkerFactory)
    kind = ReferralKind.OCCUPATIONAL_HEALTH
    referred_on = TODAY


class ForumFactory(factory.django.DjangoModelFactory[Forum]):
    class Meta:
        model = Forum

    name = factory.Sequence(lambda n: f"Forum {n}")
    purpose = "To meet."


class ForumMemberFactory(factory.django.DjangoModelFactory[ForumMember]):
    class Meta:
        model = ForumMember

    forum = factory.SubFactory(ForumFactory)
    member = factory.SubFactory(WorkerFactory)
    period = SINCE_LAST_YEAR


class ForumInvitationFactory(factory.django.DjangoModelFactory[ForumInvitation]):
    class Meta:
        model = ForumInvitation

    forum = factory.SubFactory(ForumFactory)
    text = "We meet on Friday."
    period = SINCE_LAST_YEAR


class FlexibleRequestFactory(factory.django.DjangoModelFactory[FlexibleRequest]):
    """Asked today, for part time from tomorrow."""

    class Meta:
        model = FlexibleRequest
        skip_postgeneration_save = True

    worker = factory.SubFactory(WorkerFactory)
    asked_on = TODAY
    pattern = AgreedPattern.PART_TIME
    text = "Three days a week"
    from_day = TOMORROW
    due_on = date(2025, 11, 30)

    @factory.post_generation
    def asked(self: FlexibleRequest, create: bool, extracted: Any, **details: Any) -> None:
        FlexibleMove.objects.create(request=self, state=FlexibleState.ASKED, on=self.asked_on)


class FlexibleMoveFactory(factory.django.DjangoModelFactory[FlexibleMove]):
    class Meta:
        model = FlexibleMove

    request = factory.SubFactory(FlexibleRequestFactory)
    state = FlexibleState.CONSULTED
    on = TODAY


class AgreedWorkPatternFactory(factory.django.DjangoModelFactory[AgreedWorkPattern]):
    class Meta:
        model = AgreedWorkPattern

    worker = factory.SubFactory(WorkerFactory)
    pattern = AgreedPattern.PART_TIME
    home_days = 1
    period = SINCE_LAST_YEAR
