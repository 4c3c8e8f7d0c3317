"""Django's settings. docs/settings.md describes the variables; environment.py checks them."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from catalogue import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# Who this installation is
DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.secret_key(debug=DEBUG)
SITE_URL = environment.site_url(debug=DEBUG)
SITE_NAME = environment.text("SITE_NAME", "Open Infrastructure Catalogue")
DATA_LICENSE = environment.data_licence()
ALLOWED_HOSTS = environment.allowed_hosts(SITE_URL, debug=DEBUG)

# Where its data is
DATABASES = {"default": environment.database(BASE_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": environment.cache()}

CACHE_IS_SHARED = not CACHES["default"]["BACKEND"].endswith("LocMemCache")

# Public answers: which release gives them, how large one may be to be kept, how much memory of each
# process they may take together, how long others share them without asking.
BUILD_ID = environment.text("BUILD_ID")
ANSWER_KILOBYTES = environment.number("ANSWER_KILOBYTES", default=512)
ANSWERS_MEGABYTES = environment.number("ANSWERS_MEGABYTES", default=64)
SHARED_SECONDS = environment.number("SHARED_SECONDS", default=60)

# After how many days somebody should look at an entry again; 0 for never
STALE_AFTER_DAYS = environment.number("STALE_AFTER_DAYS", default=365)

INSTALLED_APPS = [
    "catalogue",
    "governance",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "simple_history",
    "csp",
    "axes",
    "catalogue.admin_site.CatalogueAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles: development then serves static files the way production does.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "catalogue.cors.cors",
    # As far out as can be: it keeps what leaves, and gives that again before any of this
    # (catalogue.answers.giving). What stands further out and adds to answers, it has to know.
    "catalogue.answers.middleware.Answers",
    "django.middleware.security.SecurityMiddleware",
    "catalogue.permissions_policy.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # For what is not for everybody. Below WhiteNoise, whose files are compressed already; above all
    # that looks into a page.
    "catalogue.compression.Compression",
    "catalogue.reading_only.ReadingOnly",
    # Above sessions, which are written too.
    "catalogue.taking_turns.TakingTurns",
    "catalogue.taking_turns.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    # Last: it answers for a login refused anywhere above.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "catalogue.urls"
WSGI_APPLICATION = "catalogue.wsgi.application"

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
                "catalogue.context.site",
            ],
        },
    },
]

# Maps as PNG and PDF: where files once made are kept, how much of them, and what one may take
MAP_EXPORT_DIR = environment.folder("MAP_EXPORT_DIR", default=environment.own_temporary_folder())
MAP_EXPORT_MEGABYTES = environment.number("MAP_EXPORT_MEGABYTES", default=200)
MAP_EXPORT_SECONDS = environment.number("MAP_EXPORT_SECONDS", default=20)
MAP_EXPORT_MEMORY_MEGABYTES = environment.number("MAP_EXPORT_MEMORY_MEGABYTES", default=768)

# Files that are sent to be imported: how large they may be together, unpacked
IMPORT_MEGABYTES = environment.number("IMPORT_MEGABYTES", default=64)

# Words and times
LANGUAGE_CODE = "en-gb"
# Only languages the site itself speaks, or Django's own words would mix with ours.
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Static files: as they lie while debugging, collected, hashed and compressed otherwise
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [folder for folder in [BASE_DIR / "static"] if folder.is_dir()]
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Source maps are for developers only, and compressing them takes most of the time.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# Accounts
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
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

# Login throttling: one address guessing one name; others may still log in under that name.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "catalogue.client_address.client_address"
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_VERBOSE = False

# Sessions end so long after they were last used, and so long after they began.
SESSION_ENGINE = "catalogue.sessions"
SESSION_COOKIE_AGE = 60 * environment.number("SESSION_IDLE_MINUTES", default=240)
SESSION_SECONDS = 3600 * environment.number("SESSION_HOURS", default=24)

# How many proxies of ours stand in front: that many hops of X-Forwarded-For are believed.
PROXY_COUNT = environment.number("PROXY_COUNT", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None

# Transport. SITE_URL says whether there is TLS; in production there is, except on loopback.
HAS_TLS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HAS_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$"]
SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", default=31_536_000) if HAS_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HAS_TLS
SECURE_HSTS_PRELOAD = HAS_TLS
SESSION_COOKIE_SECURE = HAS_TLS
CSRF_COOKIE_SECURE = HAS_TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "DENY"

# Everything a page needs comes from this site, in files of their own.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "upgrade-insecure-requests": HAS_TLS,
    },
}

# How often a minute one client may ask the API to compute an answer; 0 for any number of times.
API_REQUESTS_PER_MINUTE = environment.number("API_REQUESTS_PER_MINUTE", default=600)

# Suggestions: how many an address may send in an hour, 0 for any number; how many days after the
# decision it stays known how to reach whoever sent one.
SUGGESTIONS_PER_HOUR = environment.number("SUGGESTIONS_PER_HOUR", default=10)
SUGGESTION_CONTACT_DAYS = environment.number("SUGGESTION_CONTACT_DAYS", default=30)

# The API: governance/api and catalogue/api. What is not said here each view says itself.
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "governance.api.schema.Documented",
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly",
    ],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["governance.api.renderers.JSON"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "governance.api.negotiation.Negotiation",
    "DEFAULT_PAGINATION_CLASS": "governance.api.paging.Paging",
    "EXCEPTION_HANDLER": "governance.api.problems.handle",
    "DEFAULT_THROTTLE_CLASSES": ["catalogue.api.throttling.ByAddress"],
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS = {
    "TITLE": SITE_NAME,
    "DESCRIPTION": (
        "Everything the catalogue knows: everybody reads it, curators with a token write it. "
        "Lists are paged, filtered, ordered and cut down "
        "to the fields wanted. Parameters that are not known and values that cannot be used are "
        "refused with an error that says what is right. Dates are as precise as they are known, "
        "`2017`, `2017-11` or `2017-11-06`; unknown ones are null. Drafts "
        "appear only to those who may see them."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SORT_OPERATION_PARAMETERS": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "catalogue.api.shared_parts.share_parts",
    ],
    "ENUM_NAME_OVERRIDES": {
        "ProjectKind": "catalogue.models.projects.Project.Kind",
        "LinkKind": "catalogue.models.projects.ProjectLink.Kind",
        "RelationKind": "catalogue.models.relations.Relation.Kind",
        "StageMark": "catalogue.models.stages.Stage.Mark",
        "CategoryTone": "catalogue.models.maps.MapCategory.Tone",
        "RegionPlacement": "catalogue.models.maps.MapRegion.Placement",
        "IntegrationDirection": "catalogue.models.relations.Integration.Direction",
        "StewardshipCapacity": "catalogue.models.relations.Stewardship.Capacity",
        "NeedImportance": "catalogue.models.use_cases.UseCaseNeed.Importance",
        "ReviewOutcome": "catalogue.models.reviews.Review.Outcome",
        "AssessmentVerdict": "catalogue.models.reviews.Assessment.Verdict",
        "ChangeType": "catalogue.changes.ChangeType",
        "SuggestionType": "catalogue.models.suggestions.Suggestion.About",
        "StateEnum": "catalogue.models.projects.Project.State",
        "SuggestionState": "catalogue.models.suggestions.Suggestion.State",
        "SuggestionOutcome": "catalogue.models.suggestions.Decision.Outcome",
        "DifferenceType": "catalogue.map.changes.ChangeType",
        "BodyKind": "governance.models.bodies.Body.Kind",
        "SeatSelection": "governance.models.seats.SeatClass.Selection",
        "ResolutionOutcome": "governance.models.decisions.Resolution.Outcome",
        "Sector": "governance.models.organizations.Sector",
    },
}

LOG_LEVEL = environment.choice(
    "LOG_LEVEL", default="INFO", among=("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    # In place of Django's own, which also mails the administrators.
    "loggers": {
        "django": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        # What it says in passing, catalogue.accounts says in one line.
        "axes": {"level": "WARNING"},
    },
}
