"""Addresses of forums and conferences, below /supervision/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
