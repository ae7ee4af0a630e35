"""The text of standard pages, rich text until now, becomes blocks of prose and, between them, its
pictures: in the pages and in every version of them, so that restoring or publishing one loses
nothing.

A column beside the old one: PostgreSQL cannot turn a column of HTML into one of JSON.
"""

import json
import re
import uuid
from html import unescape

import wagtail.fields
from django.db import migrations
from django.utils.html import format_html

#: The same block in a page and in its versions: it is told from others by its number.
BLOCK_NUMBERS = uuid.UUID("0a0f0c55-53d2-4a41-8d2c-7b3f2a9f6c10")
#: What Wagtail makes the hash of a reference's path with.
PATHS = uuid.UUID("bdc70d8b-e7a2-4c2a-bf43-2a3e3fcbbe86")
PICTURE = re.compile(r'(<embed\b[^>]*\bembedtype="image"[^>]*>)')


def to_blocks(apps, schema_editor):
    pages = apps.get_model("home", "StandardPage").objects
    for page in pages.only("body").iterator():
        pages.filter(pk=page.pk).update(blocks=_blocks(page.pk, page.body))
    for revision in _revisions(apps):
        number = revision.object_id
        revision.content["body"] = json.dumps(_blocks(number, revision.content.get("body")))
        revision.save(update_fields=["content"])
    _tell_where_links_are(apps)


def to_rich_text(apps, schema_editor):
    pages = apps.get_model("home", "StandardPage").objects
    for page in pages.only("blocks").iterator():
        pages.filter(pk=page.pk).update(body=_html(list(page.blocks.raw_data)))
    for revision in _revisions(apps):
        revision.content["body"] = _html(json.loads(revision.content.get("body") or "[]"))
        revision.save(update_fields=["content"])


def _revisions(apps):
    revisions = apps.get_model("wagtailcore", "Revision").objects
    return revisions.filter(
        content_type__app_label="home", content_type__model="standardpage"
    ).iterator(chunk_size=100)


def _blocks(number, html) -> list[dict]:
    """Return the blocks of a text: a picture stood in it as an ``<embed>``, which prose has not."""
    parts = [part for part in PICTURE.split(html or "") if part.strip()]
    return [_block(part, f"{number} {n}") for n, part in enumerate(parts)]


def _block(part: str, code: str) -> dict:
    block = {"id": str(uuid.uuid5(BLOCK_NUMBERS, code))}
    if not PICTURE.match(part):
        return block | {"type": "prose", "value": part}
    told = dict(re.findall(r'(\w+)="([^"]*)"', part))
    caption = unescape(told.get("alt", ""))[:160]
    return block | {"type": "picture", "value": {"image": int(told["id"]), "caption": caption}}


def _tell_where_links_are(apps):
    """Links and pictures of the texts stay known, where they are now: Wagtail's screens of what
    uses a page or a file follow these paths, and fail on one that leads nowhere."""
    references = apps.get_model("wagtailcore", "ReferenceIndex").objects
    found = references.filter(
        content_type__app_label="home", content_type__model="standardpage", model_path="body"
    ).select_related("to_content_type")
    for reference in found:
        page = apps.get_model("home", "StandardPage").objects.get(pk=reference.object_id)
        place = _place(list(page.blocks.raw_data), reference)
        if place is None:
            references.filter(pk=reference.pk).delete()
            continue
        references.filter(pk=reference.pk).update(
            model_path=place[0],
            content_path=place[1],
            content_path_hash=uuid.uuid5(PATHS, place[1]),
        )


def _place(blocks, reference) -> tuple[str, str] | None:
    """Return where `reference` is made now, as its two paths; None when it no longer is."""
    for block in blocks:
        if block["type"] == "picture":
            is_picture = reference.to_content_type.model == "siteimage"
            if is_picture and str(block["value"]["image"]) == reference.to_object_id:
                return "body.picture.image", f"body.{block['id']}.image"
        elif f'id="{reference.to_object_id}"' in block["value"]:
            return "body.prose", f"body.{block['id']}"
    return None


def _html(blocks) -> str:
    """Return the words of `blocks`: all of prose, and what plain paragraphs keep of the others."""
    return "".join(
        block["value"] if block["type"] == "prose" else _paragraphs(block["value"])
        for block in blocks
    )


#: What blocks hold, in the order in which it is read: PostgreSQL keeps its own.
PARTS = (
    "heading image title question value text caption author author_role answer steps questions"
).split()


def _paragraphs(value) -> str:
    if isinstance(value, dict):
        return "".join(
            _picture(value[part]) if part == "image" else _paragraphs(value[part])
            for part in PARTS
            if value.get(part)
        )
    if isinstance(value, list):
        return "".join(_paragraphs(item) for item in value)
    return value if value.startswith("<") else format_html("<p>{}</p>", value)


def _picture(number) -> str:
    return format_html('<embed embedtype="image" id="{}" format="fullwidth" alt=""/>', number)


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0003_first_sections"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField("standardpage", "blocks", wagtail.fields.StreamField([('prose', 0), ('picture', 3), ('quotation', 7), ('steps', 13), ('questions', 18)], blank=True, block_lookup={0: ('cms.editorial.blocks.ProseBlock', (), {}), 1: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 160, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 1), ('caption', 2)]], {}), 4: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks: the page draws those of its language.', 'label': 'Words', 'max_length': 400}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 80, 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Trade, place', 'max_length': 120, 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('text', 4), ('author', 5), ('author_role', 6)]], {}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 80}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 80}), 10: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'max_length': 400, 'required': False}), 11: ('wagtail.blocks.StructBlock', [[('title', 9), ('text', 10)]], {'label': 'Step'}), 12: ('wagtail.blocks.ListBlock', (11,), {'label': 'Steps', 'max_num': 8, 'min_num': 2}), 13: ('wagtail.blocks.StructBlock', [[('heading', 8), ('steps', 12)]], {}), 14: ('wagtail.blocks.CharBlock', (), {'label': 'Question', 'max_length': 160}), 15: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'label': 'Answer'}), 16: ('wagtail.blocks.StructBlock', [[('question', 14), ('answer', 15)]], {'label': 'Question'}), 17: ('wagtail.blocks.ListBlock', (16,), {'label': 'Questions'}), 18: ('wagtail.blocks.StructBlock', [[('heading', 8), ('questions', 17)]], {})}, verbose_name='text')),
        migrations.RunPython(to_blocks, to_rich_text),
        migrations.RemoveField("standardpage", "body"),
        migrations.RenameField("standardpage", "blocks", "body"),
    ]
