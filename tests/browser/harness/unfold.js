// After Enter on a summary: what it shows is to be reached too.
const summary = document.activeElement;
const box = summary.closest("details");
window.__walk.opened = box;
const reachable = "a[href], button, input:not([type=hidden]), select, textarea";
for (const element of box.querySelectorAll(reachable)) {
  if (element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled")) {
    window.__walk.expected.add(element);
  }
}
