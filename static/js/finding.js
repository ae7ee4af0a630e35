// The list of the villages, renewed in place: a change of the form asks for the address that the
// form would lead to, and puts in what differs. Whatever goes wrong, the browser goes there.
//
// Elements with an id and data-live are taken over from the answer; fields keep their place and
// the focus, and take only their counts and, when one goes back, what was asked for.

const form = document.getElementById("find");
const status = document.getElementById("found-count");
const wide = matchMedia("(min-width: 64em)");
const PAUSE = 450; // milliseconds after the last letter
let shown = withoutHash(location.href); // the address of what the page shows
let asking = null; // what stops the request on its way
let pause;

function withoutHash(address) {
  return address.split("#")[0];
}

function address() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) asked.append(name, value.trim());
  const query = asked.toString();
  return query ? `${form.action}?${query}` : form.action;
}

async function renew(to, { isNew = true, takesFields = false } = {}) {
  clearTimeout(pause);
  if (to === shown && !asking) return;
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const views = document.querySelector(".finding-views");
  views.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(to, { signal, headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(response.statusText);
    const text = await response.text();
    if (signal.aborted) return;
    const answer = new DOMParser().parseFromString(text, "text/html");
    if (!answer.getElementById("find")) throw new Error("another page answered");
    if (isNew && to !== shown) history.pushState(null, "", to);
    shown = to;
    asking = null;
    takeOver(answer, takesFields);
    views.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name === "AbortError") return;
    location.assign(to);
  }
}

function takeOver(answer, takesFields) {
  document.title = answer.title;
  for (const fresh of answer.querySelectorAll("[data-live][id]")) {
    const old = document.getElementById(fresh.id);
    if (old && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
  }
  for (const field of form.elements) {
    const fresh = field.id && answer.getElementById(field.id);
    if (fresh) match(field, fresh, takesFields);
  }
  for (const panel of form.querySelectorAll(".panel-fold")) {
    panel.classList.toggle("is-chosen", answer.getElementById(panel.id).matches(".is-chosen"));
  }
  document.dispatchEvent(new Event("list:renewed"));
  followOnMap();
}

// a field keeps its element, and so the focus; a menu takes the counts in its options' words
function match(field, fresh, takesFields) {
  for (const name of ["aria-invalid", "aria-describedby"]) {
    if (fresh.hasAttribute(name)) field.setAttribute(name, fresh.getAttribute(name));
    else field.removeAttribute(name);
  }
  if (field.localName === "select") {
    const words = new Map([...fresh.options].map((option) => [option.value, option.text]));
    for (const option of field.options) option.text = words.get(option.value) ?? option.text;
  }
  if (!takesFields) return;
  if (field.type === "checkbox") field.checked = fresh.hasAttribute("checked");
  else if (field.localName === "select") field.value = fresh.value;
  else if (field.localName === "input") field.value = fresh.getAttribute("value") ?? "";
}

function followOnMap() {
  const frame = document.querySelector("[data-map]");
  if (!frame) return;
  frame.dataset.found = document.querySelector("[data-places]").dataset.places;
  frame.dispatchEvent(new Event("found"));
}

function closePanels(but) {
  for (const panel of form.querySelectorAll(".panel-fold[open]")) {
    if (panel !== but) panel.open = false;
  }
}

form?.addEventListener("change", ({ target }) => {
  if (target.type !== "search") renew(address());
});
form?.addEventListener("input", ({ target }) => {
  if (!["search", "number"].includes(target.type)) return;
  clearTimeout(pause);
  pause = setTimeout(() => renew(address()), PAUSE);
});
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  closePanels();
  form.querySelector(".finding-fold").open = false;
  renew(address()).then(() => status.scrollIntoView({ block: "nearest" }));
});

// chips, ways on, lands: links to this list with other criteria
document.querySelector(".finding-page")?.addEventListener("click", (event) => {
  const link = event.target.closest(".found a, .none-found a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  renew(link.href, { takesFields: true }).then(() => {
    if (document.activeElement !== document.body) return;
    status.tabIndex = -1; // the link is gone: one goes on from how many there are
    status.focus({ preventScroll: true });
  });
});
addEventListener("popstate", () => {
  if (form) renew(withoutHash(location.href), { isNew: false, takesFields: true });
});

// on a wide screen panels lie over the page: a click beside them or Escape closes them
document.addEventListener("click", ({ target }) => {
  if (form && wide.matches) closePanels(target.closest?.(".panel-fold"));
});
form?.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && event.target.closest(".panel-fold[open]");
  if (!panel) return;
  panel.open = false;
  panel.querySelector("summary").focus();
});
for (const one of document.querySelectorAll(".finding-page [data-needs-script]")) one.hidden = false;
