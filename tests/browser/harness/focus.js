// One step of a walk by keyboard. "start" lists what must be reached and how it looks unfocused,
// "look" says what is wrong with where the focus is now, "end" says what was never reached.

const FOCUSABLE =
  "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, " +
  "audio[controls], video[controls], [contenteditable], [tabindex]";
const ENOUGH = 3; // contrast of a focus ring, WCAG 1.4.11

const isReachable = (element) =>
  element.matches(FOCUSABLE) &&
  element.tabIndex >= 0 &&
  !element.matches(":disabled") &&
  !element.closest("[inert]") &&
  element.checkVisibility({ visibilityProperty: true }) &&
  (element.type !== "radio" || isTheOneOfItsGroup(element)) &&
  (element.localName !== "summary" || element === element.parentElement.querySelector("summary"));

function isTheOneOfItsGroup(radio) {
  const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(radio.name)}"]`)]
    .filter((one) => one.form === radio.form && !one.disabled);
  return (group.find((one) => one.checked) ?? group[0]) === radio;
}

const reachable = (root) => [...root.querySelectorAll("*")].filter(isReachable);

function around(element) {
  const boxes = [];
  for (let one = element.parentElement; one && boxes.length < 4; one = one.parentElement) boxes.push(one);
  return boxes;
}

// the element, what is drawn around it, and the boxes that it may light up
const drawn = (element) => [
  [element, null],
  [element, "::before"],
  [element, "::after"],
  ...[...around(element), element.nextElementSibling].filter(Boolean).map((one) => [one, null]),
];

function look(element) {
  return drawn(element).map(([one, pseudo]) => {
    const style = getComputedStyle(one, pseudo);
    const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {
      box: one,
      outline: hasOutline ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : "",
      outlineColour: style.outlineColor,
      shadow: style.boxShadow === "none" ? "" : style.boxShadow,
    };
  });
}

function indicatorComplaint(element, before) {
  const rings = look(element).flatMap((now, n) => {
    const was = before?.[n];
    const found = [];
    if (now.outline && now.outline !== was?.outline) found.push([now.box, now.outlineColour]);
    if (now.shadow && now.shadow !== was?.shadow) {
      const colour = now.shadow.match(/^[a-z]+\([^()]*\)/)?.[0];
      found.push([now.box, colour ?? "black"]);
    }
    return found;
  });
  if (!rings.length) return "has the focus and does not show it";
  const best = Math.max(
    ...rings.map(([box, colour]) => {
      const [behind, ring] = [grounds(box.parentElement), rgba(colour)];
      if (ring[3] < 128) return 1;
      return behind ? Math.min(...behind.map((one) => contrast(ring, one))) : ENOUGH;
    }),
  );
  return best < ENOUGH ? `shows the focus too faintly (${best.toFixed(1)}:1, ${ENOUGH} needed)` : "";
}

// some point of it must be free: WCAG 2.4.11
function hiddenComplaint(element) {
  const stands = [element, ...(element.labels ?? [])].filter((one) => !isForEarsOnly(one));
  const rects = stands.flatMap((one) => [...one.getClientRects()]).filter((r) => r.width && r.height);
  const inside = rects.filter(
    (r) => r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth,
  );
  if (!inside.length) return "has the focus outside the screen";
  let over = null;
  for (const r of inside) {
    for (const dx of [0.5, 0.1, 0.9]) {
      for (const dy of [0.5, 0.15, 0.85]) {
        const hit = document.elementFromPoint(r.left + r.width * dx, r.top + r.height * dy);
        // an ancestor lies below: nothing else is there
        if (hit && stands.some((one) => one.contains(hit) || hit.contains(one))) return "";
        over ??= hit;
      }
    }
  }
  return `has the focus under ${over ? nameOf(over) : "something"}`;
}

const walk = (window.__walk ??= {
  expected: new Set(),
  before: new Map(),
  seen: new Set(),
  reachable, // what unfold.js asks of what it has opened
});
const expect = (elements) => {
  for (const element of elements) {
    walk.expected.add(element);
    if (element !== document.activeElement) walk.before.set(element, look(element));
  }
};

if (argument === "start") {
  document.activeElement?.blur();
  expect(reachable(document.body));
  return walk.expected.size;
}
if (argument === "end") {
  return [...walk.expected].filter((one) => !walk.seen.has(one)).map((one) => `${nameOf(one)} is never reached`);
}

for (const animation of document.getAnimations()) {
  if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
}
const element = document.activeElement;
if (!element || element === document.body || element === walk.first) return { isOver: true };
walk.first ??= element;
if (walk.opened && !walk.opened.contains(element)) {
  walk.opened.open = false; // as who has read a menu does, from where the browser shows them it
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  walk.opened = null;
}
const wrong = [];
const isTrap = walk.seen.has(element);
if (isTrap) wrong.push("has the focus a second time: a trap");
walk.seen.add(element);
if (walk.last && !(walk.last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) {
  wrong.push(`comes after ${nameOf(walk.last)}, which stands below it`);
}
walk.last = element;
if (isReachable(element)) {
  wrong.push(indicatorComplaint(element, walk.before.get(element)), hiddenComplaint(element));
}
return {
  isTrap,
  opens: element.localName === "summary" && !element.parentElement.open,
  complaints: wrong.filter(Boolean).map((one) => `${nameOf(element)} ${one}`),
};
