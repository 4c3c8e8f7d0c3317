"""The bare view alone, as an application: no middleware, no database, nothing of ours."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], ROOT_URLCONF="tests.benchmarks.bare", SECRET_KEY="x"
)
application = get_wsgi_application()
