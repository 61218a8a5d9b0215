"""What the rules of the ground floor refuse."""


class DomainError(Exception):
    """A rule says no. The message is the sentence that the user reads."""
