// Brings everything onto the page that comes with scrolling, and goes back to the top.
const step = innerHeight * 0.8;
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
  scrollTo(0, y);
  await frame();
}
await document.fonts.ready;
if (argument.back) scrollTo(0, 0);
await frame();
