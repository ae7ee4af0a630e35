"""axe-core: all rules of WCAG 2.2 A and AA, and its best practices; not the experimental ones."""

import re

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What axe cannot decide and somebody has: (rule, pattern of the selector) → why it holds.
EXPLAINED: dict[tuple[str, str], str] = {}

RUN = """
async ([tags, off]) => {
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: tags, rules, resultTypes: ["violations", "incomplete"] };
  const { violations, incomplete } = await axe.run(document, options);
  const flat = (kind) => (rule) => rule.nodes.map((node) => ({
    kind, rule: rule.id, impact: node.impact, help: rule.help,
    target: node.target.flat().join(" "),
    html: node.html.replace(/\\s+/g, " ").slice(0, 120),
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" "),
  }));
  return [
    ...violations.flatMap(flat("violation")),
    ...incomplete.flatMap(flat("undecided")),
  ];
}
"""


def complaints(page, without: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds wrong, and what it cannot decide and nobody has explained.

    `without` names rules that mean nothing as `page` is shown now.
    """
    page.evaluate(f"if (!window.axe) {{ {AXE_SCRIPT} }}")
    return [
        _sentence(found)
        for found in page.evaluate(RUN, [TAGS, list(without)])
        if not _is_explained(found)
    ]


def _is_explained(found: dict) -> bool:
    return found["kind"] == "undecided" and any(
        found["rule"] == rule and re.search(pattern, found["target"]) for rule, pattern in EXPLAINED
    )


def _sentence(found: dict) -> str:
    return "axe {kind} {rule} ({impact}): {target} — {why} [{html}]".format(**found)
