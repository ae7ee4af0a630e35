// What a reader keeps: in this browser's own storage, from the first tick, for that is what a tick
// asks for. Nothing is sent; without a script the address alone carries it.

// by the parameter of the address: where it is kept, how many at most. Beyond `most` the oldest
// are let go, or, where `stops`, no more is taken.
const KINDS = {
  village: { key: "soho-solo.villages", most: 20 },
  membre: { key: "soho-solo.members", most: 5, stops: true },
};

function shelf(kind) {
  const { key, most, stops } = KINDS[kind];
  const kept = () => {
    try {
      const slugs = JSON.parse(localStorage.getItem(key));
      return Array.isArray(slugs) ? slugs.filter((slug) => /^[a-z0-9-]+$/.test(slug)) : [];
    } catch {
      return [];
    }
  };
  // false where the browser keeps nothing: then all works as it does without a script
  const keep = (slugs) => {
    try {
      if (slugs.length) localStorage.setItem(key, JSON.stringify(slugs.slice(-most)));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  };
  const query = (slugs) =>
    slugs.length ? `?${slugs.map((slug) => `${kind}=${encodeURIComponent(slug)}`).join("&")}` : "";
  const toggle = (slug, isChosen) => {
    const others = kept().filter((other) => other !== slug);
    return keep(isChosen ? [...others, slug] : others);
  };
  const isFull = () => Boolean(stops) && kept().length >= most;
  return { kept, keep, query, toggle, isFull };
}

// a list: each box says whether its village is kept, the bar below follows
function list(form) {
  const { kept, query, toggle, isFull } = shelf(form.dataset.kind);
  const hint = form.querySelector(".chosen-hint");
  const count = form.querySelector(".chosen-count");
  const compare = form.querySelector("[data-needs-two]");
  const show = () => {
    const slugs = kept();
    for (const box of document.querySelectorAll("[data-choose]")) {
      box.checked = slugs.includes(box.value);
    }
    form.classList.toggle("has-some", slugs.length > 0);
    hint.hidden = slugs.length > 0;
    count.hidden = slugs.length === 0;
    count.textContent = slugs.length ? `${form.getAttribute("aria-label")} (${slugs.length})` : "";
    if (compare) compare.disabled = slugs.length === 1;
    if (isFull() && count.dataset.full) count.textContent += ` ${count.dataset.full}`;
  };
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-choose]")) return;
    if (target.checked && isFull()) target.checked = false;
    else if (toggle(target.value, target.checked)) show();
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

// the page of what can be kept: one button, pressed or not
function add(box) {
  const { kept, query, toggle, isFull } = shelf(box.dataset.kind);
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
    if (isFull()) {
      event.preventDefault();
      see.hidden = small.hidden = false;
      see.href = box.dataset.shortlist + query(kept());
      small.textContent = small.dataset.full;
      return;
    }
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
  const { kept, keep, query, toggle } = shelf(page.dataset.kind);
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
document.querySelectorAll("[data-add]").forEach(add);
document.querySelectorAll("[data-shortlist-page]").forEach(shortlist);
