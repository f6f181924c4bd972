from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_first")]

    operations = [
        migrations.AddField("problem", "sheet", models.CharField(blank=True, max_length=300)),
    ]
