from django.urls import path

from history import views

app_name = "history"
urlpatterns = [
    path("", views.HistoryIndex.as_view(), name="index"),
    path("chapters/<slug:slug>/", views.ChapterPage.as_view(), name="chapter"),
    path("organisations/", views.OrganisationList.as_view(), name="organisations"),
    path("organisations/<slug:slug>/", views.OrganisationPage.as_view(), name="organisation"),
    path("events/", views.EventList.as_view(), name="events"),
    path("events/<slug:slug>/", views.EventPage.as_view(), name="event"),
    path("questions/", views.QuestionList.as_view(), name="questions"),
    path("questions/<slug:slug>/", views.QuestionPage.as_view(), name="question"),
]
