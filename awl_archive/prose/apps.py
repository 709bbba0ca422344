from django.apps import AppConfig


class ProseConfig(AppConfig):
    name = "awl_archive.prose"
    label = "prose"
