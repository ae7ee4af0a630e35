"""What a source is: a file's layout, and the facts it tells of each commune."""

from typing import ClassVar

from villages.official.figures import Figure
from villages.official.published import PublishedTable

#: What the file says of each commune: by INSEE code, then by field.
Figures = dict[str, dict[str, Figure]]


class Source:
    """`publishers` names who says each field, `explanation` the file for who looks for it.

    `lists_everything`: a commune that is not in the file has nothing of what it lists.
    """

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    explanation: ClassVar[str] = ""
    publishers: ClassVar[dict[str, str]] = {}
    lists_everything: ClassVar[bool] = False

    def __init__(self):
        #: Of each list, the codes that the file speaks of; known when it was read.
        self.scopes: dict[str, frozenset[str]] = {}

    def read(self, table: PublishedTable, codes: set[str]) -> Figures:
        """Return what `table` says of the communes `codes`.

        Raises `UnreadableTable` where the layout is not the published one.
        """
        raise NotImplementedError

    def figures_of_lists(self, found: dict[str, dict[str, set[str]]], codes: set[str]) -> Figures:
        """Return the figures of lists: `found` has the codes of ours by commune and field, for
        every commune of the file.

        A code that no commune of the file has is not spoken of: an older file may not know it.
        """
        for field in self.publishers:
            spoken = {code for each in found.values() for code in each.get(field, ())}
            self.scopes[field] = frozenset(spoken)
        return {
            commune: {
                field: Figure(field, sorted(lists.get(field, ())), scope)
                for field, scope in self.scopes.items()
                if scope
            }
            for commune, lists in found.items()
            if commune in codes
        }
