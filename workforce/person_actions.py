"""What the ground floor offers to do with a person's record."""

from workforce.access.permissions import Permission
from workforce.actions import DirectoryAction, PersonAction, directory_action, person_action
from workforce.enums import ArrangementKind, Contract

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
REGISTRATION = "Registration and checks"

for label, url_name, order in (
    ("Record a registration", "person_registration", 200),
    ("Record a look at the register", "person_look", 201),
    ("Record support for revalidation", "person_support", 202),
    ("Request a check", "person_check_request", 210),
    ("Record a check", "person_check_record", 211),
    ("Record a status check or a decision", "person_check_update", 212),
):
    person_action(
        PersonAction(
            label,
            url_name,
            Permission.CHANGE_CHECKS,
            lambda standing: not standing.gone,
            group=REGISTRATION,
            order=order,
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
person_action(
    PersonAction(
        "Undo your last change of today",
        "person_undo_last",
        Permission.CHANGE_EMPLOYMENT,
        group="This record",
        order=91,
    )
)

directory_action(DirectoryAction("Appoint somebody", "people_appoint", Permission.CHANGE_EMPLOYMENT))

person_action(
    PersonAction(
        "Service from before",
        "person_service",
        Permission.CHANGE_EMPLOYMENT,
        group=COMING_AND_GOING,
        order=69,
    )
)
