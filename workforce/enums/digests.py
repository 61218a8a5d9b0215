"""How often somebody wants an e-mail of what is due."""

from django.db.models import IntegerChoices, TextChoices


class DigestFrequency(TextChoices):
    """How often the e-mail comes."""

    OFF = "off", "Never"
    WEEKLY = "weekly", "Once a week"
    DAILY = "daily", "On each working day"


class Weekday(IntegerChoices):
    """Days on which people work, numbered as `date.isoweekday` does."""

    MONDAY = 1, "Monday"
    TUESDAY = 2, "Tuesday"
    WEDNESDAY = 3, "Wednesday"
    THURSDAY = 4, "Thursday"
    FRIDAY = 5, "Friday"
