"""Addresses of who read what, older records, samples, audits and the form of records, below /supervision/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
