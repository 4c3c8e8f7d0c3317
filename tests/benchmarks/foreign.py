"""A landscape of 2,400 items in the format of landscape2, as the large ones are.

A third are members; of the rest one in eight is hosted, with its dates and all it says of itself.
"""

import random
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.landscape import SIZE, word

CATEGORIES, SUBCATEGORIES, TIERS = 9, 9, ("Platinum", "Gold", "Silver", "Academic")
MATURITIES = ("sandbox", "incubating", "graduated", "archived")
AUDIT = "https://example.org/audit.pdf"
VOCABULARY = 6000  # different words in all prose
WORDS = 300  # there are as many different keywords

Row = dict[str, Any]


def write_foreign(path: Path, size: int = SIZE) -> None:
    """Write a landscape; the same on every run.

    Args:
        path: the file to write.
        size: how many items.
    """
    draw = random.Random(size)
    names = list(dict.fromkeys(_name(draw) for _ in range(3 * size)))[:size]
    members, others = names[: size // 3], names[size // 3 :]
    categories: list[Row] = [
        {
            "category": None,
            "name": f"{word(draw)} & {word(draw)}".title(),
            "subcategories": [
                {"subcategory": None, "name": f"{word(draw)} {word(draw)}".title(), "items": []}
                for _ in range(SUBCATEGORIES)
            ],
        }
        for _ in range(CATEGORIES)
    ]
    shelves = [(c["name"], shelf) for c in categories for shelf in c["subcategories"]]
    for at, name in enumerate(others):
        item = _item(draw, name)
        if at % 8 == 0:
            item |= _hosted(draw, others, MATURITIES[at // 8 % 4])
        if at % 20 == 3:
            category, shelf = draw.choice(shelves)
            item["second_path"] = [f"{category} / {shelf['name']}"]
        draw.choice(shelves)[1]["items"].append(item)
    tiers: list[Row] = [{"name": tier, "items": []} for tier in TIERS]
    for name in members:
        joined = f"20{draw.randint(15, 24)}-{draw.randint(1, 12):02}-01"
        draw.choice(tiers)["items"].append({**_item(draw, f"{name} (member)"), "joined": joined})
    whole = {"landscape": [*categories, {"name": "Example Members", "subcategories": tiers}]}
    path.write_text(yaml.dump(whole, Dumper=yaml.CSafeDumper, sort_keys=False))


def _name(draw: random.Random) -> str:
    return " ".join(word(draw).capitalize() for _ in range(draw.choices((1, 2, 3), (5, 4, 1))[0]))


def _item(draw: random.Random, name: str) -> Row:
    slug = name.lower().replace(" ", "-")
    item: Row = {
        "item": None,
        "name": name,
        "homepage_url": f"https://{slug.split('-(')[0]}.example/",
        "logo": f"{slug}.svg",
        "crunchbase": f"https://www.crunchbase.com/organization/{word(draw)}",
    }
    if draw.random() < 0.5:
        item["description"] = prose(draw, 25)
    if draw.random() < 0.5:
        item["repo_url"] = f"https://github.com/{word(draw)}/{slug.split('-(')[0]}"
    if draw.random() < 0.6:
        item["twitter"] = f"https://twitter.com/{word(draw)}"
    return item


def _hosted(draw: random.Random, names: list[str], maturity: str) -> Row:
    years = sorted(draw.sample(range(2015, 2026), 3))
    days = [f"{year}-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}" for year in years]
    keys = ("incubating", "graduated")[: MATURITIES.index(maturity)]
    if maturity == "archived":
        keys = ("archived",)
    return {
        "project": maturity,
        "additional_repos": [
            {"repo_url": f"https://github.com/{word(draw)}/{word(draw)}", "branch": "main"}
            for _ in range(draw.randint(0, 4))
        ],
        "url_for_bestpractices": f"https://www.bestpractices.dev/projects/{draw.randint(1, 9999)}",
        "extra": {
            "accepted": days[0],
            **dict(zip(keys, days[1:], strict=False)),
            "annual_review_date": days[2],
            "annual_review_url": f"https://example.org/reviews/{word(draw)}",
            "audits": [
                {
                    "date": days[1],
                    "type": "fuzzing",
                    "url": "https://example.org/a.pdf",
                    "vendor": "Ada",
                }
            ],
            "blog_url": f"https://example.org/blog/{word(draw)}",
            "clomonitor_name": word(draw),
            "dev_stats_url": f"https://example.org/stats/{word(draw)}",
            "slack_url": "https://slack.example.org/",
            "youtube_url": f"https://www.youtube.com/{word(draw)}",
            "summary_personas": "Operators, Developers",
            "summary_tags": ", ".join(f"word {draw.randrange(WORDS)}" for _ in range(6)),
            "summary_use_case": prose(draw, 50),
            "summary_business_use_case": prose(draw, 50),
            "summary_integrations": ", ".join([*draw.sample(names, 4), "Object Storage of Others"]),
            "summary_release_rate": "Every 3 months",
        },
    }


def prose(draw: random.Random, length: int) -> str:
    """Return a sentence in which few words are frequent and many are rare, as in a language."""
    ranks = (int(VOCABULARY ** draw.random()) for _ in range(length))
    return " ".join(word(random.Random(rank)) for rank in ranks).capitalize() + "."
