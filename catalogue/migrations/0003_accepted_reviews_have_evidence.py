from django.db import migrations, models

ACCEPTED = models.Q(outcome="accepted")


class Migration(migrations.Migration):
    """A review that accepted says when, and by which resolution or in which source."""

    dependencies = [
        ("catalogue", "0002_search_index"),
        ("governance", "0001_governance"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                name="review_accepted_on_a_day",
                condition=~ACCEPTED | models.Q(decided_on__gt=""),
                violation_error_message="Say when it was accepted; the project’s stage goes by it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                name="review_accepted_with_evidence",
                condition=~ACCEPTED
                | models.Q(resolution__isnull=False)
                | models.Q(source_url__gt=""),
                violation_error_message="Name the resolution that accepted it, or give a source.",
            ),
        ),
    ]
