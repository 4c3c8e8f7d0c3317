"""``manage.py check_links``."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from catalogue.links.asking import Asker
from catalogue.links.keeping import keep
from catalogue.management.commands import check_links
from catalogue.models import LinkCheck
from tests import factories
from tests.catalogue.links.conftest import Site, site

__all__ = ["site"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_here(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command ask the site of the test, and nobody else, without waiting."""

    def asker(agent: str, **_options: Any) -> Asker:
        found = site.asker(may_ask=lambda address: str(address) == "127.0.0.1")
        found.agent = agent
        return found

    monkeypatch.setattr(check_links, "Asker", asker)


def run(*options: str) -> str:
    out = StringIO()
    call_command("check_links", *options, stdout=out)
    return out.getvalue()


def test_every_address_is_asked_and_remembered(site: Site) -> None:
    site.pages["/good"] = (200, {}, "")
    factories.link(url=site.url("/good"))
    factories.link(url=site.url("/gone"))
    assert "asked: 1 good, 1 failed, 0 not for programs." in run()
    failures = dict(LinkCheck.objects.values_list("url", "failures"))
    assert failures == {site.url("/good"): 0, site.url("/gone"): 1}
    assert site.agents == {"OpenInfrastructureCatalogue (+http://127.0.0.1:8000/about/)"}


def test_an_interrupted_run_goes_on_where_it_stopped(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        site.pages[f"/{number}"] = (200, {}, "")
        factories.link(url=site.url(f"/{number}"))

    def keep_one_and_stop(answer: Any) -> Any:
        if LinkCheck.objects.exists():
            raise KeyboardInterrupt
        return keep(answer)

    with monkeypatch.context() as patch:
        patch.setattr("catalogue.management.commands.check_links.keep", keep_one_and_stop)
        with pytest.raises(KeyboardInterrupt):
            run()
    assert LinkCheck.objects.count() == 1
    assert run().startswith("2 of 3 addresses asked")
    assert run().startswith("0 of 3 addresses asked")
    assert run("--again-after", "0").startswith("3 of 3 addresses asked")


def test_links_that_are_broken_for_long_are_listed(site: Site) -> None:
    url = factories.link(url=site.url("/gone")).url
    LinkCheck.objects.create(
        url=url, checked_at="2026-01-01T00:00Z", failed_on="2026-01-01", failures=2
    )
    assert f"{url}: 404 Not Found, 3 days in a row" in run()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--sites", "0"), "“0” is not a whole number from 1 to 100"),
        (("--pause", "soon"), "“soon” is not a number from 0"),
        (("--timeout", "0"), "“0” is not a number from 0.1"),
    ],
)
def test_options_that_cannot_be_used_are_refused(options: tuple[str, str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        run(*options)
