"""Service that began before the council engaged somebody: it is kept where people come over by a transfer."""

from django.db import models
from django.db.models import F, Q

from workforce.models.history import tracked
from workforce.models.registration import OfPeopleQuerySet
from workforce.models.worker import Worker


@tracked()
class ContinuousService(models.Model):
    """Since when somebody's service counts where it began before the council engaged them: after a transfer, say.

    No figure reads it: a starter is who starts here.
    """

    worker = models.OneToOneField(Worker, on_delete=models.PROTECT, related_name="continuous_service")
    counts_from = models.DateField("service counts from")
    transferred_on = models.DateField(null=True, blank=True)
    came_from = models.CharField("employer before", max_length=120)
    words = models.CharField("how it is known", max_length=300, blank=True)

    objects = OfPeopleQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "continuous service"
        constraints = [
            models.CheckConstraint(
                condition=Q(transferred_on__isnull=True) | Q(counts_from__lte=F("transferred_on")),
                name="service_began_before_the_transfer",
                violation_error_message="The service began on the day of the transfer or before it.",
            )
        ]

    def __str__(self) -> str:
        return f"Service since {self.counts_from}"
