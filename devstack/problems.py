"""The one kind of failure that a person can do something about."""


class CannotStart(Exception):
    """Why something does not start: a sentence for the person who typed the command."""
