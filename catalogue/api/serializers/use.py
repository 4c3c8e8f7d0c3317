"""Use cases and adoptions."""

from catalogue.models import Adoption, UseCase, UseCaseNeed
from governance.api.references import Reference
from governance.api.rows import FormerNameSerializer, OwnAddress, PageAddress, PublicRows, Row
from governance.api.serializers.wording import (
    DRAFTED,
    FORMER_NAMES,
    ID,
    NAME,
    OBSERVED_PERIOD,
    SLUG,
)


class NeedSerializer(Row[UseCaseNeed]):
    """A project's part in solving a problem."""

    project = Reference("projects", help_text="The project.")

    class Meta:
        model = UseCaseNeed
        list_serializer_class = PublicRows
        fields = ("project", "importance", "role")
        read_only_fields = fields
        extra_kwargs = {
            "importance": {
                "help_text": "`core`: the problem is not solved without it; or `optional`."
            }
        }


class UseCaseSerializer(Row[UseCase]):
    """A problem, and the pieces that solve it."""

    url = OwnAddress("use-cases")
    page_url = PageAddress()
    focus_areas = Reference("focus-areas", many=True, help_text="The focus areas it belongs to.")
    needs = NeedSerializer(
        many=True, read_only=True, help_text="The projects that solve it, in order."
    )
    former_names = FormerNameSerializer(many=True, read_only=True, help_text=FORMER_NAMES)

    class Meta:
        model = UseCase
        fields: tuple[str, ...] = (
            *(
                "slug",
                "name",
                "url",
                "page_url",
                "summary",
                "description",
                "sector",
                "focus_areas",
                "needs",
            ),
            *("former_names", "source_url", "note"),
        )
        read_only_fields: tuple[str, ...] = fields
        extra_kwargs = {"slug": SLUG, "name": NAME}


class WholeUseCaseSerializer(UseCaseSerializer):
    """A use case alone, with what lists leave out."""

    class Meta(UseCaseSerializer.Meta):
        fields = (*UseCaseSerializer.Meta.fields, *DRAFTED)
        read_only_fields = fields
        extra_kwargs = {**UseCaseSerializer.Meta.extra_kwargs, **DRAFTED}


class AdoptionSerializer(Row[Adoption]):
    """An organization uses a project, and has said so in public."""

    url = OwnAddress("adoptions")
    organization = Reference("organizations", help_text="Who uses it.")
    project = Reference("projects", help_text="What is used.")

    class Meta:
        model = Adoption
        fields = (
            *("id", "url", "organization", "project", "use", "scale"),
            *("since", "until", "observed_on", "source_url", "note"),
        )
        read_only_fields = fields
        extra_kwargs = {"id": ID, **OBSERVED_PERIOD}
