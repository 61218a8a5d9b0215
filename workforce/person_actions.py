"""What the ground floor offers to do with a person's record."""

from workforce.access.permissions import Permission
from workforce.actions import PersonAction, person_action

person_action(
    PersonAction(
        "Change hours",
        "person_hours",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.assigned,
        order=10,
    )
)
