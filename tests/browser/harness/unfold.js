// After Enter on a summary: what it shows is to be reached too. Returns how much more that is.
const summary = document.activeElement;
const box = summary.closest("details");
window.__walk.opened = box;
const before = window.__walk.expected.size;
for (const element of window.__walk.reachable(box)) window.__walk.expected.add(element);
return window.__walk.expected.size - before;
