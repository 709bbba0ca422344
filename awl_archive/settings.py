"""Settings: from the environment only, with defaults that run (docs/operating.md lists them)."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import environ

from awl_archive.embedded import data_dir

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.DB_SCHEMES.setdefault("postgres", "django.db.backends.postgresql")

DATA_DIR = data_dir()
DEBUG = env.bool("DEBUG", default=False)
TESTING = "pytest" in sys.modules

# One switch: https turns on redirect, HSTS, secure cookies and the proxy header.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
_site = urlsplit(SITE_URL)
SECURE = _site.scheme == "https"

_key_file = DATA_DIR / "secret-key"
SECRET_KEY = env.str("SECRET_KEY", default="") or (
    _key_file.read_text().strip() if _key_file.is_file() else ""
)

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=[_site.hostname] if SECURE else [_site.hostname, "127.0.0.1", "localhost", "[::1]"],
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "awl_archive.editing.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "awl_archive.web",
    "awl_archive.pictures",
    "awl_archive.publishing",
    "awl_archive.sources",
    "awl_archive.search",
    "awl_archive.catalogue",
    "awl_archive.prose",
    "awl_archive.rest",
    "awl_archive.editing.apps.EditingConfig",
    "history",
    "people",
    "publications",
    "awl_archive.site",
]

MIDDLEWARE = [
    "awl_archive.web.stack.room_for_calls",
    "awl_archive.web.middleware.NoBodyForHead",
    "awl_archive.web.middleware.CleanRequest",
    "django.middleware.security.SecurityMiddleware",
    "awl_archive.web.middleware.PermissionsPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "awl_archive.web.middleware.Compress",
    "awl_archive.web.middleware.CleanAddress",
    "awl_archive.web.middleware.Moment",
    "django.middleware.http.ConditionalGetMiddleware",
    "awl_archive.web.middleware.PrivateWhenSignedIn",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]

ROOT_URLCONF = "awl_archive.urls"
WSGI_APPLICATION = "awl_archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'archive.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while an editor saves; FULL keeps what was committed through a power
    # cut; IMMEDIATE makes a second writer wait for its turn instead of failing half-way. The file
    # is read where the system keeps it: copying pages was a third of what SQLite spent on a search.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA busy_timeout=20000; PRAGMA mmap_size=1073741824;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Before `collectstatic` the plain files are served as they lie, so that `runserver` works at once.
COLLECTED = (STATIC_ROOT / "staticfiles.json").is_file() or "collectstatic" in sys.argv
WHITENOISE_USE_FINDERS = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG or TESTING or not COLLECTED
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
MEDIA_ROOT = DATA_DIR / "media"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# The largest organisation with its parts and citations is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Preloading and the subdomains belong to whoever holds the domain, not to this program.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "awl_archive.rest.pagination.CursorPages",
    "DEFAULT_SCHEMA_CLASS": "awl_archive.rest.schema.ArchiveSchema",
    "EXCEPTION_HANDLER": "awl_archive.rest.problems.handle",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "AWL Archive",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_NAME_OVERRIDES": {
        f"{name}Enum": f"history.models.kinds.{name}"
        for name in (
            "CharacteristicKind",
            "EventKind",
            "EventLinkKind",
            "NameKind",
            "OrganisationKind",
            "TieKind",
        )
    }
    | {
        "SourceKindEnum": "awl_archive.sources.models.Source.Kind",
        "PersonNameKindEnum": "people.models.PersonName.Kind",
        "PublicationKindEnum": "publications.models.kinds.PublicationKind",
        "SuccessionKindEnum": "publications.models.kinds.SuccessionKind",
        "SubjectKindEnum": "publications.models.kinds.SubjectKind",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

if DEBUG and env.bool("TOOLBAR", default=False):
    INSTALLED_APPS.append("debug_toolbar")
    MIDDLEWARE.insert(4, "debug_toolbar.middleware.DebugToolbarMiddleware")
    INTERNAL_IPS = ["127.0.0.1"]
