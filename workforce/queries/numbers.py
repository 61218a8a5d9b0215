"""The next free number for a person, in the pattern of the council's numbers."""

import re

from django.db import connection

from workforce.models import Worker

FIRST = "W00001"
"""Where nobody is on record yet, or nobody's number ends in digits."""

_PATTERN = """
    SELECT part[1], length(part[2]) FROM (
        SELECT regexp_match(reference, '^(.*?)([0-9]{1,18})$') AS part
        FROM workforce_worker ORDER BY id DESC LIMIT 1000
    ) AS latest
    WHERE part IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, max(part[2]) DESC, 1 LIMIT 1
"""


def next_reference() -> str:
    """One more than the highest number of the pattern that most of the last thousand people have: letters, and as
    many digits. Three queries; no scan of everybody.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PATTERN)
        found = cursor.fetchone()
    if found is None:
        return FIRST
    start, digits = found
    alike = Worker.objects.filter(
        reference__startswith=start, reference__regex=f"^{re.escape(start)}[0-9]{{{digits}}}$"
    )
    # as many digits each: the order of the text is the order of the numbers, and the index has it
    highest = alike.order_by("-reference").values_list("reference", flat=True)[0]
    number = int(highest[len(start) :]) + 1
    while Worker.objects.filter(reference=f"{start}{number:0{digits}d}").exists():
        number += 1  # 999 is followed by 1000, which may be of another pattern and taken
    return f"{start}{number:0{digits}d}"
