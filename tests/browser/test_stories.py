"""What people come for, from the first page to what they take away."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

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
        expect(page).to_have_url(f"{site}/use-cases/kubernetes-as-a-service/")
        expect(page.locator("main")).to_contain_text("Nova needs Placement")
        page.click("text=Open as a stack")
        expect(page).to_have_url(re.compile("project=magnum"))
        expect(page.locator("main")).to_have_text(re.compile("Keystone.*Placement", re.DOTALL))
        listed = page.request.get(site + str(page.get_attribute("a:text-is('Markdown')", "href")))
        assert listed.status == 200
        assert "| [Magnum](" in listed.text()


@pytest.mark.parametrize("look", [DESKTOP, replace(DESKTOP, scripts=False), PHONE], ids=str)
def test_watcher_finds_who_decided_for_airship_in_2020_and_for_whom_they_worked(
    look: Look, browser: Browser, site: str
) -> None:
    with opened(browser, look) as page:
        page.goto(site)
        page.fill("#find", "airship")
        page.press("#find", "Enter")
        page.click("main a[href='/projects/airship/']")
        part = page.locator("section[aria-labelledby='governance']")
        expect(part).to_contain_text("Who sits there is not recorded.")
        part.get_by_label("On", exact=True).fill("2020-09-01")
        part.get_by_role("button", name="Show").click()
        page.wait_for_url(f"{site}/projects/airship/?on=2020-09-01#governance")
        expect(part).to_contain_text("Matt McEuen")
        told = part.inner_text()
        deciding, speaking = told.split("Speaks for users")
        assert "Airship Technical Committee, since 2019" in deciding
        assert "answers to Board of Directors of the OpenStack Foundation" in deciding
        for member in ("Alex Bailey AT&T", "John Williams Dell Technologies"):
            assert member in deciding
        assert "Matt McEuen AT&T" in speaking
        document = page.request.get(
            site + str(part.get_by_text("Who decides, as data").get_attribute("href"))
        ).json()
        [committee] = document["technical"]
        assert committee["recorded"] == "all"
        assert all(
            f"{one['person']['name']} {one['affiliation']['name']}" in deciding
            for one in committee["members"]
        )
        assert [step["stage"]["slug"] for step in document["stages"]] == ["pilot", "confirmed"]
        part.get_by_role("link", name="Matt McEuen").click()
        expect(page).to_have_url(f"{site}/governance/people/matt-mceuen/?on=2020-09-01")
        page.get_by_role("link", name="Airship Working Committee").first.click()
        expect(page.locator("main")).to_contain_text("Who sat on 1 September 2020")
        page.locator(".ladder").get_by_role("link").click()
        expect(page).to_have_url(re.compile("/governance/bodies/board-of-directors/"))


def test_watcher_learns_on_what_evidence_a_project_was_confirmed(
    browser: Browser, site: str
) -> None:
    with opened(browser, DESKTOP) as page:
        page.goto(f"{site}/projects/kata-containers/")
        life = page.locator("section[aria-labelledby='life']")
        assert life.inner_text().index("Pilot, 5 December 2017") < life.inner_text().index(
            "Confirmed, 8 April 2019"
        )
        life.get_by_role("link", name="Review for “Confirmed”").click()
        expect(page).to_have_url(re.compile("/governance/admission/#review-"))
        expect(page.locator(":target")).to_have_text("Kata Containers → Confirmed")
        weighed = page.locator("dt", has_text="Strategic focus").last
        assert weighed.locator("xpath=following-sibling::dd[1]").inner_text().startswith("Met")
