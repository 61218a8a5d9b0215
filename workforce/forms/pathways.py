"""Writing pathways: the words of a version, its steps, its routes and what each asks for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from workforce.domain.pathways import Asked, Help
from workforce.enums import CriterionKind
from workforce.forms.choosing import offer_roles
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import PathwayStep, Role, RouteCriterion

SEPARATOR = "|"
SHORT = {"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}
YES_OR_NO = (
    CriterionKind.PERMANENT,
    CriterionKind.REGISTERED,
    CriterionKind.ASYE_PASSED,
    CriterionKind.MANDATORY_TRAINING,
    CriterionKind.SUPERVISION,
    CriterionKind.NO_CAPABILITY,
    CriterionKind.DEVELOPS_OTHERS,
)
NUMBERS = (CriterionKind.MONTHS_IN_ROLE, CriterionKind.MONTHS_QUALIFIED, CriterionKind.PORTFOLIO)


def words_field(label: str, *, required: bool = True, **kwargs: Any) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, **kwargs
    )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class NewPathway(VerbForm):
    """A family of roles."""

    name = forms.CharField(
        label="Family of roles", max_length=120, help_text="For example: Social work, Family support."
    )
    about = words_field("What it is about", required=False)


class GuidanceForm(VerbForm):
    """What a panel goes by, and what is new."""

    guidance = words_field("Guidance", required=False, help_text="What applicants and panels go by.")
    guidance_url = forms.URLField(label="Where the whole guidance is", required=False, assume_scheme="https")
    change = words_field("What is new in this version", required=False)


class StepForm(VerbForm):
    """A step of the ladder."""

    place = forms.IntegerField(
        label="Place on the ladder", min_value=1, max_value=99, widget=forms.TextInput(attrs=SHORT)
    )
    name = forms.CharField(label="Name of the step", max_length=120)
    role = forms.TypedChoiceField(
        label="Role in the records",
        coerce=int,
        widget=ShortSelect,
        help_text="The role that somebody on this step has in their assignment.",
    )
    summary = words_field("What the step is", required=False)
    helped_by = words_field(
        "Courses and qualifications that help",
        required=False,
        help_text=f"One a line. An address may follow: Practice Educator Stage 1 {SEPARATOR} https://…",
    )

    def __init__(self, *args: Any, roles: Sequence[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_roles(self.fields["role"], roles)

    def helps(self) -> list[Help]:
        found = [line.partition(SEPARATOR) for line in lines_of(self.cleaned_data["helped_by"])]
        return [Help(title.strip(), url.strip()) for title, _, url in found if title.strip()]


def written_helps(step: PathwayStep) -> str:
    """The courses of a step as the form takes them. One query."""
    return "\n".join(
        f"{each.title} {SEPARATOR} {each.url}" if each.url else each.title for each in step.helped_by.all()
    )


class RouteForm(VerbForm):
    """From which step to which, and what it asks for. What is left empty is not asked."""

    from_step = forms.TypedChoiceField(label="From", coerce=int, widget=ShortSelect)
    to_step = forms.TypedChoiceField(label="To", coerce=int, widget=ShortSelect)
    automatic = forms.BooleanField(
        label="Without a panel",
        required=False,
        help_text="Whoever keeps progression confirms that the criteria are met. A person always decides.",
    )
    months_in_role = forms.IntegerField(
        label="Months in the role of the step before", required=False, min_value=1, max_value=240,
        widget=forms.TextInput(attrs=SHORT),
    )  # fmt: skip
    months_qualified = forms.IntegerField(
        label="Months since qualifying", required=False, min_value=1, max_value=240,
        widget=forms.TextInput(attrs=SHORT),
    )  # fmt: skip
    permanent = forms.BooleanField(label="Permanent contract", required=False)
    registered = forms.BooleanField(label="Registered, and the registration is current", required=False)
    asye_passed = forms.BooleanField(label="ASYE passed", required=False)
    practice_educator = forms.TypedChoiceField(
        label="Practice educator, at least",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Not asked"), ("1", "Stage 1"), ("2", "Stage 2")],
    )
    mandatory_training = forms.BooleanField(label="Mandatory training is current", required=False)
    supervision = forms.BooleanField(label="Supervision and appraisal are held", required=False)
    no_capability = forms.BooleanField(label="No capability procedure is running", required=False)
    portfolio = forms.IntegerField(
        label="Pieces of evidence in the portfolio", required=False, min_value=1, max_value=20,
        widget=forms.TextInput(attrs=SHORT),
    )  # fmt: skip
    pcf_level = forms.CharField(
        label="Level of the professional capabilities framework",
        required=False,
        max_length=120,
        help_text="For example: Experienced, Advanced.",
    )
    develops_others = forms.BooleanField(
        label="Develops others", required=False, help_text="Practice education is evidence of it."
    )
    other = words_field("Anything else, one a line", required=False)

    def __init__(self, *args: Any, steps: Iterable[PathwayStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "Choose"), *((str(step.pk), step.name) for step in steps)]
        for name in ("from_step", "to_step"):
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def criteria(self) -> list[Asked]:
        """What is asked for, in the order of the form."""
        data = self.cleaned_data
        found = [Asked(kind, number=data[kind]) for kind in NUMBERS[:2] if data[kind]]
        found += [Asked(kind) for kind in YES_OR_NO[:3] if data[kind]]
        if data["practice_educator"]:
            found.append(Asked(CriterionKind.PRACTICE_EDUCATOR, number=data["practice_educator"]))
        found += [Asked(kind) for kind in YES_OR_NO[3:] if data[kind]]
        if data["portfolio"]:
            found.append(Asked(CriterionKind.PORTFOLIO, number=data["portfolio"]))
        if data["pcf_level"]:
            found.append(Asked(CriterionKind.PCF_LEVEL, words=data["pcf_level"]))
        return found + [Asked(CriterionKind.OTHER, words=line[:300]) for line in lines_of(data["other"])]


def as_typed(criteria: Iterable[RouteCriterion]) -> dict[str, Any]:
    """The criteria of a route as the form takes them."""
    found: dict[str, Any] = {}
    others: list[str] = []
    for each in criteria:
        if each.kind == CriterionKind.OTHER:
            others.append(each.words)
        elif each.kind == CriterionKind.PCF_LEVEL:
            found["pcf_level"] = each.words
        else:
            found[each.kind] = each.number if each.number is not None else True
    return found | {"other": "\n".join(others)}


class PublishForm(VerbForm):
    first_day = day_form_field("It holds from", "The first day", help_text="Today or later.")


class EndVersionForm(VerbForm):
    last_day = day_form_field("It holds until", "The last day", help_text="Today or later.")


class ConfirmForm(VerbForm):
    """Nothing to fill in: a button."""
