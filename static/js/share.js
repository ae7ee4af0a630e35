// Copying a page's link and printing it: what a browser can do only with a script.

for (const share of document.querySelectorAll("[data-share]")) {
  const copy = share.querySelector("[data-copy]");
  const print = share.querySelector("[data-print]");
  const status = share.querySelector("[role=status]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  if (!navigator.clipboard) continue; // it is there on safe connections only
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href.split("#")[0]);
    status.textContent = status.dataset.said;
  });
}
