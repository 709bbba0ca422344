from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "publications"
    verbose_name = "Publications"
    adds = {
        "history.Organisation": "publications.on_organisation",
        "history.Event": "publications.on_event",
        "people.Person": "publications.on_person",
        "history.Question": "publications.on_question",
    }
