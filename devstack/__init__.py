"""Embedded servers for development, demonstrations and tests. Never for production."""
