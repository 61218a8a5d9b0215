"""The metrics of practice: supervision and appraisal, month by month. Their measures are columns of PracticeFigure."""

from dashboards.metrics.definition import Better, Family, Metric, Shape

RULES = "domain rules, 4.2"
RULES_OF_APPRAISAL = "domain rules, 4.4"
OURS = "our own count"


def _share(
    key: str,
    name: str,
    numerator: str,
    numerator_words: str,
    denominator: str,
    denominator_words: str,
    noun: str,
    why: str,
    *,
    better: Better = Better.HIGHER,
    source: str = OURS,
    flow: bool = False,
) -> Metric:
    return Metric(
        key=key,
        name=name,
        shape=Shape.PERCENT,
        better=better,
        numerator=(numerator,),
        numerator_words=numerator_words,
        denominator=(denominator,),
        denominator_words=denominator_words,
        noun=noun,
        why=why,
        source=source,
        behind="",
        flow=flow,
        family=Family.PRACTICE,
    )


def _count(key: str, name: str, column: str, words: str, noun: str, why: str, better: Better) -> Metric:
    return Metric(
        key=key,
        name=name,
        shape=Shape.VALUE,
        better=better,
        numerator=(column,),
        numerator_words=words,
        noun=noun,
        why=why,
        source=OURS,
        behind="",
        family=Family.PRACTICE,
    )


COMPLIANCE = _share(
    "supervision_compliance",
    "Supervision compliance",
    "slots_met",
    "slots that closed in the month and in which a one-to-one took place",
    "slots_required",
    "slots that closed in the month and are not excused",
    "slots",
    "Whether everybody is supervised as often as agreed.",
    source=RULES,
)
IN_DATE = _share(
    "supervision_in_date",
    "Supervision in date",
    "people_in_date",
    "people whose next one-to-one is not overdue",
    "people_required",
    "people at work who are to be supervised and are not away for long",
    "people",
    "Who has waited too long, today rather than over the month.",
    source=RULES,
)
REFLECTIVE = _share(
    "reflective_share",
    "Reflective supervision",
    "sessions_reflective",
    "those of them with reflective discussion",
    "sessions_held",
    "one-to-one, reflective and clinical sessions held in the month",
    "sessions",
    "Supervision is to be reflective, not only to manage cases.",
    source=RULES,
)
REFLECTIVE_FIRST_YEAR = _share(
    "reflective_share_first_year",
    "Reflective supervision in the first twelve months",
    "first_year_reflective",
    "those of them with reflective discussion",
    "first_year_held",
    "the same sessions of people in their first twelve months here",
    "sessions",
    "The first twelve months are when people learn most from it.",
)
DAYS_BETWEEN = Metric(
    key="days_between_supervision",
    name="Days between sessions",
    shape=Shape.RATIO,
    better=Better.LOWER,
    numerator=("gap_days",),
    numerator_words="days from the one-to-one before to each one-to-one held in the month",
    denominator=("gaps",),
    denominator_words="one-to-ones held in the month that follow another",
    noun="days between sessions",
    why="A month may be met and still leave seven weeks between two sessions.",
    source=RULES,
    behind="",
    family=Family.PRACTICE,
)
UNSIGNED = _share(
    "supervision_unsigned",
    "Records not signed in time",
    "records_unsigned",
    "those of them that should have been signed by the close of the month and are not",
    "records_shared",
    "records shared, of sessions in the twelve months up to the close of the month, of people at work",
    "records",
    "A record that the person has not signed is not agreed.",
    better=Better.LOWER,
    source="domain rules, 4.3",
)
ACTIONS_OVERDUE = _share(
    "supervision_actions_overdue",
    "Agreed actions overdue",
    "actions_overdue",
    "those of them that are overdue",
    "actions_open",
    "agreed actions open at the close of the month, of people at work",
    "actions",
    "What was agreed and is not done is what the next session begins with.",
    better=Better.LOWER,
    source="domain rules, 4.3",
)
_PLANNED = "one-to-one, reflective and clinical sessions with a day in the month, however they ended"
_CANCELLED = "Who calls sessions off, and how often, shows what gets in the way of them."
CANCELLED_BY_SUPERVISOR, CANCELLED_BY_SUPERVISEE, CANCELLED_BY_BOTH = (
    _share(
        f"supervision_cancelled_{who}",
        f"Sessions cancelled by {words}",
        f"cancelled_by_{who}",
        f"those of them that {words} cancelled",
        "sessions_planned",
        _PLANNED,
        "sessions",
        _CANCELLED,
        better=Better.LOWER,
        source=RULES,
    )
    for who, words in (("supervisor", "the supervisor"), ("supervisee", "the supervisee"), ("both", "both"))
)
SUPERVISORS_TRAINED = _share(
    "supervisors_trained",
    "Supervisors with current training",
    "supervisors_trained",
    "those of them whose training for supervisors is current",
    "supervisors",
    "people who supervise somebody at the close of the month, without those new to it who may still do the training",
    "supervisors",
    "Whoever supervises has learned how.",
    source="domain rules, 4.3",
)
RECORDS_GOOD = _share(
    "supervision_records_good",
    "Audited records that are good",
    "records_good",
    "those of them graded 3 or 4",
    "records_audited",
    "records of supervision whose audit was done in the twelve months",
    "records",
    "Whether supervision is good, and not only frequent.",
    source="domain rules, 4.3",
    flow=True,
)
GROUP_COMPLIANCE = _share(
    "group_supervision_compliance",
    "Group supervision compliance",
    "team_slots_met",
    "those of them in which the team met as a group",
    "team_slots_required",
    "slots of teams that closed in the month, each with enough people from its first to its last day; for all roles",
    "slots of teams",
    "Whether teams reflect together as often as agreed.",
    source=RULES,
)
GROUP_SESSIONS = _count(
    "group_supervision",
    "Group sessions",
    "group_sessions",
    "group sessions held in the month; counted for all roles, in the team of most of those who took part",
    "sessions",
    "Groups reflect together. They fill nobody's slot.",
    Better.HIGHER,
)
GROUP_WITH_PARTNERS = _count(
    "group_supervision_partners",
    "Group sessions with partners",
    "group_with_partners",
    "those of them in which a partner organisation took part",
    "sessions",
    "Partners who reflect with us know our families too.",
    Better.HIGHER,
)
OF_GROUPS: tuple[Metric, ...] = (GROUP_COMPLIANCE, GROUP_SESSIONS, GROUP_WITH_PARTNERS)
"""Of a team or service as a whole: a group has no role, and its meetings are nobody's own: few are shown too."""

