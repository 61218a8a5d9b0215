"""From changes to cells: units are summed from their segments, months from the changes before them; then stored."""

from dashboards.metrics.definition import Statement

FTE = (
    "in_post",
    "permanent",
    "agency",
    "agency_vacancy",
    "established",
    "vacant",
    "unfilled",
    "starters",
    "leavers",
)
"""Columns of segment_changes in millionths of an FTE; stored as `<name>_fte`."""

HEADCOUNTS = (
    "in_post_headcount",
    "agency_headcount",
    "starters_headcount",
    "leavers_headcount",
    "stability_base",
    "stability_stayed",
)
"""Columns of unit_changes: people, stored under the same names."""

COUNTED = (*(f"{name}_fte" for name in FTE), "days_lost", *HEADCOUNTS)
"""Measures that are running sums of changes, as they are stored."""

STORED = (
    *COUNTED,
    "cases",
    "case_holders_fte",
    "case_holders_headcount",
    "caseload_max",
    "working_days",
)
"""Every measure of Figure."""


def each(template: str, names: tuple[str, ...]) -> str:
    """The template for each name, with commas between."""
    return ", ".join(template.format(name=name) for name in names)


ADDED = (*FTE, "days_lost")
MEASURED = (*ADDED, *HEADCOUNTS)

CHANGES = Statement(
    "all changes of a unit: those of its segments, and its own",
    f"""
    CREATE TEMP TABLE changes ON COMMIT DROP AS
    WITH of_segments AS (
        SELECT segment, class, m, {each("sum({name}) AS {name}", ADDED)}
        FROM segment_changes GROUP BY segment, class, m
    ), together AS (
        SELECT unit_id, class, m, {each("{name}", ADDED)}, {each("NULL::float8 AS {name}", HEADCOUNTS)}
        FROM of_segments JOIN segment_units USING (segment)
        UNION ALL
        SELECT unit_id, class, m, {each("NULL", ADDED)}, {each("{name}", HEADCOUNTS)}
        FROM unit_changes
    )
    SELECT unit_id, class, m, {each("sum({name}) AS {name}", MEASURED)}
    FROM together GROUP BY unit_id, class, m
    """,
)

_CELLS = f"""
    WITH levels AS (
        SELECT unit_id, population, m, lead(m, 1, %(hi)s + 1) OVER so_far AS m_next,
               {each("coalesce(nullif(sum(sum({name})) OVER so_far, 0)::bigint * 0.000001, 0) AS {name}_fte", FTE)},
               coalesce(sum(sum(days_lost)) OVER so_far, 0) AS days_lost,
               {each("coalesce(sum(sum({name})) OVER so_far, 0)::int AS {name}", HEADCOUNTS)}
        FROM changes JOIN class_populations USING (class)
        GROUP BY unit_id, population, m
        WINDOW so_far AS (PARTITION BY unit_id, population ORDER BY m ROWS UNBOUNDED PRECEDING)
    ), spread AS (
        SELECT *, generate_series(m, m_next - 1) AS month
        FROM levels WHERE {" OR ".join(f"{name} <> 0" for name in COUNTED)}
    )
    SELECT spread.unit_id, populations.key AS population, rules.month_end, {each("{name}", COUNTED)},
           coalesce(caseloads.cases, 0) AS cases,
           coalesce(caseloads.case_holders, 0)::bigint * 0.000001 AS case_holders_fte,
           coalesce(caseloads.case_holders_headcount, 0) AS case_holders_headcount,
           caseloads.caseload_max, rules.working_days
    FROM spread
    JOIN rules ON rules.m = spread.month
    JOIN populations USING (population)
    LEFT JOIN caseloads
      ON caseloads.unit_id = spread.unit_id AND caseloads.population = spread.population AND caseloads.m = spread.month
"""

CELLS = Statement(
    "running sums, spread over the months in which nothing changes; cells with nothing in them are left out",
    f"CREATE TEMP TABLE cells ON COMMIT DROP AS {_CELLS}",
)

FILL = Statement(
    "the same, written straight away: for months of which nothing is stored",
    f"""
    INSERT INTO dashboards_figure (unit_id, population, month_end, {", ".join(STORED)}, computed_at)
    SELECT cells.*, %(now)s FROM ({_CELLS}) AS cells
    """,
)

STORE = Statement(
    "writes the cells that are new or differ",
    f"""
    INSERT INTO dashboards_figure (unit_id, population, month_end, {", ".join(STORED)}, computed_at)
    SELECT unit_id, population, month_end, {each("cells.{name}", STORED)}, %(now)s
    FROM cells LEFT JOIN dashboards_figure AS stored USING (unit_id, population, month_end)
    WHERE stored.computed_at IS NULL
       OR ({each("stored.{name}", STORED)}) IS DISTINCT FROM ({each("cells.{name}", STORED)})
    ON CONFLICT (unit_id, population, month_end) DO UPDATE
    SET {each("{name} = excluded.{name}", STORED)}, computed_at = excluded.computed_at
    """,
)

REMOVE = Statement(
    "removes stored cells of these months in which there is nothing any more",
    """
    DELETE FROM dashboards_figure AS stored
    WHERE month_end BETWEEN %(first)s AND %(last)s AND NOT EXISTS (
        SELECT 1 FROM cells
        WHERE cells.unit_id = stored.unit_id AND cells.population = stored.population
          AND cells.month_end = stored.month_end
    )
    """,
)

REMEMBER = Statement(
    "keeps which months are stored",
    """
    INSERT INTO dashboards_computedmonth (month_end, computed_at)
    SELECT month_end, %(now)s FROM rules
    ON CONFLICT (month_end) DO UPDATE SET computed_at = excluded.computed_at
    """,
)

STATEMENTS = (CHANGES, CELLS)
