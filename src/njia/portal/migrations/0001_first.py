import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("actor", models.CharField(max_length=200)),
                ("action", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=300)),
                ("details", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(default="running", max_length=10)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(null=True)),
                ("message", models.TextField(blank=True)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["running", "done", "failed", "cancelled"])),
                        name="job_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state", "running")),
                            models.Q(
                                models.Q(("state", "running"), _negated=True), ("ended_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="job_ended_or_running",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Network",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("regions", models.TextField(blank=True)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_network")],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True)),
                ("sharing", models.CharField(default="journeys", max_length=10)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="organisation_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sharing__in", ["nothing", "totals", "journeys"])),
                        name="organisation_sharing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True)),
                ("about", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="round_named"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceivedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("sheets", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=dict)),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                ("current", models.BooleanField(default=False)),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="portal.organisation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="portal.round"
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "round__name", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("organisation", "round", "name"),
                        name="file_current_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("current", False), ("replaced_at", None), _connector="OR"),
                        name="file_current_or_replaced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Journey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=48)),
                ("public_id", models.CharField(max_length=16)),
                ("evidence", models.CharField(max_length=10, null=True)),
                ("status", models.CharField(default="unknown", max_length=10)),
                ("period_from", models.CharField(max_length=7, null=True)),
                ("period_to", models.CharField(max_length=7, null=True)),
                ("cases_low", models.PositiveIntegerField(null=True)),
                ("cases_high", models.PositiveIntegerField(null=True)),
                ("cases_basis", models.CharField(max_length=10, null=True)),
                ("cases_text", models.CharField(blank=True, max_length=200)),
                ("modes", models.JSONField(default=list)),
                ("carriers", models.JSONField(default=list)),
                ("industries", models.JSONField(default=list)),
                ("exploitation", models.JSONField(default=list)),
                ("recruiters", models.JSONField(default=list)),
                ("means", models.JSONField(default=list)),
                ("channels", models.JSONField(default=list)),
                ("promises", models.JSONField(default=list)),
                ("who", models.JSONField(null=True)),
                ("reference", models.CharField(blank=True, max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="journeys",
                        to="portal.organisation",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="journeys",
                        to="portal.receivedfile",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="journeys",
                        to="portal.round",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "round__name", "file__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "public_id"), name="journey_once_a_file"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence", None), ("evidence__in", ["worked", "heard"]), _connector="OR"
                        ),
                        name="journey_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["running", "closed", "unknown"])),
                        name="journey_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cases_high", None), ("cases_low__lte", models.F("cases_high")), _connector="OR"
                        ),
                        name="journey_cases_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cases_basis", None), ("cases_high", None), ("cases_low", None)),
                            models.Q(
                                ("cases_basis__in", ["counted", "estimated"]), ("cases_low__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="journey_cases_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.CharField(max_length=12)),
                ("key", models.CharField(blank=True, max_length=48)),
                ("problem", models.CharField(max_length=10)),
                ("subject", models.CharField(max_length=40)),
                ("text", models.TextField()),
                ("value", models.CharField(max_length=200)),
                ("label", models.CharField(max_length=300)),
                ("reason", models.TextField(blank=True)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="portal.organisation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="portal.round",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("organisation__isnull", False),
                                ("scope", "cell"),
                                models.Q(("key", ""), _negated=True),
                            ),
                            models.Q(("key", ""), ("organisation__isnull", False), ("scope", "organisation")),
                            models.Q(("key", ""), ("organisation", None), ("scope", "network")),
                            _connector="OR",
                        ),
                        name="decision_scope",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(null=True)),
                ("role", models.CharField(max_length=11)),
                ("text", models.TextField(blank=True)),
                ("status", models.CharField(max_length=10)),
                ("country", models.CharField(max_length=2, null=True)),
                ("place_id", models.CharField(db_index=True, max_length=60, null=True)),
                ("place", models.JSONField(null=True)),
                (
                    "journey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stops", to="portal.journey"
                    ),
                ),
            ],
            options={
                "ordering": ["journey", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("journey", "position"), name="stop_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("position", None), ("role", "intended")),
                            models.Q(
                                ("position__isnull", False),
                                ("role__in", ["origin", "transit", "destination"]),
                            ),
                            _connector="OR",
                        ),
                        name="stop_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place_id__isnull", False), ("status", "resolved")),
                            models.Q(
                                ("place_id", None), ("status__in", ["ambiguous", "unresolved", "unknown"])
                            ),
                            _connector="OR",
                        ),
                        name="stop_place_only_when_resolved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.PositiveIntegerField()),
                ("row", models.PositiveIntegerField()),
                ("cells", models.JSONField()),
                ("key", models.CharField(blank=True, db_index=True, max_length=40)),
                ("disposition", models.CharField(max_length=11)),
                ("reason", models.CharField(blank=True, max_length=20)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="portal.receivedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["file", "sheet", "row"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "sheet", "row"), name="submission_row_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disposition__in", ["journey", "observation", "held", "ignored"])
                        ),
                        name="submission_disposition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disposition", "ignored"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("disposition", "ignored"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="submission_ignored_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("row__gte", 1)), name="submission_row_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Problem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(db_index=True, max_length=10)),
                ("code", models.CharField(max_length=40)),
                ("column", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField(blank=True)),
                ("subject", models.CharField(blank=True, max_length=40)),
                ("proposals", models.JSONField(default=list)),
                ("status", models.CharField(default="open", max_length=10)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="problems",
                        to="portal.receivedfile",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="problems",
                        to="portal.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["file", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["open", "decided"])), name="problem_status"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("public_id", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=60)),
                ("text", models.TextField(blank=True)),
                ("status", models.CharField(max_length=10)),
                ("country", models.CharField(max_length=2, null=True)),
                ("place_id", models.CharField(max_length=60, null=True)),
                ("place", models.JSONField(null=True)),
                ("period_from", models.CharField(max_length=7, null=True)),
                ("period_to", models.CharField(max_length=7, null=True)),
                ("evidence", models.CharField(max_length=10, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="portal.organisation",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="portal.receivedfile",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="portal.round",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="portal.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name", "round__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "public_id"), name="observation_once_a_file"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place_id__isnull", False), ("status", "resolved")),
                            models.Q(
                                ("place_id", None), ("status__in", ["ambiguous", "unresolved", "unknown"])
                            ),
                            _connector="OR",
                        ),
                        name="observation_place_only_when_resolved",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="journey",
            name="submissions",
            field=models.ManyToManyField(related_name="journeys", to="portal.submission"),
        ),
        migrations.CreateModel(
            name="Leg",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("modes", models.JSONField(default=list)),
                ("carriers", models.JSONField(default=list)),
                (
                    "journey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="legs", to="portal.journey"
                    ),
                ),
            ],
            options={
                "ordering": ["journey", "start"],
                "constraints": [
                    models.UniqueConstraint(fields=("journey", "start", "end"), name="leg_once"),
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))), name="leg_forward"
                    ),
                ],
            },
        ),
    ]
