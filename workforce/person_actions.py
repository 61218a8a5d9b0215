"""What the ground floor offers to do with a person's record."""

from workforce.access.permissions import Permission
from workforce.actions import DirectoryAction, PersonAction, directory_action, person_action

person_action(
    PersonAction(
        "Change hours",
        "person_hours",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.assigned,
        order=10,
    )
)

directory_action(DirectoryAction("Appoint somebody", "people_appoint", Permission.CHANGE_EMPLOYMENT))
