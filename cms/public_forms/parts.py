"""The parts that a long form is shown in."""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Part:
    """A title over some fields of a form, by their names. A folded one is opened by its reader,
    and stands open where something in it is filled in or wrong."""

    title: str
    names: tuple[str, ...]
    hint: str = ""
    is_folded: bool = False


class PartOfForm:
    """A `Part` with the fields of `form`."""

    def __init__(self, part: Part, form: forms.Form):
        self.title, self.hint, self.is_folded = part.title, part.hint, part.is_folded
        self.fields = [form[name] for name in part.names]

    @property
    def is_open(self) -> bool:
        return any(field.errors or field.value() for field in self.fields)
