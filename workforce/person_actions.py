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
person_action(
    PersonAction(
        "Record an absence",
        "person_absence_begin",
        Permission.CHANGE_ABSENCE,
        lambda standing: not standing.gone,
        group="Absence",
        order=60,
    )
)
person_action(
    PersonAction(
        "Return from an absence, or correct one",
        "person_absences",
        Permission.CHANGE_ABSENCE,
        group="Absence",
        order=61,
    )
)
