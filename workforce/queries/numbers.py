"""The next free number for a person, in the pattern of the council's numbers."""

from django.db import connection

from workforce.models import Worker

FIRST = "W00001"
"""Where nobody is on record yet."""

_PATTERN = """
    WITH parts AS (
        SELECT regexp_match(reference, '^(.*?)([0-9]+)$') AS part FROM workforce_worker
    ), patterns AS (
        SELECT part[1] AS start, length(part[2]) AS digits, max(part[2]::numeric) AS highest, count(*) AS used
        FROM parts WHERE length(part[2]) <= 18 GROUP BY 1, 2
    )
    SELECT start, digits, highest FROM patterns ORDER BY used DESC, highest DESC, start LIMIT 1
"""


def next_reference() -> str:
    """One more than the highest number of the pattern that most have: letters, and as many digits. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_PATTERN)
        found = cursor.fetchone()
    if found is None:
        return FIRST
    start, digits, highest = found
    number = int(highest) + 1
    while Worker.objects.filter(reference=f"{start}{number:0{digits}d}").exists():
        number += 1  # 999 is followed by 1000, which may be of another pattern and taken
    return f"{start}{number:0{digits}d}"
