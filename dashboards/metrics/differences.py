"""What changes of facts do to the stored cells: the difference between their cells as they are and as they were.

Every measure but one is a sum over people and posts, so the difference that the changed ones make is the difference of
the whole. The largest caseload is not: where its holder may have been among them, it is looked for again.
"""

from dashboards.metrics.cells import COUNTED, STORED, each
from dashboards.metrics.definition import Statement

SUMS = tuple(name for name in STORED if name not in {"caseload_max", "working_days"})
"""The measures that add up."""

DIFFERENCES = Statement(
    "cells of months that are stored, as they are less as they were",
    f"""
    CREATE TEMP TABLE differences ON COMMIT DROP AS
    SELECT abs(unit_id) AS unit_id, population, month_end, {each("sum(sign(unit_id)::int * {name}) AS {name}", SUMS)},
           max(caseload_max) FILTER (WHERE unit_id < 0) AS largest_before,
           max(caseload_max) FILTER (WHERE unit_id > 0) AS largest_after, NULL::int AS caseload_max,
           max(working_days) AS working_days
    FROM cells
    WHERE month_end IN (SELECT month_end FROM dashboards_computedmonth)
    GROUP BY abs(unit_id), population, month_end
    HAVING {" OR ".join(f"sum(sign(unit_id)::int * {name}) <> 0" for name in SUMS)}
        OR max(caseload_max) FILTER (WHERE unit_id < 0)
           IS DISTINCT FROM max(caseload_max) FILTER (WHERE unit_id > 0)
    """,
)

LARGEST = Statement(
    "the largest caseload, where it is plain: somebody changed has it now, or nobody changed had it before",
    """
    UPDATE differences SET caseload_max = largest_after;
    UPDATE differences
    SET caseload_max = stored.caseload_max
    FROM dashboards_figure AS stored
    WHERE stored.unit_id = differences.unit_id AND stored.population = differences.population
      AND stored.month_end = differences.month_end AND stored.caseload_max > coalesce(largest_after, 0)
      AND stored.caseload_max > coalesce(largest_before, 0);
    CREATE TEMP TABLE lost_largest ON COMMIT DROP AS
    SELECT differences.* FROM differences JOIN dashboards_figure AS stored USING (unit_id, population, month_end)
    WHERE stored.caseload_max > coalesce(largest_after, 0) AND stored.caseload_max = largest_before
    """,
)

LARGEST_ANEW = Statement(
    "the largest caseload of the cells that have lost theirs",
    """
    UPDATE differences
    SET caseload_max = greatest(differences.caseload_max, caseloads.caseload_max)
    FROM lost_largest, caseloads JOIN populations USING (population) JOIN rules USING (m)
    WHERE (lost_largest.unit_id, lost_largest.population, lost_largest.month_end)
          = (differences.unit_id, differences.population, differences.month_end)
      AND (caseloads.unit_id, populations.key, rules.month_end)
          = (differences.unit_id, differences.population, differences.month_end)
    """,
)

ADD = Statement(
    "adds the differences to the stored cells",
    f"""
    INSERT INTO dashboards_figure AS stored (unit_id, population, month_end, {", ".join(STORED)}, computed_at)
    SELECT unit_id, population, month_end, {", ".join(STORED)}, %(now)s FROM differences
    ON CONFLICT (unit_id, population, month_end) DO UPDATE
    SET {each("{name} = stored.{name} + excluded.{name}", SUMS)}, caseload_max = excluded.caseload_max,
        computed_at = excluded.computed_at
    """,
)

REMOVE_EMPTY = Statement(
    "removes the cells in which there is nothing any more",
    f"""
    DELETE FROM dashboards_figure AS stored USING differences
    WHERE (stored.unit_id, stored.population, stored.month_end)
          = (differences.unit_id, differences.population, differences.month_end)
      AND {" AND ".join(f"stored.{name} = 0" for name in COUNTED)}
    """,
)

STATEMENTS = (DIFFERENCES, LARGEST)
"""From `cells` of both to the differences."""
