"""Agency: how much of the work is done by people whom the council does not employ, and what they cover.

Their FTE and headcount are counted with those in post (in_post.py), by the same statements.
"""

from dashboards.metrics.definition import Better, Metric, Shape

AGENCY_RATE = Metric(
    key="agency_rate",
    name="Agency rate",
    shape=Shape.PERCENT,
    better=Better.LOWER,
    numerator=("agency_fte",),
    numerator_words="FTE of agency assignments at the close of the month",
    denominator=("agency_fte", "in_post_fte"),
    denominator_words="FTE of agency and employed assignments at the close of the month",
    why="Agency workers cost more and leave sooner; a high rate means children who change worker.",
    source="DfE, Children's social work workforce: agency worker rate",
    noun="FTE",
    behind="agency",
)

AGENCY_COVER_RATE = Metric(
    key="agency_cover_rate",
    name="Agency workers covering vacancies",
    shape=Shape.PERCENT,
    better=Better.NEITHER,
    numerator=("agency_vacancy_fte",),
    numerator_words="FTE of agency assignments whose reason is covering a vacancy",
    denominator=("agency_fte",),
    denominator_words="FTE of agency assignments at the close of the month",
    why="Tells vacancies from absence, extra demand and projects as the reason for agency work.",
    source="DfE, Children's social work workforce: agency workers covering vacancies",
    noun="FTE",
    behind="agency_vacancy",
)

VACANCIES_COVERED_RATE = Metric(
    key="vacancies_covered_rate",
    name="Vacancies covered by agency workers",
    shape=Shape.PERCENT,
    better=Better.HIGHER,
    numerator=("agency_vacancy_fte",),
    numerator_words="FTE of agency assignments whose reason is covering a vacancy",
    denominator=("vacant_fte",),
    denominator_words="vacant FTE, post by post, at the close of the month",
    why="A vacancy that nobody covers is work that colleagues carry on top of their own.",
    source="DfE, Children's social work workforce: vacancies covered by agency workers. "
    "Ours: vacancies post by post",
    noun="FTE",
    behind="agency_vacancy",
)

AGENCY = Metric(
    key="agency",
    name="Agency workers",
    shape=Shape.VALUE,
    better=Better.LOWER,
    numerator=("agency_fte",),
    numerator_words="FTE of agency assignments at the close of the month",
    why="How much agency work there is, in full-time workers.",
    source="DfE, Children's social work workforce: agency workers (FTE)",
    noun="FTE",
    behind="agency",
)

AGENCY_HEADCOUNT = Metric(
    key="agency_headcount",
    name="Agency workers, people",
    shape=Shape.VALUE,
    better=Better.LOWER,
    numerator=("agency_headcount",),
    numerator_words="agency workers at the close of the month, each once in a unit",
    why="How many agency workers children and families meet.",
    source="DfE, Children's social work workforce: agency workers (headcount). "
    "Ours: each person once, where DfE counts each record",
    noun="people",
    behind="agency",
)
