// Runs axe-core, and settles what it leaves undecided where that can be measured or has been
// explained. `argument`: the tags of the rules that are asked, the rules that are off, and what
// has been explained, as pairs of a rule and a selector.

const { tags, off, explained } = argument;

// Leaflet draws beyond its map, which cuts that off: axe would see it over what is around
const drawings = [...document.querySelectorAll(".leaflet-overlay-pane")];
for (const one of drawings) one.style.display = "none";
const { violations, incomplete } = await axe.run(document, {
  runOnly: tags,
  rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
  resultTypes: ["violations", "incomplete"],
  elementRef: true,
});
for (const one of drawings) one.style.display = "";

const isExplained = (rule, element) =>
  explained.some(([name, selector]) => name === rule && element?.closest(selector));

// text on a gradient: as good as where it is worst
function isReadable({ element, any }) {
  const undecided = any.find((check) => check.data?.messageKey === "bgGradient");
  const colours = undecided && grounds(element);
  if (!colours) return false;
  const { color, fontSize, fontWeight } = getComputedStyle(element);
  const points = parseFloat(fontSize) * 0.75;
  const isLarge = points >= 18 || (points >= 14 && fontWeight >= 700);
  const ink = rgba(color);
  return ink[3] === 255 && Math.min(...colours.map((one) => contrast(ink, one))) >= (isLarge ? 3 : 4.5);
}

const flat = (kind) => (rule) => rule.nodes.map((node) => ({ kind, rule: rule.id, node }));

return [
  ...violations.flatMap(flat("violation")),
  ...incomplete
    .flatMap(flat("undecided"))
    .filter(({ rule, node }) => !isExplained(rule, node.element))
    .filter(({ rule, node }) => rule !== "color-contrast" || !isReadable(node)),
].map(({ kind, rule, node }) => ({
  kind,
  rule,
  impact: node.impact,
  target: node.target.flat().join(" "),
  html: node.html.replace(/\s+/g, " ").slice(0, 120),
  why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" "),
}));
