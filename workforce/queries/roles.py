"""The kinds of job."""

from workforce.models import Role


def all_roles() -> list[Role]:
    """Every kind of job, by name. One query."""
    return list(Role.objects.order_by("name", "code"))
