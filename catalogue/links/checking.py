"""Asking for many addresses at once: several sites side by side, each of them slowly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event
from urllib.parse import urlsplit

from catalogue.links.asking import Answer, Asker, Outcome
from catalogue.links.robots import wishes


def answers(
    urls: Iterable[str], asker: Asker, *, sites: int = 8, pause: float = 1.0
) -> Iterator[Answer]:
    """Yield what comes of asking for addresses, as it comes.

    The addresses of one site are asked for one after the other, with a pause between them. Whoever
    stops listening stops the asking: what is under way is finished, nothing new is begun.

    Args:
        urls: the addresses.
        asker: asks for one.
        sites: how many sites are asked at the same time.
        pause: seconds between two requests to a site, unless its robots.txt asks for more.

    Raises:
        Exception: whatever went wrong here, not at a site.
    """
    told: SimpleQueue[Answer | None] = SimpleQueue()
    stop = Event()
    by_site = _by_site(urls)
    with ThreadPoolExecutor(max_workers=sites, thread_name_prefix="links") as pool:
        asked = [
            pool.submit(_ask_site, each, asker, pause, told, stop) for each in by_site.values()
        ]
        try:
            for _site in asked:
                while (answer := told.get()) is not None:
                    yield answer
            for site in asked:
                site.result()
        finally:
            stop.set()


def _by_site(urls: Iterable[str]) -> dict[str, list[str]]:
    sites: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        sites[urlsplit(url).netloc.lower()].append(url)
    return sites


def _ask_site(
    urls: Sequence[str],
    asker: Asker,
    pause: float,
    told: SimpleQueue[Answer | None],
    stop: Event,
) -> None:
    """Ask for the addresses of one site, and say when that is done."""
    try:
        site = None if stop.is_set() else wishes(asker, urls[0], pause)
        for number, url in enumerate(urls):
            if site is None or stop.is_set():
                return
            if number:
                asker.sleep(site.pause)
            if site.allow(url):
                told.put(asker.ask(url))
            else:
                told.put(Answer(url, Outcome.UNCLEAR, "the site asks programs not to come here"))
    finally:
        told.put(None)
