"""The kinds of job."""

from workforce.models import Role


def all_roles() -> list[Role]:
    """Every kind of job, by name. One query."""
    return list(Role.objects.order_by("name", "code"))


def role_names() -> list[tuple[int, str]]:
    """Every kind of job by name, with its key. One query."""
    return list(Role.objects.order_by("name", "code").values_list("pk", "name"))


def roles_and_grades() -> tuple[list[tuple[int, str]], list[str]]:
    """Every kind of job by name, with its key, and every grade that one has. One query."""
    rows = list(Role.objects.order_by("name", "code").values_list("pk", "name", "grade"))
    return [(key, name) for key, name, _ in rows], sorted({grade for _, _, grade in rows if grade})
