from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import reverse

from awl_archive.editing.lists import LONGEST_TERM
from awl_archive.editing.widgets import in_full
from awl_archive.publishing.models import Entry
from awl_archive.publishing.registry import owner_model
from awl_archive.publishing.status import Status
from awl_archive.sources.uncited import uncited_counts


class Choices(AutocompleteJsonView):
    """What an autocomplete field offers: titles, and the status of what is not public."""

    def process_request(self, request):
        term, *rest = super().process_request(request)
        return term[:LONGEST_TERM], *rest

    def serialize_result(self, obj, to_field_name):
        found = super().serialize_result(obj, to_field_name) | {"text": in_full(obj)}
        if isinstance(obj, Entry) and obj.status != Status.PUBLISHED:
            found["text"] += f" [{obj.get_status_display()}]"
        return found


class EditorsDesk(AdminSite):
    site_title = site_header = "AWL Archive"
    index_title = "The editors’ desk"
    empty_value_display = "—"
    index_template = "editing/index.html"

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        return super().index(request, {"uncited": self.uncited(request)} | (extra_context or {}))

    def uncited(self, request):
        """{rows: [(plural, count, address of a list)], total}, of what the user may see."""
        rows = [
            (model._meta.verbose_name_plural, count, self.list_of_uncited(model))
            for model, count in uncited_counts().items()
            if request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
        ]
        return {"rows": rows, "total": sum(count for _, count, _ in rows)}

    def list_of_uncited(self, model):
        entry = owner_model(model) if hasattr(model, "ends") else model
        name = entry._meta.label_lower.replace(".", "_")
        return reverse(f"{self.name}:{name}_changelist") + "?uncited=yes"
