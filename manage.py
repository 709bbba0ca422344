#!/usr/bin/env python3
import os
import sys

from django.core.management import execute_from_command_line

from awl_archive.embedded import prepare

if __name__ == "__main__":
    prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "awl_archive.settings")
    execute_from_command_line(sys.argv)
