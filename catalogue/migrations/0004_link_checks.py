from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_accepted_reviews_have_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(max_length=500, unique=True, verbose_name="address")),
                ("checked_at", models.DateTimeField(verbose_name="last asked")),
                (
                    "good_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day it led somewhere.",
                        null=True,
                        verbose_name="last good",
                    ),
                ),
                (
                    "failed_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day it did not.",
                        null=True,
                        verbose_name="last failed",
                    ),
                ),
                (
                    "failures",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="On how many days in a row it failed; several times a day count once.",
                        verbose_name="failures",
                    ),
                ),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        help_text="Why it failed, or why it could not be asked; empty if all is well.",
                        max_length=300,
                        verbose_name="problem",
                    ),
                ),
            ],
            options={
                "verbose_name": "checked link",
                "verbose_name_plural": "checked links",
                "ordering": ("url",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("failures", 0), ("failed_on__isnull", False), _connector="OR"
                        ),
                        name="link_check_failures_have_a_day",
                    )
                ],
            },
        ),
    ]
