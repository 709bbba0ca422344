from awl_archive.pages.urls import entry_routes, page_routes
from publications import views

app_name = "publications"
urlpatterns = [
    *entry_routes("", views.PublicationList, views.PublicationPage),
    *page_routes("<slug:publication>/<slug:slug>", views.IssuePage, "issue"),
    *page_routes("<slug:publication>/<slug:issue>/<slug:slug>", views.ArticlePage, "article"),
]
