from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"
    adds = {
        "history.Organisation": "people.on_organisation",
        "history.Event": "people.on_event",
        "history.Question": "people.on_question",
    }