EXCUSED = _count(
    "supervision_excused",
    "Slots excused",
    "slots_excused",
    "slots that closed in the month and are excused",
    "slots",
    "Many excused slots make compliance say little.",
    Better.NEITHER,
)

APPRAISED = _share(
    "appraisal_compliance",
    "Annual appraisal compliance",
    "appraised",
    "those of them with an appraisal meeting in the twelve months to the close, signed by both by then",
    "appraisal_eligible",
    "employees at the close of the month with six months of continuous employment, not away for long and not in a "
    "first year that is reviewed otherwise; agency and casual staff are none",
    "people",
    "Whether everybody is told once a year how they do, and is asked.",
    source=RULES_OF_APPRAISAL,
)
REVIEWED = _share(
    "mid_year_compliance",
    "Mid-year review compliance",
    "reviews_on_time",
    "those of them that were held on time",
    "reviews_due",
    "mid-year reviews whose last day on time lay in the twelve months, of people at work on that day",
    "reviews",
    "Objectives that nobody looks at for a year are not worked on.",
    source=RULES_OF_APPRAISAL,
    flow=True,
)
DEVELOPING = _share(
    "development_compliance",
    "Development plan compliance",
    "developing",
    "those of them with an open development item that was agreed or looked at in the last six months",
    "appraisal_eligible",
    "the people of annual appraisal compliance",
    "people",
    "A plan to learn is alive only where somebody comes back to it.",
    source=RULES_OF_APPRAISAL,
)
APPRAISALS_GOOD = _share(
    "appraisal_quality",
    "Sampled appraisals that are good",
    "appraisals_good",
    "those of them scored 3 or 4 on average over the five criteria",
    "appraisals_scored",
    "appraisals of a sample whose scoring was done in the twelve months",
    "appraisals",
    "Whether appraisals are worth their time, and not only held.",
    source=RULES_OF_APPRAISAL,
    flow=True,
)

APPRAISAL: tuple[Metric, ...] = (APPRAISED, REVIEWED, DEVELOPING, APPRAISALS_GOOD)
"""Those of appraisal, in the order of their page."""

PRACTICE: tuple[Metric, ...] = (
    COMPLIANCE,
    IN_DATE,
    REFLECTIVE,
    REFLECTIVE_FIRST_YEAR,
    DAYS_BETWEEN,
    UNSIGNED,
    ACTIONS_OVERDUE,
    CANCELLED_BY_SUPERVISOR,
    CANCELLED_BY_SUPERVISEE,
    CANCELLED_BY_BOTH,
    SUPERVISORS_TRAINED,
    RECORDS_GOOD,
    GROUP_COMPLIANCE,
    GROUP_SESSIONS,
    GROUP_WITH_PARTNERS,
    EXCUSED,
    *APPRAISAL,
)
"""In the order of their page."""
