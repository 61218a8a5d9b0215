"""Where the published figures come from, in the words that a page or an export has to print beside them."""

from datetime import date

PUBLISHER = "Department for Education"
TITLE = "Children's social work workforce"
LICENCE = "Open Government Licence v3.0"
COPYRIGHT = "© Crown copyright"
LAST_UPDATED = {2025: date(2026, 3, 19)}
"""The day on which DfE last updated a release, where that is known."""


def attribution(release: int) -> str:
    day = LAST_UPDATED.get(release)
    updated = f", last updated {day.day} {day:%B %Y}" if day else ""
    return f"Source: {PUBLISHER}, {TITLE}, release of {release}{updated}. {COPYRIGHT}, {LICENCE}."
