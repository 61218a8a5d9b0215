"""The installation: settings, addresses, the Celery application and the server's entry point.

The Celery application is loaded with the package, so that whatever process sends a task sends it to our
broker.
"""

from config.celery import app as celery_app

__all__ = ["celery_app"]
