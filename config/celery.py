"""The Celery application: settings from Django, tasks from each app's tasks.py."""

import os
from typing import Any

import pghistory
from celery import Celery, Task
from celery.signals import setup_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class TrackedTask(Task):  # type: ignore[type-arg]
    """Every write of a task is kept with the task's name and number."""

    abstract = True

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        with pghistory.context(task=self.name, task_id=self.request.id):
            return super().__call__(*args, **kwargs)


app = Celery("tenure", task_cls=TrackedTask)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_logging(**kwargs: Any) -> None:
    """A listener is what keeps Celery from setting up logging of its own; Django's LOGGING stays in force."""
