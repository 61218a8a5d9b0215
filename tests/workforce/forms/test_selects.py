"""A select that writes its options itself says what Django's own would."""

import re

import pytest
from django import forms

from workforce.forms.inputs import ShortDate, ShortText
from workforce.forms.selects import Options, ShortSelect

PAIRS = (("", "All"), ("a", "North & East"), ("b", '"South"'), ("a b", "<West>"))


def _parts(html: str) -> list[str]:
    """Tags with their attributes in order of name, and texts: what a reader's browser makes of it."""
    found = re.findall(r"<[^>]*>|[^<]+", html)
    return [" ".join(sorted(re.findall(r'[^\s"<>=]+(?:="[^"]*")?', part))) for part in found if part.strip()]


@pytest.mark.parametrize("value", ["", "a", "b", "a b", "nonsense", None, '"'])
@pytest.mark.parametrize("choices", [PAIRS, Options(PAIRS)], ids=["list", "options"])
def test_options_are_those_of_an_ordinary_select(value: str | None, choices: Options) -> None:
    ours = ShortSelect(choices=choices).render("team", value, {"id": "id_team"})
    theirs = forms.Select(choices=PAIRS).render(
        "team", "nonsense" if value is None else value, {"id": "id_team"}
    )

    assert _parts(ours) == _parts(theirs)


def test_choice_of_one_reader_is_not_remembered_for_the_next() -> None:
    assert " selected" in ShortSelect(choices=Options(PAIRS)).render("team", "a")
    assert " selected" not in ShortSelect(choices=Options(PAIRS)).render("team", "nonsense")


def test_field_takes_options_and_refuses_what_is_not_among_them() -> None:
    field = forms.ChoiceField(widget=ShortSelect)
    field.choices = Options(PAIRS)

    assert field.clean("a b") == "a b"
    with pytest.raises(forms.ValidationError):
        field.clean("c")


@pytest.mark.parametrize("value", [None, "", "O'Brien <x>", '"'])
def test_text_is_that_of_an_ordinary_input(value: str | None) -> None:
    attrs = {"id": "id_q", "maxlength": 100, "required": True, "placeholder": False}

    ours, theirs = (
        kind(attrs={"class": "wide"}).render("q", value, attrs) for kind in (ShortText, forms.TextInput)
    )

    assert _parts(ours) == _parts(theirs)


def test_date_is_written_in_the_format_of_the_field() -> None:
    from datetime import date

    assert 'value="27/03/2024"' in ShortDate(format="%d/%m/%Y").render("day", date(2024, 3, 27))
