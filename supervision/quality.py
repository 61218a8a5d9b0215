"""Supervision's kind of fault in the records: somebody who is to be supervised, and whom nobody here supervises."""

from supervision.enums import SessionKind
from workforce.access.permissions import Permission
from workforce.enums import Contract, CswwRole
from workforce.queries.quality import Fix, Kind, quality_kind

quality_kind(
    Kind(
        "no_supervisor",
        "Nobody supervises here",
        "Name a supervisor, or say that it happens elsewhere: a frequency of the person that requires none, with why.",
        f"""
        SELECT main.team_id, main.worker_id, NULL::bigint, 'worker:' || main.worker_id, main.role
        FROM (
            SELECT DISTINCT ON (a.worker_id) a.*, r.id AS role_id, r.role_group
            FROM here a
            JOIN workforce_assignment held ON held.id = a.id
            JOIN workforce_role r ON r.id = held.role_id
            JOIN workforce_unit team ON team.id = a.team_id
            ORDER BY a.worker_id, a.fte DESC, lower(a.period), team.code COLLATE "C", a.id
        ) AS main
        WHERE main.manager_id IS NULL AND main.contract <> '{Contract.CASUAL.value}'
          AND NOT EXISTS (
              SELECT FROM supervision_supervisorpairing p
              WHERE p.worker_id = main.worker_id AND p.period @> %(day)s::date
          )
          AND (main.csww_role = {CswwRole.SENIOR_MANAGER.value} OR EXISTS (
              SELECT FROM workforce_qualityacceptance c
              WHERE c.kind = 'no_manager' AND c.subject = 'assignment:' || main.id AND c.period @> %(day)s::date
          ))
          AND coalesce((
              SELECT f.every IS NOT NULL FROM supervision_frequencyrule f
              WHERE f.kind = '{SessionKind.ONE_TO_ONE.value}' AND f.period @> %(day)s::date
                AND (f.worker_id = main.worker_id OR f.post_id = main.post_id OR f.role_id = main.role_id
                     OR (f.role_group <> '' AND f.role_group = main.role_group))
              ORDER BY f.worker_id IS NULL, f.post_id IS NULL, f.role_id IS NULL LIMIT 1
          ), true)
        """,
        Fix("Name a supervisor", permission=Permission.KEEP_SUPERVISION),
    )
)
"""Of senior managers, and of those of whom "No manager" is accepted. The others have that line, and one is enough."""
