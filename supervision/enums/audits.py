"""Audits of records: what is said of each criterion, and how a sample is drawn."""

from django.db.models import TextChoices


class Judged(TextChoices):
    """What an audit says of a criterion."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
