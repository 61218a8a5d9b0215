"""Recording supervision from the page of a person."""

from workforce.access.permissions import Permission
from workforce.actions import PersonAction, person_action

person_action(
    PersonAction(
        "Record supervision",
        "record_new",
        Permission.RECORD_SUPERVISION,
        lambda standing: not standing.gone,
        group="Supervision",
        order=30,
        of_others_only=True,
    )
)
