import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from awl_archive.embedded import prepare
from awl_archive.web.garbage import settle

prepare()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "awl_archive.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  loads what answers, before the first who asks
settle()
