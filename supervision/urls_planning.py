"""Addresses of planning: frequencies, supervisors, agreements, calendars, below /supervision/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
