// The villages that a reader keeps: in this browser's own storage, from the first tick, for that
// is what a tick asks for. Nothing is sent; without a script the address alone carries them.

const KEY = "soho-solo.villages";
const MOST = 20;

function kept() {
  try {
    const slugs = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(slugs) ? slugs.filter((slug) => /^[a-z0-9-]+$/.test(slug)) : [];
  } catch {
    return [];
  }
}

// false where the browser keeps nothing: then all works as it does without a script
function keep(slugs) {
  try {
    if (slugs.length) localStorage.setItem(KEY, JSON.stringify(slugs.slice(-MOST)));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

const query = (slugs) =>
  slugs.length ? `?${slugs.map((slug) => `village=${encodeURIComponent(slug)}`).join("&")}` : "";

function toggle(slug, isChosen) {
  const others = kept().filter((other) => other !== slug);
  return keep(isChosen ? [...others, slug] : others);
}

// a list: each box says whether its village is kept, the bar below follows
function list(form) {
  const hint = form.querySelector(".chosen-hint");
  const count = form.querySelector(".chosen-count");
  const compare = form.querySelector("button:not([formaction])");
  const show = () => {
    const slugs = kept();
    for (const box of document.querySelectorAll("[data-choose]")) {
      box.checked = slugs.includes(box.value);
    }
    form.classList.toggle("has-some", slugs.length > 0);
    hint.hidden = slugs.length > 0;
    count.hidden = slugs.length === 0;
    count.textContent = slugs.length ? `${form.getAttribute("aria-label")} (${slugs.length})` : "";
    compare.disabled = slugs.length === 1;
  };
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-choose]")) return;
    if (toggle(target.value, target.checked)) show();
  });
  form.addEventListener("submit", (event) => {
    const slugs = kept();
    if (!slugs.length) return; // what is ticked, then, if anything
    event.preventDefault();
    const isShortlist = event.submitter?.hasAttribute("formaction");
    location.assign((isShortlist ? form.dataset.shortlist : form.action) + query(slugs));
  });
  document.addEventListener("list:renewed", show); // the list was replaced in place
  addEventListener("pageshow", show);
  show();
}

// a village's page: one button, pressed or not
function village(box) {
  const [link, button] = [box.querySelector("a"), box.querySelector("button")];
  const [see, small] = [box.querySelector("[data-see]"), box.querySelector("small")];
  const show = () => {
    const slugs = kept();
    const isKept = slugs.includes(box.dataset.add);
    link.hidden = isKept;
    button.hidden = !isKept;
    button.setAttribute("aria-pressed", String(isKept));
    see.hidden = small.hidden = !isKept;
    see.href = box.dataset.shortlist + query(slugs);
  };
  link.addEventListener("click", (event) => {
    if (!toggle(box.dataset.add, true)) return;
    event.preventDefault();
    show();
    button.focus();
  });
  button.addEventListener("click", () => {
    toggle(box.dataset.add, false);
    show();
    link.focus();
  });
  addEventListener("pageshow", show);
  show();
}

// the shortlist itself: what the address names, or else what is kept here
function shortlist(page) {
  const device = page.querySelector("[data-device]");
  if (!device) {
    if (kept().length) location.replace(location.pathname + query(kept()));
    return;
  }
  const status = device.querySelector("[role=status]");
  const [keepAll, forget] = [device.querySelector("[data-keep]"), device.querySelector("[data-forget]")];
  const shown = device.dataset.shown.split(" ").filter(Boolean);
  const show = () => {
    const slugs = kept();
    keepAll.hidden = shown.every((slug) => slugs.includes(slug));
    forget.hidden = !slugs.length;
  };
  keepAll.addEventListener("click", () => {
    if (!keep([...new Set([...kept(), ...shown])])) return;
    show();
    status.textContent = status.dataset.kept;
    forget.focus();
  });
  forget.addEventListener("click", () => {
    keep([]);
    show();
    status.textContent = status.dataset.forgotten;
    keepAll.focus();
  });
  for (const remove of page.querySelectorAll("[data-remove]")) {
    remove.addEventListener("click", () => toggle(remove.dataset.remove, false));
  }
  device.hidden = false;
  addEventListener("pageshow", show);
  show();
}

document.querySelectorAll("[data-chosen]").forEach(list);
document.querySelectorAll("[data-add]").forEach(village);
document.querySelectorAll("[data-shortlist-page]").forEach(shortlist);
