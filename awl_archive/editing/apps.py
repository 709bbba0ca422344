from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    default_site = "awl_archive.editing.site.EditorsDesk"


class EditingConfig(AppConfig):
    name = "awl_archive.editing"
    label = "editing"
