"""Give each home page, as sections, the two parts that every home page showed until now."""

import json
import uuid

from django.db import migrations

HEADINGS = {
    "fr": ("Trouvez votre village", "Celles et ceux qui vivent et travaillent ici"),
    "en": ("Find your village", "They live and work here"),
    "es": ("Encuentre su pueblo", "Viven y trabajan aquí"),
    "pt": ("Encontre a sua aldeia", "Vivem e trabalham aqui"),
}


def add_sections(apps, schema_editor):
    """Also in the page's versions: publishing or restoring one must not take the parts away."""
    home_pages = apps.get_model("home", "HomePage").objects
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    for page in home_pages.select_related("locale"):
        sections = _sections(page.locale.language_code)
        if not page.sections:
            home_pages.filter(pk=page.pk).update(sections=sections)
        for revision in revisions.filter(object_id=str(page.pk)):
            if json.loads(revision.content.get("sections") or "[]"):
                continue
            revision.content["sections"] = json.dumps(sections)
            revision.save(update_fields=["content"])


def _sections(language):
    village, members = HEADINGS.get(language, HEADINGS["fr"])
    return [
        {"type": name, "value": {"heading": heading, "introduction": ""}, "id": str(uuid.uuid4())}
        for name, heading in (("find_village", village), ("members", members))
    ]


class Migration(migrations.Migration):
    dependencies = [("home", "0002_content")]
    operations = [migrations.RunPython(add_sections, migrations.RunPython.noop)]
