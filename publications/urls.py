from django.urls import path

from awl_archive.pages.urls import entry_routes
from publications import views

app_name = "publications"
urlpatterns = [
    *entry_routes("", views.PublicationList, views.PublicationPage),
    path("<slug:publication>/<slug:slug>/", views.IssuePage.as_view(), name="issue"),
    path(
        "<slug:publication>/<slug:issue>/<slug:slug>/",
        views.ArticlePage.as_view(),
        name="article",
    ),
]
