"""What supervision shows on the page of a person: each subject registers its own in a module that is imported here."""

from supervision import carried  # noqa: F401
