"""What numbers of registers look like."""

import re

SWE_NUMBER = re.compile(r"[A-Z]{2}[0-9]{1,10}")
"""Two letters, then 1 to 10 digits: SW123456."""


def bare_number(number: str) -> str:
    """Without spaces, in capitals."""
    return re.sub(r"\s", "", number).upper()
