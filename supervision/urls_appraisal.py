"""Addresses of appraisal, below /supervision/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
