"""The site's settings as the tests use them: those of development, made fast and strict."""

import os
import tempfile
from pathlib import Path

os.environ["DEBUG"] = "1"
for _name in (
    "SECRET_KEY",
    "SITE_URL",
    "SITE_NAME",
    "DATA_LICENSE",
    "ALLOWED_HOSTS",
    "CACHE_URL",
    "PROXY_COUNT",
    "BUILD_ID",
    "ANSWER_KILOBYTES",
    "ANSWERS_MEGABYTES",
    "SHARED_SECONDS",
    "STALE_AFTER_DAYS",
    "API_REQUESTS_PER_MINUTE",
    "SUGGESTIONS_PER_HOUR",
    "SUGGESTION_CONTACT_DAYS",
    "IMPORT_MEGABYTES",
):
    os.environ.pop(_name, None)

from catalogue.settings import *  # noqa: E402, F403
from catalogue.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE  # noqa: E402

# Passwords in tests guard nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A page that asks the database once per row fails its test.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True

# Every request of a test is computed; tests of what is kept ask for it. What is written in a test
# is never committed, so on PostgreSQL the revision stands still there.
ANSWER_KILOBYTES = 0

# Tests ask more often in a minute, and suggest more in an hour, than anybody may.
API_REQUESTS_PER_MINUTE = 0
SUGGESTIONS_PER_HOUR = 0

# What one run draws, another one draws again.
MAP_EXPORT_DIR = Path(tempfile.gettempdir()) / f"catalogue-tests-{os.getpid()}-maps"

# A file for each process, not memory: threads then get connections of their own and transactions
# behave as in use. The test run removes it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _FILE = Path(tempfile.gettempdir()) / f"catalogue-tests-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(_FILE)}
