"""What the ground floor offers to do with a person's record."""

from workforce.access.permissions import Permission
from workforce.actions import PersonAction, person_action
from workforce.enums import ArrangementKind

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

BESIDE = "Acting up and secondment"

person_action(
    PersonAction(
        "Act up",
        "person_act_up",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.assigned and ArrangementKind.ACTING_UP not in standing.arranged,
        group=BESIDE,
        order=30,
    )
)
person_action(
    PersonAction(
        "End acting up",
        "person_end_acting_up",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: ArrangementKind.ACTING_UP in standing.arranged,
        group=BESIDE,
        order=31,
    )
)
person_action(
    PersonAction(
        "Second out",
        "person_second_out",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: standing.assigned and ArrangementKind.SECONDED_OUT not in standing.arranged,
        group=BESIDE,
        order=32,
    )
)
person_action(
    PersonAction(
        "Back from secondment",
        "person_back",
        Permission.CHANGE_EMPLOYMENT,
        lambda standing: ArrangementKind.SECONDED_OUT in standing.arranged,
        group=BESIDE,
        order=33,
    )
)

person_action(
    PersonAction(
        "Correct a mistake",
        "person_corrections",
        Permission.CHANGE_ABSENCE,
        group="This record",
        order=90,
    )
)

person_action(
    PersonAction(
        "Undo your last change of today",
        "person_undo_last",
        Permission.CHANGE_EMPLOYMENT,
        group="This record",
        order=91,
    )
)
