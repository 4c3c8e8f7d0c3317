"""Somebody who may do everything in the admin."""

from django.contrib.auth.models import User
from playwright.sync_api import Page

NAME, PASSWORD = "zaphod", "Trove-and-Heat-1"


def log_in(page: Page, address: str) -> None:
    """Make their account, and open a page of the admin by way of the page to log in."""
    User.objects.create_superuser(NAME, password=PASSWORD)
    page.goto(address)
    page.fill("#id_username", NAME)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
