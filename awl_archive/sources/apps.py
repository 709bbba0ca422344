from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "awl_archive.sources"
    label = "sources"
