"""axe-core: all rules of WCAG 2.2 A and AA, and its best practices; not the experimental ones."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What axe cannot decide and somebody has: (rule, what the element is or lies in) → why it holds.
EXPLAINED = {
    ("color-contrast", ".locator svg"): (
        "names drawn with a rim of the ground's colour; tests/home/test_colours.py measures both"
    ),
    ("color-contrast", ".hero-words > div > h1, .hero-words > div > .lead"): (
        "the text's colour on the sky; tests/home/test_colours.py measures it at both its ends"
    ),
    ("color-contrast", ".leaflet-container"): (
        "names and numbers on our own ground, with a rim; tests/home/test_colours.py measures them"
    ),
    ("target-size", ".leaflet-marker-icon"): (
        "places are where they are, so pins may touch (WCAG 2.5.8, essential); they are 28 px "
        "wide, grow with the zoom, and the list below has the same links"
    ),
}

RUN = """
async ([tags, off, explained]) => {
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: tags, rules, resultTypes: ["violations", "incomplete"] };
  // Leaflet draws beyond its map, which cuts that off: axe would see it over what is around
  const drawings = [...document.querySelectorAll(".leaflet-overlay-pane")];
  for (const one of drawings) one.style.display = "none";
  const { violations, incomplete } = await axe.run(document, { ...options, elementRef: true });
  for (const one of drawings) one.style.display = "";
  const isExplained = (rule, element) =>
    explained.some(([name, selector]) => name === rule && element?.closest(selector));
  const flat = (kind) => (rule) => rule.nodes
    .filter((node) => kind === "violation" || !isExplained(rule.id, node.element))
    .map((node) => ({
      kind, rule: rule.id, impact: node.impact,
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
    found = page.evaluate(RUN, [TAGS, list(without), [list(pair) for pair in EXPLAINED]])
    return [
        "axe {kind} {rule} ({impact}): {target} — {why} [{html}]".format(**one) for one in found
    ]
