from django.apps import AppConfig


class AsyeConfig(AppConfig):
    name = "asye"
