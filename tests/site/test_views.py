from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse


def test_the_old_address_of_the_icon_leads_to_the_one_that_pages_name(db):
    answer = Client().get("/favicon.ico")
    assert answer.status_code == 302
    assert finders.find(answer["Location"].removeprefix(settings.STATIC_URL))
    page = Client().get(reverse("about")).text
    assert f'<link rel="icon" href="{answer["Location"]}" type="image/svg+xml">' in page
