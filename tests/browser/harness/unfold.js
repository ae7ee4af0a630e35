// After Enter on a summary: what it shows is to be reached too. Returns how much more that is.
const summary = document.activeElement;
const box = summary.closest("details");
window.__walk.opened = box;
const before = window.__walk.expected.size;
const reachable = "a[href], button, input:not([type=hidden]), select, textarea";
for (const element of box.querySelectorAll(reachable)) {
  if (element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled")) {
    window.__walk.expected.add(element);
  }
}
return window.__walk.expected.size - before;
