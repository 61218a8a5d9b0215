"""Rows that break the constraints of inductions, adjustments, forums and flexible working; test_constraints.py asks."""

from collections.abc import Callable

from django.db.backends.postgresql.psycopg_any import DateRange
from factory.django import DjangoModelFactory

from tests.factories.starting import (
    AdjustmentFactory,
    AdjustmentMoveFactory,
    AgreedWorkPatternFactory,
    CorporateItemFactory,
    FlexibleMoveFactory,
    FlexibleRequestFactory,
    ForumFactory,
    ForumInvitationFactory,
    ForumMemberFactory,
    InductionFactory,
    InductionItemFactory,
    InductionMarkFactory,
    InductionTaskFactory,
    InductionVersionFactory,
    StarterAnswerFactory,
    StarterSurveyFactory,
    SupportReferralFactory,
)
from tests.factories.workforce import RoleFactory
from tests.periods import TODAY, UNTIL_TODAY, YESTERDAY
from workforce.models import InductionTemplate

DATED: dict[str, Callable[..., object]] = {
    "induction_version_has_a_start": lambda lasting: InductionVersionFactory(period=lasting),
    "forum_member_has_a_start": lambda lasting: ForumMemberFactory(period=lasting),
    "forum_invitation_has_a_start": lambda lasting: ForumInvitationFactory(period=lasting),
    "work_pattern_has_a_start": lambda lasting: AgreedWorkPatternFactory(period=lasting),
}


def _version() -> Callable[[DateRange], object]:
    template = InductionVersionFactory(period=UNTIL_TODAY).template
    return lambda lasting: InductionVersionFactory(template=template, period=lasting)


def _member() -> Callable[[DateRange], object]:
    held = ForumMemberFactory(period=UNTIL_TODAY)
    return lambda lasting: ForumMemberFactory(forum=held.forum, member=held.member, period=lasting)


def _pattern() -> Callable[[DateRange], object]:
    worker = AgreedWorkPatternFactory(period=UNTIL_TODAY).worker
    return lambda lasting: AgreedWorkPatternFactory(worker=worker, period=lasting)


OVERLAPS = {
    "one_induction_version_at_a_time": _version,
    "in_a_forum_once": _member,
    "one_work_pattern_at_a_time": _pattern,
}


def _twice(factory: type[DjangoModelFactory], *names: str, **more: object) -> Callable[[], object]:
    def write() -> object:
        first = factory(**more)
        return factory(**{name: getattr(first, name) for name in names}, **more)

    return write


def _template(**fields: object) -> object:
    return InductionTemplate.objects.create(**fields)


def _same_template() -> object:
    _template(audience="everybody")
    return _template(audience="everybody")


OTHERS: list[tuple[str, Callable[[], object]]] = [
    ("corporate_item_once", _twice(CorporateItemFactory, "name")),
    ("one_induction_template_for_each", _same_template),
    ("induction_template_says_whom_it_is_for", lambda: _template(audience="role")),
    ("induction_template_says_whom_it_is_for", lambda: _template(audience="group")),
    ("induction_template_says_whom_it_is_for", lambda: _template(audience="everybody", role=RoleFactory())),
    ("induction_template_says_whom_it_is_for", lambda: _template(audience="everybody", on_move=True)),
    ("induction_version_number_once", _twice(InductionVersionFactory, "template", "number")),
    ("induction_task_is_due_in_its_time", lambda: InductionTaskFactory(days=1)),
    ("induction_task_is_due_in_its_time", lambda: InductionTaskFactory(time="before", days=0)),
    ("induction_task_is_due_in_its_time", lambda: InductionTaskFactory(time="week1", days=8)),
    ("induction_task_has_an_owner", lambda: InductionTaskFactory(owner="nobody")),
    ("one_induction_for_a_start", _twice(InductionFactory, "worker", "starts_on")),
    ("induction_task_once", _twice(InductionItemFactory, "induction", "task")),
    ("induction_task_is_done_on_a_day", lambda: InductionItemFactory(state="done")),
    ("induction_task_is_done_on_a_day", lambda: InductionItemFactory(done_on=TODAY)),
    ("induction_mark_state_is_known", lambda: InductionMarkFactory(state="lost")),
    ("induction_task_not_needed_for_a_reason", lambda: InductionMarkFactory(state="not_needed")),
    ("starter_survey_answered_once", _twice(StarterSurveyFactory, "induction", "wave")),
    ("starter_survey_wave_is_known", lambda: StarterSurveyFactory(wave=60)),
    ("starter_scores_from_1_to_5", lambda: StarterAnswerFactory(welcome=6)),
    ("starter_answer_wave_is_known", lambda: StarterAnswerFactory(wave=60)),
    ("adjustment_recorded_with_agreement", lambda: AdjustmentFactory(asked_by="hr", person_agrees=False)),
    ("adjustment_state_is_known", lambda: AdjustmentFactory(state="lost")),
    ("adjustment_declined_for_a_reason", lambda: AdjustmentMoveFactory(state="declined")),
    ("referral_has_an_outcome_on_a_day", lambda: SupportReferralFactory(outcome="support")),
    ("referral_has_an_outcome_on_a_day", lambda: SupportReferralFactory(outcome_on=TODAY)),
    (
        "referral_has_an_outcome_on_a_day",
        lambda: SupportReferralFactory(outcome="support", outcome_on=YESTERDAY),
    ),
    ("one_open_referral_of_a_kind", _twice(SupportReferralFactory, "worker", "kind")),
    ("forum_name_once", _twice(ForumFactory, "name")),
    ("one_flexible_request_at_a_time", _twice(FlexibleRequestFactory, "worker")),
    ("flexible_state_is_known", lambda: FlexibleRequestFactory(state="lost")),
    ("flexible_hours_between_0_and_1", lambda: FlexibleRequestFactory(fte="1.1")),
    ("flexible_working_refused_for_a_business_reason", lambda: FlexibleMoveFactory(state="refused")),
    ("work_pattern_home_days_in_a_week", lambda: AgreedWorkPatternFactory(home_days=6)),
]

ONLY_ADDED = (InductionMarkFactory, AdjustmentMoveFactory, FlexibleMoveFactory)
