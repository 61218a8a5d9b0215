"""Addresses of recording sessions: drafts, sharing, signing, actions, groups, below /supervision/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
