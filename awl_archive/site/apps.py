from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "awl_archive.site"
    label = "site"
