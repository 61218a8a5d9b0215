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
