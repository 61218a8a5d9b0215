"""Names as they are sorted and searched: without accents, case or punctuation.

The database sorts by code point, so people are never ordered by the name as it is written.
"""

import unicodedata

_NOT_COMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""


def plain(text: str) -> str:
    """Lower case, no accents, apostrophes dropped, every other sign a space: "O'Brien-Lê" is "obrien le"."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_NOT_COMPOSED))
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign) and sign not in "'’ʼ`´")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def full_name(first_name: str, last_name: str) -> str:
    """As people are called."""
    return f"{first_name} {last_name}"


def sort_name(first_name: str, last_name: str) -> str:
    """Last name first: what `Worker.sort_name` holds."""
    return f"{plain(last_name)}, {plain(first_name)}"
