"""What the ground floor offers to do with a person's record."""

from workforce.access.permissions import Permission
from workforce.actions import PersonAction, person_action
from workforce.enums import Contract

person_action(
    PersonAction(
        "Change hours",
        "person_hours",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.assigned,
        order=10,
    )
)

COMING_AND_GOING = "Coming and going"

for coming_or_going in (
    PersonAction(
        "Another assignment",
        "person_assign",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: not standing.gone,
        order=40,
    ),
    PersonAction(
        "Convert to permanent",
        "person_convert",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.agency,
        group=COMING_AND_GOING,
        order=60,
    ),
    PersonAction(
        "Change the last day",
        "person_last_day",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: bool(standing.contracts - {Contract.PERMANENT}) and not standing.on_notice,
        group=COMING_AND_GOING,
        order=61,
    ),
    PersonAction(
        "Give notice",
        "person_notice",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: not standing.gone and not standing.on_notice,
        group=COMING_AND_GOING,
        order=62,
    ),
    PersonAction(
        "Withdraw notice",
        "person_withdraw",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.on_notice,
        group=COMING_AND_GOING,
        order=63,
    ),
    PersonAction("Leave", "person_leave", Permission.CHANGE_EMPLOYMENT, group=COMING_AND_GOING, order=64),
    PersonAction(
        "Re-join",
        "person_rejoin",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.gone or standing.leaving,
        group=COMING_AND_GOING,
        order=65,
    ),
):
    person_action(coming_or_going)
