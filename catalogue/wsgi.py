"""What a WSGI server is pointed at: `catalogue.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from catalogue.answers.giving import giving

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalogue.settings")

application = giving(get_wsgi_application())
