"""Drafts may have a day on which they are published."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0010_verifications"),
        ("governance", "0002_kept_data"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalproject",
            name="publish_on",
            field=models.DateField(
                blank=True,
                help_text="The day, in UTC, from which on everybody sees the draft. Empty if open.",
                null=True,
                verbose_name="publish on",
            ),
        ),
        migrations.AddField(
            model_name="historicalusecase",
            name="publish_on",
            field=models.DateField(
                blank=True,
                help_text="The day, in UTC, from which on everybody sees the draft. Empty if open.",
                null=True,
                verbose_name="publish on",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="publish_on",
            field=models.DateField(
                blank=True,
                help_text="The day, in UTC, from which on everybody sees the draft. Empty if open.",
                null=True,
                verbose_name="publish on",
            ),
        ),
        migrations.AddField(
            model_name="usecase",
            name="publish_on",
            field=models.DateField(
                blank=True,
                help_text="The day, in UTC, from which on everybody sees the draft. Empty if open.",
                null=True,
                verbose_name="publish on",
            ),
        ),
        migrations.AlterField(
            model_name="historicalusecase",
            name="state",
            field=models.CharField(
                choices=[("draft", "Draft"), ("published", "Published")],
                default="published",
                help_text="A draft is seen by staff only.",
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="usecase",
            name="state",
            field=models.CharField(
                choices=[("draft", "Draft"), ("published", "Published")],
                default="published",
                help_text="A draft is seen by staff only.",
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("publish_on__isnull", True), ("state", "draft"), _connector="OR"
                ),
                name="catalogue_project_only_drafts_are_planned",
                violation_error_message="Only a draft can be published on a day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="usecase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("publish_on__isnull", True), ("state", "draft"), _connector="OR"
                ),
                name="catalogue_usecase_only_drafts_are_planned",
                violation_error_message="Only a draft can be published on a day.",
            ),
        ),
    ]
