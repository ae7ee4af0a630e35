from django.db import migrations, models


class Migration(migrations.Migration):
    # apart from 0002: PostgreSQL alters no table whose rows the same transaction changed twice

    dependencies = [
        ('media', '0002_described_pictures'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='siteimage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('description', ''), ('is_decorative', True)), models.Q(models.Q(('description', ''), _negated=True), ('is_decorative', False)), _connector='OR'), name='media_image_described_or_decorative'),
        ),
    ]
