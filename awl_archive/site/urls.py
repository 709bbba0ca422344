from django.urls import include, path

from awl_archive.pages.urls import page_routes
from awl_archive.site import views
from awl_archive.site.as_of import AsOfPage
from awl_archive.site.sources import SourceList, SourcePage
from awl_archive.site.style import Style
from awl_archive.site.timeline import TimelinePage

sources = (
    [
        path("", SourceList.as_view(), name="list"),
        *page_routes("<slug:slug>", SourcePage, "detail"),
    ],
    "sources",
)

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    path("sources/", include(sources)),
    path("history/timeline/", TimelinePage.as_view(), name="timeline"),
    path("history/as-of/", AsOfPage.as_view(), name="as-of"),
    path(
        "about/",
        views.About.as_view(template_name="site/about.html", title="About"),
        name="about",
    ),
    path(
        "about/api/",
        views.About.as_view(template_name="site/about_api.html", title="The API"),
        name="about-api",
    ),
    path("about/style/", Style.as_view(), name="about-style"),
    path("id/<slug:uid>/", views.Permanent.as_view(), name="permanent"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
]
