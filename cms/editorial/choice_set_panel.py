"""Sets of choices in the CMS's forms and comparisons."""

from wagtail.admin.compare import FieldComparison, TextDiff
from wagtail.admin.panels import FieldPanel


class ChoiceSetComparison(FieldComparison):
    """Two sets, by their labels: what went, what stayed and what came."""

    def htmldiff(self):
        kept = [code for code in self.val_b if code in self.val_a]
        parts = [
            ("deletion", [code for code in self.val_a if code not in self.val_b]),
            ("equal", kept),
            ("addition", [code for code in self.val_b if code not in self.val_a]),
        ]
        told = [(what, self._labels(codes)) for what, codes in parts if codes]
        return TextDiff(told, separator=", ").to_html()

    def _labels(self, codes) -> str:
        return ", ".join(map(str, self.field.labels(codes)))


class ChoiceSetPanel(FieldPanel):
    """For a `ChoiceSetField`: Wagtail's own comparison takes any field with choices for one that
    holds a single code, and fails."""

    def get_comparison_class(self):
        return ChoiceSetComparison
