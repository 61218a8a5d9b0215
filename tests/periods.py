"""Named days and periods, so that tests read as sentences. All are fixed; nothing here depends on today."""

from datetime import date

from workforce.periods import period

TODAY = date(2025, 9, 30)
YESTERDAY = date(2025, 9, 29)
TOMORROW = date(2025, 10, 1)
LAST_YEAR = date(2024, 9, 30)
LONG_AGO = date(2019, 4, 1)
SOON = date(2025, 10, 15)

SINCE_LONG_AGO = period(LONG_AGO)
SINCE_LAST_YEAR = period(LAST_YEAR)
UNTIL_YESTERDAY = period(LONG_AGO, YESTERDAY)
UNTIL_TODAY = period(LONG_AGO, TODAY)
UNTIL_LAST_YEAR = period(LONG_AGO, LAST_YEAR)
UNTIL_SOON = period(LONG_AGO, SOON)
FROM_TOMORROW = period(TOMORROW)
