from django.apps import AppConfig
from django.core import checks

from awl_archive.web.adds import check_additions


class WebConfig(AppConfig):
    name = "awl_archive.web"
    label = "web"

    def ready(self):
        checks.register(check_additions)
