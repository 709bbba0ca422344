from awl_archive.pages.urls import entry_routes
from people.views import PersonList, PersonPage

app_name = "people"
urlpatterns = entry_routes("", PersonList, PersonPage)
