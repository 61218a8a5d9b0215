"""Registration with Social Work England."""

from django.db.models import TextChoices


class RegistrationState(TextChoices):
    """How somebody's professional registration stands on a day."""

    NOT_REQUIRED = "not_required", "Not required"
    NOT_ON_RECORD = "not_on_record", "Not on record"
    PENDING = "pending", "Pending"
    REGISTERED = "registered", "Registered"
    CONDITIONS = "conditions", "Registered with conditions"
    RENEWAL_DUE = "renewal_due", "Renewal due"
    LAPSED = "lapsed", "Lapsed"
    SUSPENDED = "suspended", "Suspended"
    REMOVED = "removed", "Removed"
    LEFT = "left", "Left the register"


MAY_PRACTISE = (
    RegistrationState.NOT_REQUIRED,
    RegistrationState.REGISTERED,
    RegistrationState.CONDITIONS,
    RegistrationState.RENEWAL_DUE,
)
"""In every other state nobody may practise in a role that needs the registration."""


class RegisterResult(TextChoices):
    """What a look at the public register found."""

    REGISTERED = "registered", "Registered"
    CONDITIONS = "conditions", "Registered with conditions"
    NOT_FOUND = "not_found", "Not on the register"
    LAPSED = "lapsed", "Lapsed"
    SUSPENDED = "suspended", "Suspended"
    REMOVED = "removed", "Removed"
    LEFT = "left", "Left the register"


ON_THE_REGISTER = (RegisterResult.REGISTERED, RegisterResult.CONDITIONS)
"""What a look finds of somebody who may practise."""


class Tone(TextChoices):
    """How urgent a state is. Pages always say the state in words too."""

    GREY = "neutral", "Nothing to do"
    GREEN = "good", "Done"
    AMBER = "warning", "Due soon"
    RED = "bad", "Due now or overdue"
    CRITICAL = "critical", "Act today"

    @property
    def badge(self) -> str:
        """The tone of the badge that shows it."""
        return str(Tone.RED if self is Tone.CRITICAL else self)
