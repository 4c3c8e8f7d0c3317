"""The keys an item of a landscape may have, as its documentation and its program know them.

A key inside ``extra`` is written with a dot. Source: `docs/config/data.yml` and the data schema of
landscape2, and what its reader accepts beyond these (``training_type``, ``funding_url`` …).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.models import ProjectLink

_Kind = ProjectLink.Kind

FORMAT = "landscape2"


@dataclass(frozen=True)
class LinkKey:
    """A key with an address that becomes a link of a project.

    Attributes:
        kind: the kind of link.
        label: what the link is called, if its kind does not say enough.
        hosts: the only hosts that landscape2 accepts there; any if empty.
    """

    kind: str
    label: str = ""
    hosts: tuple[str, ...] = ()


HOMEPAGE, REPOSITORY, REPOSITORIES = "homepage_url", "repo_url", "additional_repos"
AUDITS, OTHER_LINKS = "extra.audits", "extra.other_links"

LINKS: Mapping[str, LinkKey] = {
    HOMEPAGE: LinkKey(_Kind.HOMEPAGE),
    REPOSITORY: LinkKey(_Kind.REPOSITORY),
    "extra.documentation_url": LinkKey(_Kind.DOCUMENTATION),
    "extra.package_manager_url": LinkKey(_Kind.RELEASES, "Package manager"),
    "extra.docker_url": LinkKey(_Kind.RELEASES, "Docker"),
    "extra.slack_url": LinkKey(_Kind.CHAT, "Slack"),
    "extra.discord_url": LinkKey(_Kind.CHAT, "Discord"),
    "extra.gitter_url": LinkKey(_Kind.CHAT, "Gitter"),
    "extra.github_discussions_url": LinkKey(_Kind.CHAT, "GitHub discussions"),
    "extra.mailing_list_url": LinkKey(_Kind.MAILING_LIST),
    "extra.blog_url": LinkKey(_Kind.BLOG),
    "extra.summary_intro_url": LinkKey(_Kind.VIDEO, "Introduction"),
    "extra.youtube_url": LinkKey(_Kind.VIDEO, "YouTube", ("youtube.com",)),
    "url_for_bestpractices": LinkKey(_Kind.SECURITY, "OpenSSF best practices"),
    "extra.annual_review_url": LinkKey(_Kind.OTHER, "Annual review"),
    "extra.artwork_url": LinkKey(_Kind.OTHER, "Artwork"),
    "extra.dev_stats_url": LinkKey(_Kind.OTHER, "DevStats"),
    "extra.funding_url": LinkKey(_Kind.OTHER, "Funding"),
    "crunchbase": LinkKey(_Kind.OTHER, "Crunchbase", ("crunchbase.com",)),
    "twitter": LinkKey(_Kind.OTHER, "Twitter", ("twitter.com", "x.com")),
    "extra.bluesky_url": LinkKey(_Kind.OTHER, "Bluesky", ("bsky.app",)),
    "extra.facebook_url": LinkKey(_Kind.OTHER, "Facebook", ("facebook.com",)),
    "extra.linkedin_url": LinkKey(_Kind.OTHER, "LinkedIn", ("linkedin.com",)),
    "extra.pinterest_url": LinkKey(_Kind.OTHER, "Pinterest", ("pinterest.com",)),
    "extra.reddit_url": LinkKey(_Kind.OTHER, "Reddit", ("reddit.com",)),
    "extra.stack_overflow_url": LinkKey(_Kind.OTHER, "Stack Overflow", ("stackoverflow.com",)),
}


@dataclass(frozen=True)
class Words:
    """A key with words separated by commas, or a list of them, that become tags.

    Attributes:
        facet: the slug of the facet.
        name: its name.
        description: what its tags say.
        listed: whether the key holds a list, not a text with commas.
    """

    facet: str
    name: str
    description: str
    listed: bool = False


TAGS: Mapping[str, Words] = {
    "extra.summary_tags": Words(
        "keyword", "Keyword", "What a project says of itself in single words."
    ),
    "extra.summary_personas": Words("persona", "Audience", "For whom a project is meant."),
    "extra.tag": Words(
        "advisory-group",
        "Technical advisory group",
        "The group of the foundation that a project belongs to.",
        listed=True,
    ),
}

MATURITY = "project"
ACCEPTED, ARCHIVED = "extra.accepted", "extra.archived"
# The stages that have a date of their own; a project enters the first of all when it is accepted.
MOVES: Mapping[str, str] = {
    "extra.incubating": "incubating",
    "extra.graduated": "graduated",
    ARCHIVED: "archived",
}
FIRST_STAGE = "sandbox"

DATES = (ACCEPTED, *MOVES, "extra.annual_review_date", "joined")
PARENT = "extra.parent_project"
NEIGHBOURS = ("extra.summary_integrations", "extra.summary_integration")
PROBLEM, SOLUTION = "extra.summary_use_case", "extra.summary_business_use_case"
SECOND_PATH = "second_path"

# Keys that a project or an organization has no place for; they are kept.
_KEPT_TEXTS = (
    *("logo", "branch", "extra.annual_review_date", "extra.chat_channel", "extra.clomonitor_name"),
    *("extra.lfx_slug", "extra.summary_release_rate"),
    *("extra.training_certifications", "extra.training_type"),
)
FLAGS = ("enduser", "unnamed_organization", "extra.specification")
TEXTS = (
    *("name", "description", "license", "joined", MATURITY, ACCEPTED, *MOVES, PARENT),
    *(*NEIGHBOURS, PROBLEM, SOLUTION, *(key for key, words in TAGS.items() if not words.listed)),
    *_KEPT_TEXTS,
)
LISTS = (REPOSITORIES, SECOND_PATH, AUDITS, OTHER_LINKS, "extra.tag")
MAPPINGS = ("extra", "extra.annotations")
KNOWN = frozenset({*LINKS, *TEXTS, *FLAGS, *LISTS, *MAPPINGS})

# What the elements of lists of mappings must have, and may have.
ELEMENTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    REPOSITORIES: (("repo_url",), ("branch", "license")),
    AUDITS: (("date", "type", "url", "vendor"), ()),
    OTHER_LINKS: (("name", "url"), ()),
}
# The key of an element that tells it from the others.
ADDRESS = {REPOSITORIES: "repo_url", AUDITS: "url", OTHER_LINKS: "url"}
