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

for label, url_name, order in (
    ("Move to another team or post", "person_move", 20),
    ("Promote or change role", "person_promote", 21),
    ("Change manager", "person_manager", 22),
):
    person_action(
        PersonAction(
            label, url_name, Permission.CHANGE_EMPLOYMENT, lambda standing: standing.assigned, order=order
        )
    )

person_action(
    PersonAction(
        "Hand over the people they manage",
        "person_hand_over",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.manages,
        order=23,
    )
)
