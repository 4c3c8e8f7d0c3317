#!/usr/bin/env python
"""The command line of the site: `manage.py help` lists what it does."""

import os
import sys

from django.core.management import execute_from_command_line

from catalogue.command_line import arguments
from catalogue.environment import WrongSetting

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalogue.settings")
    try:
        execute_from_command_line(arguments(sys.argv))
    except WrongSetting as error:
        # Whoever set it needs the sentence, not the way it came.
        sys.exit(f"manage.py: {error}")
