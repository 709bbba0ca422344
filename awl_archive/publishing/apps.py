from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "awl_archive.publishing"
    label = "publishing"
