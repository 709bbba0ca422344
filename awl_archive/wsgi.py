import os

from django.core.wsgi import get_wsgi_application

from awl_archive.embedded import prepare

prepare()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "awl_archive.settings")
application = get_wsgi_application()
