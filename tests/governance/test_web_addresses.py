"""Web addresses that readers can open."""

import pytest

from governance.web_addresses import doubt, fault


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://8.8.8.8:8080/a?b#c",
        "https://[2001:4860:4860::8888]/",
        "https://bücher.example/",
    ],
)
def test_public_ones_are_fine(url: str) -> None:
    assert (fault(url), doubt(url)) == ("", "")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/", "Web addresses begin with https"),
        ("example.org", "Web addresses begin with https"),
        ("https:///path", "names no host"),
        ("https://[::1", "cannot be read"),
        ("https://ada:secret@example.org/", "Leave out the name and password"),
        ("http://localhost:8000/", "“localhost” is inside a private network"),
        ("http://127.0.0.1/", "“127.0.0.1” is inside a private network"),
        ("http://192.168.1.1/", "“192.168.1.1” is inside a private network"),
        ("http://[fd00::1]/", "“fd00::1” is inside a private network"),
        ("http://[::ffff:10.0.0.1]/", "is inside a private network"),
    ],
)
def test_others_are_faulty_and_it_is_said_why(url: str, why: str) -> None:
    assert why in fault(url)


@pytest.mark.parametrize("host", ["wiki.corp.internal", "nas.local", "a.home.arpa", "x.lan."])
def test_names_of_private_networks_are_doubted_not_refused(host: str) -> None:
    assert fault(f"https://{host}/") == ""
    assert "looks like a name inside a private network" in doubt(f"https://{host}/")
