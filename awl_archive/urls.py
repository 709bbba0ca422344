"""What exists: the sections, the pages that span them, the API and the editors' desk."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("awl_archive.site.urls")),
    path("history/", include("history.urls")),
    path("publications/", include("publications.urls")),
    path("people/", include("people.urls")),
    path("api/v1/", include("awl_archive.api")),
    path("admin/", admin.site.urls),
]
if "debug_toolbar" in settings.INSTALLED_APPS:
    urlpatterns.append(path("__debug__/", include("debug_toolbar.urls")))

handler400 = "awl_archive.web.errors.bad_request"
handler403 = "awl_archive.web.errors.permission_denied"
handler404 = "awl_archive.web.errors.page_not_found"
handler500 = "awl_archive.web.errors.server_error"
