// What readers would miss at this width and size of text: what leaves the screen, what is cut,
// what lies on other text. `argument` is the width in pixels that the page has.

const width = argument;
const CLIPS = new Set(["hidden", "clip"]);
const SCROLLS = new Set(["auto", "scroll"]);
const found = new Set();

// leave out what a line has above and below its letters
const letters = (r) => new DOMRect(r.x, r.y + r.height * 0.2, r.width, r.height * 0.6);

function boundsOf(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter((r) => r.width > 1 && r.height > 1).map(letters);
}

// the nearest box that cuts `rect` off, "" when it can be scrolled to, null when nothing does
function cutBy(element, rect) {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    const style = getComputedStyle(one);
    if (style.position === "fixed") return null;
    const box = one.getBoundingClientRect();
    const [left, top] = [box.left + one.clientLeft, box.top + one.clientTop];
    const isOutX = rect.left < left - 1.5 || rect.right > left + one.clientWidth + 1.5;
    const isOutY = rect.top < top - 1.5 || rect.bottom > top + one.clientHeight + 1.5;
    if (!one.clientWidth) continue; // inline boxes cut nothing
    if ((isOutX && CLIPS.has(style.overflowX)) || (isOutY && CLIPS.has(style.overflowY))) return one;
    if ((isOutX && SCROLLS.has(style.overflowX)) || (isOutY && SCROLLS.has(style.overflowY))) return "";
  }
  return null;
}

const isDrawn = (element) => Boolean(element.closest("svg, [data-map], .leaflet-container"));
const texts = textNodes().filter((node) => !isDrawn(node.parentElement));
const boxes = texts.flatMap((node) =>
  boundsOf(node).map((rect) => ({ rect, element: node.parentElement, node })),
);

for (const { rect, element } of boxes) {
  const cut = cutBy(element, rect);
  if (cut) found.add(`${nameOf(element)} is cut off by ${nameOf(cut)}`);
  else if (cut === null && rect.right > width + 1) found.add(`${nameOf(element)} leaves the screen`);
}

const scrolled = document.documentElement.scrollWidth;
if (scrolled > width + 1) {
  const wide = [...document.body.querySelectorAll("*")]
    .filter((one) => isShown(one) && one.getBoundingClientRect().right > width + 1)
    .filter((one) => cutBy(one, one.getBoundingClientRect()) === null)
    .filter((one, _n, all) => !all.some((other) => other !== one && one.contains(other)));
  found.add(`the page scrolls sideways (${scrolled} px): ${wide.slice(0, 3).map(nameOf).join(" | ")}`);
}

// what floats over the page on purpose is not laid out with it
const isLaidOut = (element) => {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (getComputedStyle(one).position === "fixed") return false;
  }
  return true;
};

const rows = boxes.filter(({ element }) => isLaidOut(element)).sort((a, b) => a.rect.top - b.rect.top);
rows.forEach((one, n) => {
  for (let m = n + 1; m < rows.length && rows[m].rect.top < one.rect.bottom - 2; m += 1) {
    const other = rows[m];
    if (one.node === other.node) continue;
    const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
    const down = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
    if (across > 3 && down > 2) found.add(`${nameOf(one.element)} lies on ${nameOf(other.element)}`);
  }
});

return [...found];
