// After Enter on a summary: what it shows is to be reached too, also what comes a little later,
// as a map does once it is seen. Returns how much more that is.
const summary = document.activeElement;
const box = summary.closest("details");
window.__walk.opened = box;
const before = window.__walk.expected.size;
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
await frame(); // observers are told of what has come into view
await frame();
const patience = performance.now() + 10_000;
while (box.querySelector("[aria-busy=true]") && performance.now() < patience) await frame();
for (const element of window.__walk.reachable(box)) window.__walk.expected.add(element);
return window.__walk.expected.size - before;
