from django.urls import path

from awl_archive.pages.urls import entry_routes, page_routes
from history import views

app_name = "history"
urlpatterns = [
    path("", views.HistoryIndex.as_view(), name="index"),
    path("lineage/", views.LineagePage.as_view(), name="lineage"),
    *page_routes("chapters/<slug:slug>", views.ChapterPage, "chapter"),
    *entry_routes("organisations", views.OrganisationList, views.OrganisationPage),
    *entry_routes("events", views.EventList, views.EventPage),
    *entry_routes("questions", views.QuestionList, views.QuestionPage),
]
