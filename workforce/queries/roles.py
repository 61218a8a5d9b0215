"""The kinds of job."""

from workforce.models import Role


def all_roles() -> list[Role]:
    """Every kind of job, by name. One query."""
    return list(Role.objects.order_by("name", "code"))


def role_names() -> list[tuple[int, str]]:
    """Every kind of job by name, with its key. One query."""
    return list(Role.objects.order_by("name", "code").values_list("pk", "name"))
