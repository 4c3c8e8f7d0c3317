"""Organizations and people."""

from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, ListAddress, OwnAddress, PageAddress, Row
from governance.api.serializers.wording import FORMER_NAMES, ID, NAME, OBSERVED_PERIOD, SLUG
from governance.models import Membership, Organization, Person, Term


class MembershipSerializer(Row[Membership]):
    """An organization's membership of the foundation, for a time."""

    class Meta:
        model = Membership
        fields = ("tier", "since", "until", "observed_on", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = OBSERVED_PERIOD


class OrganizationSerializer(Row[Organization]):
    """A company, foundation, university or community."""

    url = OwnAddress("organizations")
    page_url = PageAddress()
    projects_url = ListAddress(
        "projects", "host", help_text="The list of the projects it hosts; null if there is none."
    )
    memberships = MembershipSerializer(
        many=True, read_only=True, help_text="Its memberships of the foundation, oldest first."
    )
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = Organization
        fields = (
            *(
                "slug",
                "name",
                "url",
                "page_url",
                "projects_url",
                "sector",
                "country",
                "homepage",
                "summary",
            ),
            *("memberships", "former_names", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {
            "slug": SLUG,
            "name": NAME,
            "homepage": {"help_text": "Its own site; empty if none is recorded."},
        }


class OfficeSerializer(Row[Term]):
    """An office a person holds or held."""

    url = OwnAddress("terms")
    body = Reference("bodies", source="seat_class.body", help_text="The body it is an office of.")
    seat_class = Reference(
        "seat-classes", help_text="The kind of seat, `<body>.<seat class>`; the body describes it."
    )
    affiliation = Reference(
        "organizations", optional=True, help_text="Whom the person worked for at the time."
    )

    class Meta:
        model = Term
        fields = (
            *("id", "url", "body", "seat_class", "role", "affiliation"),
            *("since", "until", "observed_on"),
        )
        read_only_fields = fields
        extra_kwargs = {"id": ID, **OBSERVED_PERIOD}


class PersonSerializer(Row[Person]):
    """Somebody who holds or held an office."""

    url = OwnAddress("people")
    page_url = PageAddress()
    terms = OfficeSerializer(
        many=True, read_only=True, help_text="The offices of the person, oldest first."
    )
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = Person
        fields = ("slug", "name", "url", "page_url", "terms", "former_names", "source_url", "note")
        read_only_fields = fields
        extra_kwargs = {"slug": SLUG, "name": NAME}
