from django.apps import AppConfig


class RestConfig(AppConfig):
    name = "awl_archive.rest"
    label = "rest"
