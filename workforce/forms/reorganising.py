"""The forms of a reorganisation: what happens, to which units, from when."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workforce.domain.reorganising import Place, Reorganisation
from workforce.enums import UnitKind
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Unit
from workforce.queries.organisation import TreeNode


def unit_field(label: str, **kwargs: Any) -> forms.TypedChoiceField:
    """One unit of the tree."""
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, widget=ShortSelect, **kwargs)


def code_field(**kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label="Code of the new unit",
        max_length=40,
        help_text="As it is in the pay system. The code of a closed unit opens that one again.",
        **kwargs,
    )


class ReorganiseForm(VerbForm):
    """What all share: the day, and the tree of today to choose from.

    `choices` says for each field which kinds of unit it offers.
    """

    from_day = day_form_field(
        "From", "The day", help_text="The first day on which it is so. It may lie in the past."
    )
    choices: Mapping[str, tuple[str, ...]] = {}
    leaving_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {node.unit_id: node for node in nodes}
        for name, kinds in self.choices.items():
            listed = [(str(node.unit_id), self._label(node)) for node in nodes if node.kind in kinds]
            self.fields[name].choices = [("", "Choose"), *listed]  # type: ignore[attr-defined]

    def _label(self, node: TreeNode) -> str:
        above = self.units.get(node.parent_id or 0)
        return f"{node.name} ({above.name})" if above else node.name

    def clean_code(self) -> str:
        """A code that is free, or that of a unit that is closed today, as it is written there."""
        typed = str(self.cleaned_data["code"]).strip()
        known = Unit.objects.filter(code__iexact=typed).first() if typed else None
        if known is not None and known.pk in self.units:
            raise ValidationError(f"There is a unit with the code {known.code}. Choose another code.")
        return str(known.code) if known else typed

    def chosen(self, name: str) -> TreeNode | None:
        return self.units.get(self.cleaned_data.get(name) or 0)

    def leaving(self) -> tuple[int, ...]:
        """Teams out of which people and posts go."""
        found = [self.chosen(name) for name in self.leaving_fields]
        return tuple(node.unit_id for node in found if node)

    def closed(self) -> tuple[int, ...]:
        return ()

    def places(self) -> tuple[Place, ...]:
        return ()

    def targets(self) -> list[tuple[str, str]]:
        """Codes and names of the teams to which people and posts go, the usual one first."""
        return []

    def plan(
        self, people: Mapping[int, str], posts: Mapping[int, str], roles: Mapping[int, str]
    ) -> Reorganisation:
        """All of it as one operation."""
        return Reorganisation(
            from_day=self.cleaned_data["from_day"],
            places=self.places(),
            closed=self.closed(),
            leaving=self.leaving(),
            people=people,
            posts=posts,
            roles=roles,
        )

    def reversal(self) -> str:
        """How to take it back."""
        raise NotImplementedError


TEAM, SERVICE, DIRECTORATE = UnitKind.TEAM.value, UnitKind.SERVICE.value, UnitKind.DIRECTORATE.value


class MergeForm(ReorganiseForm):
    """Teams close, and one that is there or a new one takes everything over."""

    team_1 = unit_field("Team that closes")
    team_2 = unit_field("Another team that closes", required=False)
    team_3 = unit_field("A third team that closes", required=False)
    into = unit_field("Team that takes over", required=False, help_text="Or describe a new team below.")
    name = forms.CharField(
        label="Its name from then on",
        required=False,
        max_length=120,
        help_text="Leave it empty if the name stays. A new team needs one.",
    )
    code = code_field(required=False)
    parent = unit_field("Service of the new team", required=False)
    field_order = ("from_day", "team_1", "team_2", "team_3", "into", "name", "code", "parent")
    choices = {
        "team_1": (TEAM,), "team_2": (TEAM,), "team_3": (TEAM,), "into": (TEAM,), "parent": (SERVICE, DIRECTORATE),
    }  # fmt: skip
    leaving_fields = ("team_1", "team_2", "team_3")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        closing = [data[name] for name in self.leaving_fields if data.get(name)]
        if len(set(closing)) < len(closing) or data.get("into") in closing:
            raise ValidationError("Choose each team once: those that close, and another that takes over.")
        if bool(data.get("into")) == bool(data.get("code")):
            raise ValidationError("Choose a team that takes over, or give the code of a new one, not both.")
        if data.get("code") and not (data.get("name") and data.get("parent")):
            raise ValidationError("A new team needs a name and a service.")
        return data

    def closed(self) -> tuple[int, ...]:
        return self.leaving()

    def places(self) -> tuple[Place, ...]:
        into, data = self.chosen("into"), self.cleaned_data
        if into is None:
            return (Place(data["code"], data["name"], data["parent"]),)
        renamed = data["name"] and data["name"] != into.name
        return (Place(into.code, data["name"], into.parent_id),) if renamed else ()

    def targets(self) -> list[tuple[str, str]]:
        into = self.chosen("into")
        return [(into.code, into.name)] if into else [(self.cleaned_data["code"], self.cleaned_data["name"])]

    def reversal(self) -> str:
        codes = ", ".join(self.units[unit_id].code for unit_id in self.closed())
        return (
            "To take it back, split the team from the same day, once for each closed team, with its old code "
            f"({codes}): that opens it again. Who and what went is listed under Changes."
        )


class SplitForm(ReorganiseForm):
    """A new team takes over a part of another."""

    team = unit_field("Team to split")
    name = forms.CharField(label="Name of the new team", max_length=120)
    code = code_field()
    parent = unit_field("Service of the new team")
    field_order = ("from_day", "team", "name", "code", "parent")
    choices = {"team": (TEAM,), "parent": (SERVICE, DIRECTORATE)}
    leaving_fields = ("team",)

    def places(self) -> tuple[Place, ...]:
        data = self.cleaned_data
        return (Place(data["code"], data["name"], data["parent"]),)

    def targets(self) -> list[tuple[str, str]]:
        team = self.chosen("team")
        stays = [(team.code, f"{team.name} (stays)")] if team else []
        return [*stays, (self.cleaned_data["code"], self.cleaned_data["name"])]

    def reversal(self) -> str:
        return "To take it back, merge the new team into the old one from the same day."


class MoveForm(ReorganiseForm):
    """A unit goes to another service, with all its people and posts."""

    unit = unit_field("Unit that moves")
    parent = unit_field("Where it belongs from then on")
    field_order = ("from_day", "unit", "parent")
    choices = {"unit": (TEAM, SERVICE), "parent": (SERVICE, DIRECTORATE)}

    def places(self) -> tuple[Place, ...]:
        unit = self.chosen("unit")
        return (Place(unit.code, unit.name, self.cleaned_data["parent"], unit.kind),) if unit else ()

    def reversal(self) -> str:
        unit = self.chosen("unit")
        former = self.units.get((unit.parent_id if unit else None) or 0)
        back = f" to {former.name}" if former else " back"
        return f"To take it back, move it{back} from the same day."


class RenameForm(ReorganiseForm):
    """A unit has another name."""

    unit = unit_field("Unit")
    name = forms.CharField(label="New name", max_length=120)
    field_order = ("from_day", "unit", "name")
    choices = {"unit": (TEAM, SERVICE, DIRECTORATE)}

    def places(self) -> tuple[Place, ...]:
        unit = self.chosen("unit")
        return (Place(unit.code, self.cleaned_data["name"], unit.parent_id, unit.kind),) if unit else ()

    def reversal(self) -> str:
        unit = self.chosen("unit")
        return f"To take it back, name it {unit.name if unit else ''} from the same day."


class OpenForm(ReorganiseForm):
    """A new unit, or a closed one that opens again."""

    name = forms.CharField(label="Name", max_length=120)
    code = code_field()
    kind = forms.ChoiceField(label="Kind", choices=[(TEAM, "Team"), (SERVICE, "Service")])
    parent = unit_field("Where it belongs")
    field_order = ("from_day", "name", "code", "kind", "parent")
    choices = {"parent": (SERVICE, DIRECTORATE)}

    def places(self) -> tuple[Place, ...]:
        data = self.cleaned_data
        return (Place(data["code"], data["name"], data["parent"], data["kind"]),)

    def reversal(self) -> str:
        return "To take it back, close it from the same day."


class CloseForm(ReorganiseForm):
    """A unit closes, and another takes over whoever and whatever is left in it."""

    unit = unit_field("Unit that closes")
    into = unit_field(
        "Team for its people and posts", required=False, help_text="Not needed where there are none."
    )
    field_order = ("from_day", "unit", "into")
    choices = {"unit": (TEAM, SERVICE), "into": (TEAM,)}
    leaving_fields = ("unit",)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("into") and data["into"] == data.get("unit"):
            raise ValidationError("Choose another team for its people and posts.")
        return data

    def closed(self) -> tuple[int, ...]:
        return self.leaving()

    def targets(self) -> list[tuple[str, str]]:
        into = self.chosen("into")
        return [(into.code, into.name)] if into else []

    def reversal(self) -> str:
        unit = self.chosen("unit")
        code = unit.code if unit else ""
        return (
            f"To take it back, open the unit again from the same day with its old code ({code}); where its people and "
            "posts went to another team, split that one instead, with the old code."
        )
