"""Every endpoint of the API, in the order in which its root lists them."""

from csp.decorators import csp_update
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from awl_archive.rest.views import Root
from awl_archive.site import api as site
from awl_archive.site.search.api import SearchView
from history import api as history
from people import api as people
from publications import api as publications

router = SimpleRouter()
for endpoints in (
    history.ENDPOINTS,
    publications.ENDPOINTS,
    people.ENDPOINTS,
    site.ENDPOINTS,
):
    for prefix, viewset in endpoints.items():
        router.register(prefix, viewset, basename=viewset.get_model()._meta.model_name)

# Swagger sets styles in the page; its scripts are files of ours.
docs = csp_update({"style-src": ["'self'", "'unsafe-inline'"]})(
    SpectacularSwaggerSplitView.as_view(url_name="api:schema")
)

app_name = "api"
urlpatterns = [
    path("", Root.as_view(router=router, more={"search": "api:search"}), name="root"),
    path("search/", SearchView.as_view(), name="search"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
    path("", include(router.urls)),
]
