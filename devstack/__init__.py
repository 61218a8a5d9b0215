"""Embedded servers for development, demonstrations and tests. Standard library only; never for production."""
