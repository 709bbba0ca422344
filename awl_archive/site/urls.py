from django.urls import include, path

from awl_archive.pages.urls import page_routes
from awl_archive.site import sitemap, views
from awl_archive.site.as_of import AsOfPage
from awl_archive.site.feeds import SECTIONS, Feed, PublicationFeed, SectionFeed
from awl_archive.site.search.views import SearchPage, Suggestions, opensearch
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

feeds = [
    path("feeds/", Feed.as_view(), name="feed"),
    *(
        path(f"feeds/{section}/", SectionFeed.as_view(section=section), name=f"feed-{section}")
        for section in SECTIONS
    ),
    path("publications/<slug:slug>/feed/", PublicationFeed.as_view(), name="feed-publication"),
]

for_engines = [
    path("robots.txt", sitemap.Robots.as_view(), name="robots"),
    path("sitemap.xml", sitemap.Index.as_view(), name="sitemap"),
    path("sitemap/pages.xml", sitemap.Pages.as_view(), name="sitemap-pages"),
    path("sitemap/<slug:letter>.xml", sitemap.Entries.as_view(), name="sitemap-entries"),
]

urlpatterns = [
    *feeds,
    *for_engines,
    path("", views.Home.as_view(), name="home"),
    path("sources/", include(sources)),
    path("search/", SearchPage.as_view(), name="search"),
    path("search/suggestions.json", Suggestions.as_view(), name="suggestions"),
    path("opensearch.xml", opensearch, name="opensearch"),
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
