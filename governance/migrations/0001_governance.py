import django.core.validators
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
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organization",
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
                        help_text="What the organization mainly does.",
                        max_length=20,
                        verbose_name="sector",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two-letter ISO 3166-1 code of its seat, such as DE; empty if international.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Write the two-letter code, such as DE."
                            )
                        ],
                        verbose_name="country",
                    ),
                ),
                ("homepage", models.URLField(blank=True, max_length=500, verbose_name="homepage")),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One sentence on what the organization is.",
                        verbose_name="summary",
                    ),
                ),
            ],
            options={
                "verbose_name": "organization",
                "verbose_name_plural": "organizations",
                "ordering": ("sort_key", "slug"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Body",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "Board"),
                            ("technical", "Technical body"),
                            ("user", "User body"),
                            ("advisory", "Advisory board"),
                            ("working_group", "Working group"),
                            ("sig", "Special interest group"),
                            ("team", "Team"),
                            ("staff", "Staff"),
                        ],
                        help_text="There is one board at a time; everything answers to it in the end.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "mandate",
                    models.TextField(
                        blank=True,
                        help_text="What it decides or does, in Markdown.",
                        verbose_name="mandate",
                    ),
                ),
                (
                    "charter_url",
                    models.URLField(blank=True, max_length=500, verbose_name="charter"),
                ),
                ("homepage", models.URLField(blank=True, max_length=500, verbose_name="homepage")),
                (
                    "established_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="established on"
                    ),
                ),
                (
                    "dissolved_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day it no longer existed. Empty while it does.",
                        verbose_name="dissolved on",
                    ),
                ),
                (
                    "overseen_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="For a board inside a larger foundation: that foundation.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oversees",
                        to="governance.organization",
                        verbose_name="overseen by",
                    ),
                ),
            ],
            options={
                "verbose_name": "body",
                "verbose_name_plural": "bodies",
                "ordering": ("sort_key", "slug"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dissolved_on", ""), ("kind", "board")),
                        fields=("kind",),
                        name="one_undissolved_board",
                        violation_error_message="There is a board already; dissolve it before establishing another.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dissolved_on", ""),
                            ("dissolved_on__gt", models.F("established_on")),
                            _connector="OR",
                        ),
                        name="body_dissolved_after_established",
                        violation_error_message="A body is dissolved after it was established.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
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
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="What is asked for, in Markdown.", verbose_name="text"
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ("position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
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
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ("sort_key", "slug"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Principle",
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
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="What it means, in Markdown.", verbose_name="text"
                    ),
                ),
            ],
            options={
                "verbose_name": "principle",
                "verbose_name_plural": "principles",
                "ordering": ("position", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalAffiliationLimit",
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
                    "max_members",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Give this or a share, not both.",
                        null=True,
                        verbose_name="members at most",
                    ),
                ),
                (
                    "max_share",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Per cent of the sitting members.",
                        null=True,
                        verbose_name="share at most",
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
                "verbose_name": "historical affiliation limit",
                "verbose_name_plural": "historical affiliation limits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCriterion",
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
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="What is asked for, in Markdown.", verbose_name="text"
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
                "verbose_name": "historical criterion",
                "verbose_name_plural": "historical criteria",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFormerName",
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
                ("object_id", models.PositiveBigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
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
                    "content_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
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
                "verbose_name": "historical former name",
                "verbose_name_plural": "historical former names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganization",
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
                        help_text="What the organization mainly does.",
                        max_length=20,
                        verbose_name="sector",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two-letter ISO 3166-1 code of its seat, such as DE; empty if international.",
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}$", "Write the two-letter code, such as DE."
                            )
                        ],
                        verbose_name="country",
                    ),
                ),
                ("homepage", models.URLField(blank=True, max_length=500, verbose_name="homepage")),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One sentence on what the organization is.",
                        verbose_name="summary",
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
                "verbose_name": "historical organization",
                "verbose_name_plural": "historical organizations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
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
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPrinciple",
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
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="What it means, in Markdown.", verbose_name="text"
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
                "verbose_name": "historical principle",
                "verbose_name_plural": "historical principles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReportingLine",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reports_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.body",
                        verbose_name="answers to",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reporting line",
                "verbose_name_plural": "historical reporting lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalResolution",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "decided_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="decided on"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("adopted", "Adopted"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="adopted",
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="What was decided, in plain words.",
                        verbose_name="summary",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="text of the resolution"
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
                "verbose_name": "historical resolution",
                "verbose_name_plural": "historical resolutions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeatClass",
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
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the body.", max_length=80, verbose_name="slug"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "selection",
                    models.CharField(
                        choices=[
                            ("elected", "Elected"),
                            ("appointed", "Appointed"),
                            ("co_opted", "Co-opted"),
                            ("ex_officio", "By virtue of an office"),
                        ],
                        max_length=20,
                        verbose_name="selection",
                    ),
                ),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty if there is no fixed term.",
                        null=True,
                        verbose_name="term in months",
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
                "verbose_name": "historical seat class",
                "verbose_name_plural": "historical seat classes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
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
                    "tier",
                    models.CharField(
                        help_text="As the foundation calls it: platinum, gold, silver.",
                        max_length=40,
                        verbose_name="tier",
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
            ],
            options={
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBody",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("board", "Board"),
                            ("technical", "Technical body"),
                            ("user", "User body"),
                            ("advisory", "Advisory board"),
                            ("working_group", "Working group"),
                            ("sig", "Special interest group"),
                            ("team", "Team"),
                            ("staff", "Staff"),
                        ],
                        help_text="There is one board at a time; everything answers to it in the end.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "mandate",
                    models.TextField(
                        blank=True,
                        help_text="What it decides or does, in Markdown.",
                        verbose_name="mandate",
                    ),
                ),
                (
                    "charter_url",
                    models.URLField(blank=True, max_length=500, verbose_name="charter"),
                ),
                ("homepage", models.URLField(blank=True, max_length=500, verbose_name="homepage")),
                (
                    "established_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="established on"
                    ),
                ),
                (
                    "dissolved_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The first day it no longer existed. Empty while it does.",
                        verbose_name="dissolved on",
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
                    "overseen_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="For a board inside a larger foundation: that foundation.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organization",
                        verbose_name="overseen by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical body",
                "verbose_name_plural": "historical bodies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PreviousSlug",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("scope", models.CharField(blank=True, default="", max_length=40)),
                ("slug", governance.ordering.PlainSlugField(db_index=False, max_length=80)),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"
                    ),
                ),
            ],
            options={
                "verbose_name": "previous slug",
                "verbose_name_plural": "previous slugs",
                "indexes": [
                    models.Index(fields=["content_type", "object_id"], name="previous_slug_subject")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_type", "scope", "slug"), name="previous_slug_leads_to_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportingLine",
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
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reporting_lines",
                        to="governance.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "reports_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reported_by",
                        to="governance.body",
                        verbose_name="answers to",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting line",
                "verbose_name_plural": "reporting lines",
                "ordering": ("since", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="governance_reportingline_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("body", "reports_to", "since"), name="reporting_line_once_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", models.F("reports_to")), _negated=True),
                        name="reporting_line_to_another",
                        violation_error_message="A body cannot answer to itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "decided_on",
                    governance.partial_dates.PartialDateField(
                        blank=True, default="", verbose_name="decided on"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("adopted", "Adopted"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="adopted",
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="What was decided, in plain words.",
                        verbose_name="summary",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="text of the resolution"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="governance.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "resolution",
                "verbose_name_plural": "resolutions",
                "ordering": ("-decided_on", "slug"),
            },
        ),
        migrations.CreateModel(
            name="SeatClass",
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
                    "position",
                    models.PositiveIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="position"
                    ),
                ),
                (
                    "slug",
                    governance.ordering.PlainSlugField(
                        help_text="Unique within the body.", max_length=80, verbose_name="slug"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "selection",
                    models.CharField(
                        choices=[
                            ("elected", "Elected"),
                            ("appointed", "Appointed"),
                            ("co_opted", "Co-opted"),
                            ("ex_officio", "By virtue of an office"),
                        ],
                        max_length=20,
                        verbose_name="selection",
                    ),
                ),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty if there is no fixed term.",
                        null=True,
                        verbose_name="term in months",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seat_classes",
                        to="governance.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat class",
                "verbose_name_plural": "seat classes",
                "ordering": ("position", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("body", "slug"), name="seat_class_once_a_body")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTerm",
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
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="Such as chair or vice-chair.",
                        max_length=60,
                        verbose_name="role",
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
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whom the person worked for at the time.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.organization",
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "seat_class",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seatclass",
                        verbose_name="seat class",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical term",
                "verbose_name_plural": "historical terms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeatCount",
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
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty if there is no cap.",
                        null=True,
                        verbose_name="seats",
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
                    "seat_class",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seatclass",
                        verbose_name="seat class",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical seat count",
                "verbose_name_plural": "historical seat counts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalElection",
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
                    "held_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The day the result stood, as precise as known.",
                        verbose_name="held on",
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats to fill"
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        help_text="Such as Condorcet or STV.",
                        max_length=100,
                        verbose_name="method",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="page of the election"
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat_class",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.seatclass",
                        verbose_name="seat class",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical election",
                "verbose_name_plural": "historical elections",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Election",
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
                    "held_on",
                    governance.partial_dates.PartialDateField(
                        blank=True,
                        default="",
                        help_text="The day the result stood, as precise as known.",
                        verbose_name="held on",
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats to fill"
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        help_text="Such as Condorcet or STV.",
                        max_length=100,
                        verbose_name="method",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="page of the election"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="elections",
                        to="governance.body",
                        verbose_name="body",
                    ),
                ),
                (
                    "seat_class",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="elections",
                        to="governance.seatclass",
                        verbose_name="seat class",
                    ),
                ),
            ],
            options={
                "verbose_name": "election",
                "verbose_name_plural": "elections",
                "ordering": ("-held_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "seat_class", "held_on"), name="election_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatCount",
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
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty if there is no cap.",
                        null=True,
                        verbose_name="seats",
                    ),
                ),
                (
                    "seat_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="governance.seatclass",
                        verbose_name="seat class",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat count",
                "verbose_name_plural": "seat counts",
                "ordering": ("since", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="governance_seatcount_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("seat_class", "since"), name="seat_count_once_a_period"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
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
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="Such as chair or vice-chair.",
                        max_length=60,
                        verbose_name="role",
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whom the person worked for at the time.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="governance.organization",
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="governance.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "seat_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="governance.seatclass",
                        verbose_name="seat class",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ("since", "person__sort_key", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="governance_term_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("seat_class", "person", "role", "since"), name="term_once_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("observed_on", ""), ("since", ""), _negated=True),
                        name="term_has_a_day",
                        violation_error_message="Say since when, or on which day the person is known to have sat.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AffiliationLimit",
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
                    "max_members",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Give this or a share, not both.",
                        null=True,
                        verbose_name="members at most",
                    ),
                ),
                (
                    "max_share",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Per cent of the sitting members.",
                        null=True,
                        verbose_name="share at most",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affiliation_limits",
                        to="governance.body",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "affiliation limit",
                "verbose_name_plural": "affiliation limits",
                "ordering": ("since", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="governance_affiliationlimit_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("body", "since"), name="affiliation_limit_once_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("max_members__isnull", True),
                                ("max_share__isnull", False),
                                ("max_share__range", (1, 100)),
                            ),
                            models.Q(
                                ("max_members__gte", 1),
                                ("max_members__isnull", False),
                                ("max_share__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="affiliation_limit_one_measure",
                        violation_error_message="Give a number of members, or a share from 1 to 100 per cent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerName",
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
                ("object_id", models.PositiveBigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"
                    ),
                ),
            ],
            options={
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
                "ordering": ("since", "pk"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["content_type", "object_id"], name="former_name_subject")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="governance_formername_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "name", "since"),
                        name="former_name_once_a_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "tier",
                    models.CharField(
                        help_text="As the foundation calls it: platinum, gold, silver.",
                        max_length=40,
                        verbose_name="tier",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="governance.organization",
                        verbose_name="organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ("organization__sort_key", "since", "pk"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", ""), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="governance_membership_until_after_since",
                        violation_error_message="“Until” must be later than “since”.",
                    ),
                    models.UniqueConstraint(
                        fields=("organization", "tier", "since"), name="membership_once_a_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tier", ""), _negated=True),
                        name="membership_tier_given",
                        violation_error_message="Give the tier.",
                    ),
                ],
            },
        ),
    ]
