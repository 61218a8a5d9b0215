"""Checks of single values that forms and verbs share. They return the value in the one way in which it is kept."""

import re
import unicodedata

from django.core.exceptions import ValidationError

LONGEST_NAME = 80
SWE_NUMBER = re.compile(r"[A-Z]{2}[0-9]{1,10}")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_BETWEEN_LETTERS = frozenset(" -'’ʼ.")


def name_of_person(text: str) -> str:
    """A first or a last name: letters of any script, spaces, hyphens, apostrophes and full stops.

    Raises ValidationError for figures and other signs, which are slips, and for what has no letter.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(sign.isalpha() for sign in name):
        raise ValidationError("A name needs at least one letter.")
    strange = [sign for sign in name if not _belongs_in_a_name(sign)]
    if strange:
        raise ValidationError(
            f"“{strange[0]}” does not belong in a name. Use letters, spaces, hyphens and apostrophes."
        )
    if len(name) > LONGEST_NAME:
        raise ValidationError(f"This is {len(name)} characters long; at most {LONGEST_NAME} fit.")
    return name


def _belongs_in_a_name(sign: str) -> bool:
    return sign.isalpha() or sign in _BETWEEN_LETTERS or unicodedata.category(sign) == "Mn"


def swe_number(text: str) -> str:
    """A Social Work England number: two letters, then 1 to 10 digits; spaces and case do not matter."""
    bare = "".join(text.split()).upper()
    if not SWE_NUMBER.fullmatch(bare):
        raise ValidationError(
            "A Social Work England number is two letters and 1 to 10 digits, such as SW123456. "
            "Numbers of other regulators do not belong here."
        )
    return bare


def reference_of_person(text: str) -> str:
    """A person's number: letters, digits, hyphens, dots and underscores, with at least one digit.

    Numbers are parts of addresses, where the words of pages stand too: a word alone is none.
    """
    reference = text.strip()
    if not _REFERENCE.fullmatch(reference) or not any(sign.isdigit() for sign in reference):
        raise ValidationError(
            "A number is made of letters, digits, hyphens and dots, at most 40, and has at least one digit."
        )
    return reference
