#!/usr/bin/env python
"""Django's command line, on the demo settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
