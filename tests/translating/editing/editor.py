"""The editor as somebody uses it who has no script."""

from django.urls import reverse

from cms.translating.models import Translation


class Editor:
    def __init__(self, client, page, language="en"):
        self.client = client
        self.address = reverse("translating:edit", args=[page.pk, language])

    def open(self):
        return self.client.get(self.address)

    def post(self, *ticks, act="save", shown=None, **texts):
        """Send the form as it was shown, with `texts` in the place of those in its boxes."""
        shown = (shown or self.open()).context
        form = {
            "loaded_revision_id": shown["revision"],
            "french": shown["french"],
            act: "1",
        }
        for _label, passages in shown["groups"]:
            form |= {f"text-{passage.path}": passage.value for passage in passages}
        form |= {f"text-{path}": text for path, text in texts.items()}
        return self.client.post(self.address, form | dict.fromkeys(ticks, "1"))


WHOLE = {
    "summary": "A bastide and a lake.",
    "presentation.0": "The **market**, [here](https://marche.example/).",
}


def texts():
    translation = Translation.objects.get()
    version = translation.get_latest_revision_as_object()
    return {segment["path"]: segment["text"] for segment in version.segments}
