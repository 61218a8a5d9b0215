"""docs/metrics.md, from the definitions themselves."""

from dashboards.metrics import COUNTS, FACTS, HEADLINE, PRACTICE, Better, Family, Metric, Shape, practice_sql
from workforce.documents import document

BETTER = {
    Better.LOWER: "lower is better",
    Better.HIGHER: "higher is better",
    Better.NEITHER: "neither way is better",
}
VALUE = {
    Shape.PERCENT: "100 × numerator ÷ denominator",
    Shape.RATIO: "numerator ÷ denominator",
    Shape.VALUE: "the number itself",
}


@document("metrics")
def metrics() -> str:
    """Every metric, and the statements that count what it is made of."""
    parts = [
        "# The stability figures",
        "Written by `manage.py document metrics` from `dashboards/metrics/`; do not edit it by hand.",
        "A figure belongs to a unit, a population (child and family social work, all roles, or one role group) and the "
        "last day of a month. Stocks are taken at the close of that day: somebody whose last day it is has left. Flows "
        "are counted over the twelve months that end on it. Numerator and denominator are stored; nothing is rounded "
        "before it is shown, with one decimal, half up. Nothing beneath the line gives no value: n/a. Nor is "
        "a flow shown on a page where the records do not cover its twelve months.",
        "The sources name the figure of the Department for Education (DfE) that has the same meaning, in its yearly "
        "statistics “Children’s social work workforce”: there it counts social workers of a whole council at "
        "30 September, or in the year that ends then, and its methodology says how. What is ours is said to be.",
        "## Rates",
        *(_metric(metric) for metric in HEADLINE),
        "## Plain counts",
        *(_metric(metric) for metric in COUNTS),
        "## How they are counted",
        "Grouped statements in PostgreSQL, in one transaction and in this order:",
        "\n".join(f"- {statement.name}" for statement in FACTS),
        "# The figures of practice",
        "They stand beside the stability figures, for the same units, populations and months, in a table of their own "
        "(`PracticeFigure`). What happened counts in the month, and in the team and role of the day it happened on; "
        "what is open, at the close of the month. Every measure is a sum, so that teams add up to services. Months "
        "before anything was recorded have no figures: those of supervision begin with the first session or a setting, "
        "those of appraisal with the first meeting. Whoever may not see the supervision of everybody "
        "in a unit gets no figure of few people, and none from which such a figure could be worked out.",
        *(_metric(metric) for metric in PRACTICE),
        "## How practice is counted",
        "On the slots and due days of `supervision/queries/rhythm.py` and the counts of "
        "`supervision/queries/appraisal_figures_sql.py`, after them in this order:",
        "\n".join(f"- {statement.name}" for statement in practice_sql.STATEMENTS),
    ]
    return "\n\n".join(parts) + "\n"


def _when(metric: Metric) -> str:
    if metric.flow:
        return "Over twelve months"
    return "By month" if metric.family is Family.PRACTICE else "At the close of the month"


def _noun(metric: Metric) -> str:
    return "percent" if metric.shape is Shape.PERCENT else metric.noun


def _metric(metric: Metric) -> str:
    columns = " + ".join(metric.numerator)
    lines = [
        f"### {metric.name}",
        f"`{metric.key}`: {metric.why}",
        f"- Numerator: {metric.numerator_words} (`{columns}`)",
    ]
    if metric.denominator is not None:
        below = " + ".join(metric.denominator)
        times = f" × {metric.times}" if metric.times else ""
        lines.append(f"- Denominator: {metric.denominator_words} (`{below}{times}`)")
    lines += [
        f"- Value: {VALUE[metric.shape]}; {_noun(metric)}; {BETTER[metric.better]}",
        f"- {_when(metric)}; source: {metric.source}",
    ]
    return "\n\n".join([*lines[:2], "\n".join(lines[2:])])
