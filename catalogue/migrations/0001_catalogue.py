import catalogue.licences
import catalogue.models.identity
import catalogue.svg
import django.db.models.deletion
import governance.ordering
import governance.partial_dates
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("governance", "0001_governance"),
    ]

    operations = [
        migrations.CreateModel(
            name="Facet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
            ],
            options={
                "verbose_name": "facet",
                "verbose_name_plural": "facets",
                "ordering": ("position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Map",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="uid",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="The heading over the map.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What the map shows and what it leaves out.",
                        verbose_name="description",
                    ),
                ),
            ],
            options={
                "verbose_name": "map",
                "verbose_name_plural": "maps",
                "ordering": ("position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                ("series", models.CharField(max_length=60, verbose_name="series")),
                (
                    "identifier",
                    models.CharField(
                        blank=True,
                        help_text="Such as 2023.1, where it has one.",
                        max_length=20,
                        verbose_name="identifier",
                    ),
                ),
                (
                    "released_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="released on"
                    ),
                ),
                (
                    "ended_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="When its maintenance ended.",
                        verbose_name="ended on",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
                "ordering": ("released_on", "slug"),
            },
        ),
        migrations.CreateModel(
            name="FocusArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One or two sentences.", verbose_name="summary"
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True, help_text="In Markdown.", verbose_name="description"
                    ),
                ),
            ],
            options={
                "verbose_name": "focus area",
                "verbose_name_plural": "focus areas",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="catalogue_focusarea_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFacet",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical facet",
                "verbose_name_plural": "historical facets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFocusArea",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One or two sentences.", verbose_name="summary"
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True, help_text="In Markdown.", verbose_name="description"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical focus area",
                "verbose_name_plural": "historical focus areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMap",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        db_index=True,
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        verbose_name="uid",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="The heading over the map.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What the map shows and what it leaves out.",
                        verbose_name="description",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical map",
                "verbose_name_plural": "historical maps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the facet.", max_length=80, verbose_name="slug"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "facet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="catalogue.facet",
                        verbose_name="facet",
                    ),
                ),
            ],
            options={
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("facet", "slug"), name="tag_once_a_facet")
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "uid",
                    models.CharField(
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="uid",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("project", "Project"),
                            ("service", "Service"),
                            ("tool", "Tool"),
                            ("sdk", "SDK"),
                            ("bridge", "Bridge"),
                            ("external", "Technology of others"),
                        ],
                        help_text="“Technology of others” is hosted elsewhere and here for its integrations.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="What it does, in a few words.",
                        max_length=120,
                        verbose_name="role",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences, for lists and search.",
                        verbose_name="summary",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="In Markdown: what it is, what it is for, how it relates to its neighbours.",
                        verbose_name="description",
                    ),
                ),
                (
                    "license",
                    models.CharField(
                        blank=True,
                        help_text="An SPDX licence expression, such as Apache-2.0.",
                        max_length=200,
                        validators=[catalogue.licences.validate_license],
                        verbose_name="licence",
                    ),
                ),
                (
                    "disambiguation",
                    models.CharField(
                        blank=True,
                        help_text="One sentence, where something else has the same name.",
                        max_length=300,
                        verbose_name="not to be confused with",
                    ),
                ),
                (
                    "logo",
                    models.TextField(
                        blank=True,
                        help_text="An SVG document.",
                        validators=[catalogue.svg.validate_logo],
                        verbose_name="logo",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")],
                        default="published",
                        help_text="A draft is seen by staff only.",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "focus_areas",
                    models.ManyToManyField(
                        blank=True,
                        related_name="projects",
                        to="catalogue.focusarea",
                        verbose_name="focus areas",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        help_text="The foundation or company that hosts it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted_projects",
                        to="governance.organization",
                        verbose_name="host",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The project it belongs to, such as OpenStack for Nova.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="catalogue.project",
                        verbose_name="part of",
                    ),
                ),
                (
                    "first_release",
                    models.ForeignKey(
                        blank=True,
                        help_text="The release series it first appeared in.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="catalogue.release",
                        verbose_name="first release",
                    ),
                ),
                (
                    "tags",
                    models.ManyToManyField(
                        blank=True, related_name="projects", to="catalogue.tag", verbose_name="tags"
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
                "verbose_name_plural": "projects",
                "ordering": ("sort_key", "slug"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="project_not_its_own_part",
                        violation_error_message="A project cannot be part of itself.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProject",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "uid",
                    models.CharField(
                        db_index=True,
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        verbose_name="uid",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("project", "Project"),
                            ("service", "Service"),
                            ("tool", "Tool"),
                            ("sdk", "SDK"),
                            ("bridge", "Bridge"),
                            ("external", "Technology of others"),
                        ],
                        help_text="“Technology of others” is hosted elsewhere and here for its integrations.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="What it does, in a few words.",
                        max_length=120,
                        verbose_name="role",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences, for lists and search.",
                        verbose_name="summary",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="In Markdown: what it is, what it is for, how it relates to its neighbours.",
                        verbose_name="description",
                    ),
                ),
                (
                    "license",
                    models.CharField(
                        blank=True,
                        help_text="An SPDX licence expression, such as Apache-2.0.",
                        max_length=200,
                        validators=[catalogue.licences.validate_license],
                        verbose_name="licence",
                    ),
                ),
                (
                    "disambiguation",
                    models.CharField(
                        blank=True,
                        help_text="One sentence, where something else has the same name.",
                        max_length=300,
                        verbose_name="not to be confused with",
                    ),
                ),
                (
                    "logo",
                    models.TextField(
                        blank=True,
                        help_text="An SVG document.",
                        validators=[catalogue.svg.validate_logo],
                        verbose_name="logo",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")],
                        default="published",
                        help_text="A draft is seen by staff only.",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The foundation or company that hosts it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organization",
                        verbose_name="host",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The project it belongs to, such as OpenStack for Nova.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="part of",
                    ),
                ),
                (
                    "first_release",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The release series it first appeared in.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.release",
                        verbose_name="first release",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical project",
                "verbose_name_plural": "historical projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRelease",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                ("series", models.CharField(max_length=60, verbose_name="series")),
                (
                    "identifier",
                    models.CharField(
                        blank=True,
                        help_text="Such as 2023.1, where it has one.",
                        max_length=20,
                        verbose_name="identifier",
                    ),
                ),
                (
                    "released_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="released on"
                    ),
                ),
                (
                    "ended_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="When its maintenance ended.",
                        verbose_name="ended on",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical release",
                "verbose_name_plural": "historical releases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What it means for somebody choosing a project.",
                        verbose_name="description",
                    ),
                ),
                (
                    "listed",
                    models.BooleanField(
                        default=True,
                        help_text="Whether projects in this stage are in lists unless somebody asks otherwise.",
                        verbose_name="listed",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("solid", "Solid"),
                            ("ring", "Ring"),
                            ("dash", "Dash"),
                            ("cross", "Cross"),
                        ],
                        default="solid",
                        max_length=10,
                        verbose_name="mark",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical stage",
                "verbose_name_plural": "historical stages",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTag",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the facet.", max_length=80, verbose_name="slug"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "facet",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.facet",
                        verbose_name="facet",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tag",
                "verbose_name_plural": "historical tags",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUseCase",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="The problem, as the one who has it would say it.",
                        verbose_name="problem",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="How the pieces solve it, in Markdown.",
                        verbose_name="description",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("automotive", "Automotive"),
                            ("community", "Community"),
                            ("energy", "Energy"),
                            ("finance", "Finance"),
                            ("foundation", "Foundation"),
                            ("gaming", "Gaming"),
                            ("government", "Government"),
                            ("hardware", "Hardware"),
                            ("internet", "Internet services"),
                            ("manufacturing", "Manufacturing"),
                            ("media", "Media"),
                            ("non_profit", "Non-profit"),
                            ("public_cloud", "Public cloud"),
                            ("research", "Research"),
                            ("retail", "Retail"),
                            ("software", "Software"),
                            ("telecom", "Telecommunications"),
                        ],
                        help_text="Empty if it is met everywhere.",
                        max_length=20,
                        verbose_name="sector",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")],
                        default="published",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical use case",
                "verbose_name_plural": "historical use cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMapRegion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        db_index=True,
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        verbose_name="uid",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the map.", max_length=80, verbose_name="slug"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="One line under the name.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "placement",
                    models.CharField(
                        choices=[
                            ("centre", "Centre"),
                            ("left", "Left"),
                            ("right", "Right"),
                            ("top", "Top"),
                            ("bottom", "Bottom"),
                        ],
                        help_text="Sheets around the centre have an arrow pointing into it.",
                        max_length=10,
                        verbose_name="placement",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.map",
                        verbose_name="map",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical region",
                "verbose_name_plural": "historical regions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MapRegion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="uid",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the map.", max_length=80, verbose_name="slug"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="One line under the name.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "placement",
                    models.CharField(
                        choices=[
                            ("centre", "Centre"),
                            ("left", "Left"),
                            ("right", "Right"),
                            ("top", "Top"),
                            ("bottom", "Bottom"),
                        ],
                        help_text="Sheets around the centre have an arrow pointing into it.",
                        max_length=10,
                        verbose_name="placement",
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regions",
                        to="catalogue.map",
                        verbose_name="map",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("map", "slug"), name="region_once_a_map")
                ],
            },
        ),
        migrations.CreateModel(
            name="MapCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        unique=True,
                        verbose_name="uid",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the map.", max_length=80, verbose_name="slug"
                    ),
                ),
                (
                    "row",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Categories of one row stand side by side.",
                        verbose_name="row",
                    ),
                ),
                (
                    "tone",
                    models.CharField(
                        choices=[
                            ("infrastructure", "Infrastructure"),
                            ("platform", "Platform"),
                            ("neutral", "Neutral"),
                        ],
                        default="neutral",
                        max_length=20,
                        verbose_name="tone",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
                        to="catalogue.mapregion",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "ordering": ("row", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "slug"), name="category_once_a_region"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMapCategory",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        db_index=True,
                        default=catalogue.models.identity.new_uid,
                        editable=False,
                        max_length=20,
                        verbose_name="uid",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the map.", max_length=80, verbose_name="slug"
                    ),
                ),
                (
                    "row",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Categories of one row stand side by side.",
                        verbose_name="row",
                    ),
                ),
                (
                    "tone",
                    models.CharField(
                        choices=[
                            ("infrastructure", "Infrastructure"),
                            ("platform", "Platform"),
                            ("neutral", "Neutral"),
                        ],
                        default="neutral",
                        max_length=20,
                        verbose_name="tone",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.mapregion",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical category",
                "verbose_name_plural": "historical categories",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MapEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="What the slot is for, such as “Virtual machines”.",
                        max_length=60,
                        verbose_name="slot label",
                    ),
                ),
                (
                    "core",
                    models.BooleanField(
                        default=False, help_text="Core pieces are set in bold.", verbose_name="core"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="catalogue.mapcategory",
                        verbose_name="category",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="map_entries",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("category", "project"),
                        name="entry_once_a_category",
                        violation_error_message="The project stands in this category already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Integration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("uses", "uses it"),
                            ("used_by", "is used by it"),
                            ("both", "each uses the other"),
                        ],
                        default="uses",
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "mechanism",
                    models.CharField(
                        blank=True,
                        help_text="Such as “driver” or “CSI plug-in”.",
                        max_length=200,
                        verbose_name="mechanism",
                    ),
                ),
                (
                    "maintainer",
                    models.CharField(
                        blank=True,
                        help_text="Who maintains the integration.",
                        max_length=200,
                        verbose_name="kept by",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="documentation")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="integrations",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "technology",
                    models.ForeignKey(
                        help_text="What the project meets, often a technology of another community.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="integrated_by",
                        to="catalogue.project",
                        verbose_name="technology",
                    ),
                ),
                (
                    "via",
                    models.ForeignKey(
                        blank=True,
                        help_text="The bridge between them, where there is one, such as Kuryr.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="bridges",
                        to="catalogue.project",
                        verbose_name="through",
                    ),
                ),
            ],
            options={
                "verbose_name": "integration",
                "verbose_name_plural": "integrations",
                "ordering": ("project__sort_key", "technology__sort_key", "since", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="catalogue_integration_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("project", "technology", "mechanism", "since"),
                        name="integration_once_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("project", models.F("technology")), _negated=True),
                        name="integration_with_another",
                        violation_error_message="A project cannot integrate with itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStewardship",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("technical", "decides technically"),
                            ("user_voice", "speaks for users"),
                        ],
                        max_length=20,
                        verbose_name="capacity",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.focusarea",
                        verbose_name="focus area",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical stewardship",
                "verbose_name_plural": "historical stewardships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRelation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("requires", "requires"),
                            ("works_with", "works with"),
                            ("succeeds", "succeeds"),
                            ("alternative_to", "is an alternative to"),
                        ],
                        help_text="“Requires” means it cannot be deployed without the other.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="other project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical relation",
                "verbose_name_plural": "historical relations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProjectLink",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("homepage", "Homepage"),
                            ("documentation", "Documentation"),
                            ("repository", "Repository"),
                            ("mirror", "Mirror"),
                            ("issues", "Issues"),
                            ("releases", "Releases"),
                            ("chat", "Chat"),
                            ("mailing_list", "Mailing list"),
                            ("blog", "Blog"),
                            ("video", "Video"),
                            ("wiki", "Wiki"),
                            ("security", "Security"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="If the kind does not say enough.",
                        max_length=100,
                        verbose_name="label",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical link",
                "verbose_name_plural": "historical links",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject_focus_areas",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "focusarea",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.focusarea",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="catalogue.historicalproject",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalProject_focus_areas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMapEntry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="What the slot is for, such as “Virtual machines”.",
                        max_length=60,
                        verbose_name="slot label",
                    ),
                ),
                (
                    "core",
                    models.BooleanField(
                        default=False, help_text="Core pieces are set in bold.", verbose_name="core"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.mapcategory",
                        verbose_name="category",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical entry",
                "verbose_name_plural": "historical entries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIntegration",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("uses", "uses it"),
                            ("used_by", "is used by it"),
                            ("both", "each uses the other"),
                        ],
                        default="uses",
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "mechanism",
                    models.CharField(
                        blank=True,
                        help_text="Such as “driver” or “CSI plug-in”.",
                        max_length=200,
                        verbose_name="mechanism",
                    ),
                ),
                (
                    "maintainer",
                    models.CharField(
                        blank=True,
                        help_text="Who maintains the integration.",
                        max_length=200,
                        verbose_name="kept by",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="documentation")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "technology",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="What the project meets, often a technology of another community.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="technology",
                    ),
                ),
                (
                    "via",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The bridge between them, where there is one, such as Kuryr.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="through",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical integration",
                "verbose_name_plural": "historical integrations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAdoption",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "observed_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="A day on which this is known to have held, where the start is unknown.",
                        verbose_name="observed on",
                    ),
                ),
                (
                    "use",
                    models.TextField(
                        blank=True, help_text="What for, in a sentence.", verbose_name="use"
                    ),
                ),
                (
                    "scale",
                    models.CharField(
                        blank=True,
                        help_text="As published, with its year: 300,000 cores (2020).",
                        max_length=200,
                        verbose_name="scale",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical adoption",
                "verbose_name_plural": "historical adoptions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "observed_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="A day on which this is known to have held, where the start is unknown.",
                        verbose_name="observed on",
                    ),
                ),
                (
                    "use",
                    models.TextField(
                        blank=True, help_text="What for, in a sentence.", verbose_name="use"
                    ),
                ),
                (
                    "scale",
                    models.CharField(
                        blank=True,
                        help_text="As published, with its year: 300,000 cores (2020).",
                        max_length=200,
                        verbose_name="scale",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoptions",
                        to="governance.organization",
                        verbose_name="organization",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoptions",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "adoption",
                "verbose_name_plural": "adoptions",
                "ordering": ("organization__sort_key", "project__sort_key", "since", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="catalogue_adoption_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "project", "since"), name="adoption_once_a_period"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("homepage", "Homepage"),
                            ("documentation", "Documentation"),
                            ("repository", "Repository"),
                            ("mirror", "Mirror"),
                            ("issues", "Issues"),
                            ("releases", "Releases"),
                            ("chat", "Chat"),
                            ("mailing_list", "Mailing list"),
                            ("blog", "Blog"),
                            ("video", "Video"),
                            ("wiki", "Wiki"),
                            ("security", "Security"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="If the kind does not say enough.",
                        max_length=100,
                        verbose_name="label",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "kind", "url"), name="link_once_a_project"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("requires", "requires"),
                            ("works_with", "works with"),
                            ("succeeds", "succeeds"),
                            ("alternative_to", "is an alternative to"),
                        ],
                        help_text="“Requires” means it cannot be deployed without the other.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_from",
                        to="catalogue.project",
                        verbose_name="other project",
                    ),
                ),
            ],
            options={
                "verbose_name": "relation",
                "verbose_name_plural": "relations",
                "ordering": ("project__sort_key", "kind", "target__sort_key", "since", "pk"),
                "abstract": False,
                "indexes": [models.Index(fields=["target", "kind"], name="relation_from_target")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="catalogue_relation_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("project", "kind", "target", "since"), name="relation_once_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("project", models.F("target")), _negated=True),
                        name="relation_to_another",
                        violation_error_message="A project cannot relate to itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What it means for somebody choosing a project.",
                        verbose_name="description",
                    ),
                ),
                (
                    "listed",
                    models.BooleanField(
                        default=True,
                        help_text="Whether projects in this stage are in lists unless somebody asks otherwise.",
                        verbose_name="listed",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("solid", "Solid"),
                            ("ring", "Ring"),
                            ("dash", "Dash"),
                            ("cross", "Cross"),
                        ],
                        default="solid",
                        max_length=10,
                        verbose_name="mark",
                    ),
                ),
                (
                    "next_stages",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Leave empty to allow every stage.",
                        related_name="earlier_stages",
                        to="catalogue.stage",
                        verbose_name="may be followed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage",
                "verbose_name_plural": "stages",
                "ordering": ("position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "opened_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="opened on"
                    ),
                ),
                (
                    "decided_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="Empty while the review is open.",
                        verbose_name="decided on",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="What weighed, in Markdown.", verbose_name="summary"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="governance.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "requested_stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="catalogue.stage",
                        verbose_name="requested stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ("-decided_on", "-opened_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "requested_stage", "opened_on", "decided_on"),
                        name="review_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on", ""),
                            ("decided_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="review_decided_after_opened",
                        violation_error_message="A review is decided after it was opened.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAssessment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "Met"),
                            ("partly", "Partly met"),
                            ("not_met", "Not met"),
                            ("not_assessed", "Not assessed"),
                        ],
                        max_length=20,
                        verbose_name="verdict",
                    ),
                ),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "evidence_url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="page with the evidence"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.review",
                        verbose_name="review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical assessment",
                "verbose_name_plural": "historical assessments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "Met"),
                            ("partly", "Partly met"),
                            ("not_met", "Not met"),
                            ("not_assessed", "Not assessed"),
                        ],
                        max_length=20,
                        verbose_name="verdict",
                    ),
                ),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "evidence_url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="page with the evidence"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="governance.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="catalogue.review",
                        verbose_name="review",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "criterion"), name="assessment_once_a_review"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStageChange",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "changed_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="changed on",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The decision that moved it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.stage",
                        verbose_name="stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical stage change",
                "verbose_name_plural": "historical stage changes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStage_next_stages",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="catalogue.historicalstage",
                    ),
                ),
                (
                    "from_stage",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.stage",
                    ),
                ),
                (
                    "to_stage",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalStage_next_stages",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReview",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "opened_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="opened on"
                    ),
                ),
                (
                    "decided_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="Empty while the review is open.",
                        verbose_name="decided on",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="What weighed, in Markdown.", verbose_name="summary"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "requested_stage",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.stage",
                        verbose_name="requested stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical review",
                "verbose_name_plural": "historical reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="StageChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "changed_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="changed on",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stage_changes",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        help_text="The decision that moved it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stage_changes",
                        to="governance.resolution",
                        verbose_name="resolution",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="catalogue.stage",
                        verbose_name="stage",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage change",
                "verbose_name_plural": "stage changes",
                "ordering": ("changed_on", "pk"),
                "indexes": [
                    models.Index(fields=["project", "changed_on"], name="stage_change_latest")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "stage", "changed_on"), name="stage_change_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stewardship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "since",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="First day: 2017, 2017-11 or 2017-11-06. Empty if unknown.",
                        verbose_name="since",
                    ),
                ),
                (
                    "until",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day on which it no longer holds. Empty while it still does.",
                        verbose_name="until",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("technical", "decides technically"),
                            ("user_voice", "speaks for users"),
                        ],
                        max_length=20,
                        verbose_name="capacity",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stewardships",
                        to="governance.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "focus_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stewardships",
                        to="catalogue.focusarea",
                        verbose_name="focus area",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stewardships",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "stewardship",
                "verbose_name_plural": "stewardships",
                "ordering": ("since", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="catalogue_stewardship_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", False)),
                        fields=("project", "body", "capacity", "since"),
                        name="project_stewardship_once",
                        violation_error_message="The body has this capacity already, from that day.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("focus_area__isnull", False)),
                        fields=("focus_area", "body", "capacity", "since"),
                        name="focus_area_stewardship_once",
                        violation_error_message="The body has this capacity already, from that day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("focus_area__isnull", True), ("project__isnull", False)),
                            models.Q(("focus_area__isnull", False), ("project__isnull", True)),
                            _connector="OR",
                        ),
                        name="stewardship_of_one",
                        violation_error_message="Give a project or a focus area, not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProject_tags",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="catalogue.historicalproject",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalProject_tags",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="UseCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A public page that states this fact.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader should know about how sure or how precise this is.",
                        verbose_name="note",
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="The last part of the address. The old one keeps working after a change.",
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As people write it.", max_length=200, verbose_name="name"
                    ),
                ),
                ("sort_key", governance.ordering.SortKeyField()),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="The problem, as the one who has it would say it.",
                        verbose_name="problem",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="How the pieces solve it, in Markdown.",
                        verbose_name="description",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("automotive", "Automotive"),
                            ("community", "Community"),
                            ("energy", "Energy"),
                            ("finance", "Finance"),
                            ("foundation", "Foundation"),
                            ("gaming", "Gaming"),
                            ("government", "Government"),
                            ("hardware", "Hardware"),
                            ("internet", "Internet services"),
                            ("manufacturing", "Manufacturing"),
                            ("media", "Media"),
                            ("non_profit", "Non-profit"),
                            ("public_cloud", "Public cloud"),
                            ("research", "Research"),
                            ("retail", "Retail"),
                            ("software", "Software"),
                            ("telecom", "Telecommunications"),
                        ],
                        help_text="Empty if it is met everywhere.",
                        max_length=20,
                        verbose_name="sector",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published")],
                        default="published",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "focus_areas",
                    models.ManyToManyField(
                        blank=True,
                        related_name="use_cases",
                        to="catalogue.focusarea",
                        verbose_name="focus areas",
                    ),
                ),
            ],
            options={
                "verbose_name": "use case",
                "verbose_name_plural": "use cases",
                "ordering": ("sort_key", "slug"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalUseCaseNeed",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "importance",
                    models.CharField(
                        choices=[("core", "Core"), ("optional", "Optional")],
                        default="core",
                        max_length=10,
                        verbose_name="importance",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="What it does in this use case.",
                        max_length=200,
                        verbose_name="role here",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "use_case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.usecase",
                        verbose_name="use case",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical need",
                "verbose_name_plural": "historical needs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUseCase_focus_areas",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "focusarea",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.focusarea",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="catalogue.historicalusecase",
                    ),
                ),
                (
                    "usecase",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="catalogue.usecase",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalUseCase_focus_areas",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="UseCaseNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "importance",
                    models.CharField(
                        choices=[("core", "Core"), ("optional", "Optional")],
                        default="core",
                        max_length=10,
                        verbose_name="importance",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="What it does in this use case.",
                        max_length=200,
                        verbose_name="role here",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needed_in",
                        to="catalogue.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "use_case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="catalogue.usecase",
                        verbose_name="use case",
                    ),
                ),
            ],
            options={
                "verbose_name": "need",
                "verbose_name_plural": "needs",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("use_case", "project"), name="need_once_a_use_case"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="The day, YYYYMMDD; with .2 for a second one of that day.",
                        max_length=11,
                        verbose_name="number",
                    ),
                ),
                ("publisher", models.CharField(max_length=200, verbose_name="publisher")),
                ("published_on", models.DateField(verbose_name="published on")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "document",
                    models.TextField(
                        help_text="The map document, as text, with “edition” null.",
                        verbose_name="document",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "map",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="catalogue.map",
                        verbose_name="map",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("map", "number"), name="edition_number_once_a_map"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number__gte", "00000101"), ("number__lte", "99991231.99")
                        ),
                        name="edition_number_is_a_day",
                        violation_error_message="Write the day, YYYYMMDD, such as 20190402.",
                    ),
                ],
            },
        ),
    ]
