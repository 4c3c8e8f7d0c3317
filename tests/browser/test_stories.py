"""What people come for, from the first page to what they take away."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import opened
from tests.browser.looks import DESKTOP, PHONE, Look


@pytest.mark.parametrize(
    "look", [DESKTOP, replace(DESKTOP, scripts=False), replace(PHONE, scripts=False)], ids=str
)
def test_architect_finds_what_to_deploy_for_kubernetes_on_own_hardware(
    look: Look, browser: Browser, site: str
) -> None:
    with opened(browser, look) as page:
        page.goto(site)
        page.click("text=Kubernetes as a service")
        assert page.url == f"{site}/use-cases/kubernetes-as-a-service/"
        assert "Nova needs Placement" in page.inner_text("main")
        page.click("text=Open as a stack")
        layers = page.inner_text("main")
        assert layers.index("Keystone") < layers.index("Placement")
        assert "project=magnum" in page.url
        listed = page.request.get(site + str(page.get_attribute("a:text-is('Markdown')", "href")))
        assert listed.status == 200
        assert "| [Magnum](" in listed.text()


def test_watcher_finds_who_decided_for_a_project(browser: Browser, site: str) -> None:
    with opened(browser, DESKTOP) as page:
        page.goto(site)
        page.fill("#find", "airship")
        page.press("#find", "Enter")
        page.click("main a[href='/projects/airship/']")
        assert page.url == f"{site}/projects/airship/"
        page.click("main a:text-is('OpenInfra Foundation Governing Board') >> nth=0")
        assert page.url.startswith(f"{site}/governance/bodies/")
