"""What a WSGI server is pointed at: `catalogue.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from catalogue.answers.giving import giving

# So many new objects are made before Python looks for those that only refer to each other. A page
# is thousands of objects, nearly all of which go by themselves; looking every 700, as is usual,
# took a third of the time of a cold answer.
_NEW_OBJECTS = 10_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalogue.settings")

application = giving(get_wsgi_application())

# All views are loaded, so that nobody waits for it, and what is there from now on stays: it is not
# looked through again and again.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
gc.set_threshold(_NEW_OBJECTS, 20, 20)
