from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.module_loading import import_string


class CatalogueConfig(AppConfig):
    name = "awl_archive.catalogue"
    label = "catalogue"

    def ready(self):
        for signal, listener in (
            (post_save, "saved"),
            (post_delete, "deleted"),
            (m2m_changed, "linked"),
        ):
            signal.connect(
                import_string(f"awl_archive.catalogue.changes.{listener}"),
                dispatch_uid=f"catalogue.{listener}",
            )
