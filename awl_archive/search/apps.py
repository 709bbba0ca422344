from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class SearchConfig(AppConfig):
    name = "awl_archive.search"
    label = "search"

    def ready(self):
        post_migrate.connect(self.ensure_index, sender=self, dispatch_uid="search.ensure_index")

    def ensure_index(self, **kwargs):
        """The index is the backend's: migrations know nothing of it."""
        import_string("awl_archive.search.backends.backend")().ensure()
