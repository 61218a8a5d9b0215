from datetime import date
from html.parser import HTMLParser

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ValidationError
from django.template import engines

from workforce.forms.crispy import BritishDateField, OneLineDateField, filter_helper, form_helper


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]

    def ids(self) -> set[str | None]:
        return {attributes.get("id") for _, attributes in self.found}


class MoveForm(forms.Form):
    first_day = BritishDateField(
        label="First day", subject="The first day", help_text="For example, 27 3 2024"
    )
    team = forms.ChoiceField(choices=[("n", "North"), ("s", "South")], widget=forms.RadioSelect)
    reason = forms.CharField(required=False)
    agreed = forms.BooleanField(label="Both managers agree")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(self, submit="Move", cancel_url="/people/?q={{ secret }}")


def rendered(form: forms.Form) -> Elements:
    return Elements(render_crispy_form(form, context={"csrf_token": "token", "secret": "told"}))


def summary(form: forms.Form) -> Elements:
    template = engines["django"].from_string('{% include "components/error_summary.html" %}')
    return Elements(template.render({"form": form}))


@pytest.mark.parametrize(
    "parts", [("31", "9", "2025"), ("1", "13", "2025"), ("1", "9", "25"), ("one", "9", "2025")]
)
def test_british_date_that_does_not_exist_is_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(ValidationError, match="The first day must be a real date"):
        BritishDateField(subject="The first day").clean(parts)


@pytest.mark.parametrize(
    "parts, message",
    [
        (("", "9", "2025"), "The first day must include a day"),
        (("1", "", ""), "The first day must include a month and a year"),
        (("", "", ""), "Enter the first day"),
        ((" ", " ", " "), "Enter the first day"),
        (("1", "1", "1899"), "The first day must lie between 1900 and 2199"),
        (("31", "12", "9999"), "The first day must lie between 1900 and 2199"),
    ],
)
def test_british_date_says_what_is_missing(parts: tuple[str, str, str], message: str) -> None:
    with pytest.raises(ValidationError, match=f"^\\['{message}'\\]$"):
        BritishDateField(subject="The first day").clean(parts)


def test_british_date_is_a_date() -> None:
    assert BritishDateField().clean([" 3", "9", "2025"]) == date(2025, 9, 3)


def test_optional_british_date_may_be_left_out() -> None:
    assert BritishDateField(required=False).clean(["", "", ""]) is None


@pytest.mark.parametrize("text", ["3/9/2025", "3 September 2025", "2025-09-03", "03/09/25"])
def test_date_in_one_line(text: str) -> None:
    assert OneLineDateField().clean(text) == date(2025, 9, 3)


def test_date_of_an_address_is_shown_as_people_write_it() -> None:
    shown = OneLineDateField().widget.render("as_at", "2025-09-03")
    assert 'value="03/09/2025"' in shown
    assert 'value="x"' in OneLineDateField().widget.render("as_at", "x")


@pytest.mark.parametrize("text", ["1/1/0001", "31/12/1899", "1/1/2200", "9999-12-31"])
def test_date_in_one_line_lies_in_these_centuries(text: str) -> None:
    with pytest.raises(ValidationError, match="Enter a day between 1900 and 2199"):
        OneLineDateField().clean(text)


def test_american_date_in_one_line_is_refused() -> None:
    with pytest.raises(ValidationError, match="Enter a real date"):
        OneLineDateField().clean("9/30/2025")


def test_form_leaves_the_checks_to_the_server() -> None:
    elements = rendered(MoveForm())

    assert elements.all("form")[0].keys() >= {"novalidate"}
    assert [each for each in elements.all("input") if "required" in each] == []


def test_each_label_belongs_to_a_control() -> None:
    elements = rendered(MoveForm())

    assert {label["for"] for label in elements.all("label")} <= elements.ids()
    assert len(elements.all("label")) == 3 + 2 + 1 + 1


def test_links_of_the_error_summary_lead_to_controls() -> None:
    form = MoveForm({"first_day_day": "31", "first_day_month": "9", "first_day_year": "2025"})

    targets = [(link["href"] or "").removeprefix("#") for link in summary(form).all("a")]

    assert targets == ["id_first_day_0", "id_team_0", "id_agreed"]
    assert set(targets) <= rendered(form).ids()


def test_wrong_date_keeps_what_was_typed_and_is_marked() -> None:
    form = MoveForm({"first_day_day": "31", "first_day_month": "9", "first_day_year": "2025"})

    parts = [each for each in rendered(form).all("input") if (each["name"] or "").startswith("first_day")]

    assert [part["value"] for part in parts] == ["31", "9", "2025"]
    assert {part.get("aria-invalid") for part in parts} == {"true"}


def test_hint_and_error_are_tied_to_the_fieldset() -> None:
    elements = rendered(MoveForm({}))

    described = (elements.all("fieldset")[0]["aria-describedby"] or "").split()
    assert described == ["id_first_day_helptext", "id_first_day_error"]
    assert set(described) <= elements.ids()


def test_valid_and_blank_forms_have_no_summary() -> None:
    assert summary(MoveForm()).found == []


def test_required_messages_name_their_field() -> None:
    template = engines["django"].from_string('{% include "components/error_summary.html" %}')

    html = template.render({"form": MoveForm({})})

    assert [
        message in html for message in ("Enter the first day", "Team: choose one", "tick this to go on")
    ] == [
        True,
        True,
        True,
    ]


def test_cancel_address_is_not_read_as_a_template() -> None:
    assert rendered(MoveForm()).all("a")[0]["href"] == "/people/?q={{ secret }}"


def test_filter_is_a_get_form_without_token_or_marks() -> None:
    class Filter(forms.Form):
        team = forms.CharField(required=False)

    form = Filter()
    form.helper = filter_helper(form)
    html = render_crispy_form(form, context={"csrf_token": "token"})

    assert Elements(html).all("form")[0]["method"] == "get"
    assert [word in html for word in ("csrfmiddlewaretoken", "optional")] == [False, False]


def test_file_form_is_sent_as_a_file() -> None:
    class Upload(forms.Form):
        file = forms.FileField()

    form = Upload()
    form.helper = form_helper(form)

    assert rendered(form).all("form")[0]["enctype"] == "multipart/form-data"
