// A map of places beside the list of them: our own points on our own quiet ground. Leaflet is
// fetched when the map comes near the screen; the base map's pictures only after the reader has
// asked for them.
//
// Any list can have one. The page includes villages/map.html with
//   points       the address of a GeoJSON collection of points. Each feature's properties have
//                `name`, `url`, and what it is known by here: `place`, or else `insee_code`, or
//                else `slug`. One with a `count` bears that number instead of its place in the list.
//   places       (may be left out) which of them to show and in which order, by what they are
//                known by, between spaces. Left out: all, in the order of the collection.
//   map_label, see   (may be left out) the map's name, and what its links say.
// A card of the list carries data-place="<what it is known by>" on the link in its heading: the card
// and the pin then have the same number, and each is shown when the other is pointed at.
//
// A script that changes the list in place writes data-found anew and dispatches the event "found"
// on the frame (element with data-map): pins and numbers follow.

const load = (element) =>
  new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });

const withAttributes = (tag, attributes) => Object.assign(document.createElement(tag), attributes);
const knownBy = ({ place, insee_code: code, slug }) => String(place ?? code ?? slug);
const cardOf = (element) => element?.closest?.(".card");
const linkIn = (card) => card?.querySelector("[data-place]");

async function show(frame) {
  const { leaflet, leafletCss, points } = frame.dataset;
  const [response] = await Promise.all([
    fetch(points),
    load(withAttributes("script", { src: leaflet })),
    load(withAttributes("link", { rel: "stylesheet", href: leafletCss })),
  ]);
  if (!response.ok) throw new Error(response.statusText);
  const places = new Map();
  for (const feature of (await response.json()).features) {
    places.set(knownBy(feature.properties), { feature, marker: null });
  }
  const map = ground(frame);
  const shown = L.featureGroup().addTo(map);
  const follow = () => place(frame, map, places, shown);
  follow();
  frame.addEventListener("found", follow);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
  offerBaseMap(map, frame);
  join(places);
}

function ground(frame) {
  const { centre, towns, rings, zoomIn, zoomOut, minZoom, maxZoom } = frame.dataset;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(frame.querySelector(".map"), {
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: Number(minZoom) - 1,
    maxZoom: Number(maxZoom),
    scrollWheelZoom: false, // the wheel scrolls the page; the buttons and the keys zoom
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
  });
  // Leaflet hears Escape only while the map itself has the focus, not what is in its popup
  frame.addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup());
  map.attributionControl.setPrefix(false);
  map.setView(JSON.parse(centre), Number(minZoom)); // before that, a marker has no element
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  for (const kilometres of JSON.parse(rings)) {
    L.circle(JSON.parse(centre), {
      radius: kilometres * 1000,
      className: "map-ring",
      interactive: false,
    }).addTo(map);
  }
  for (const [name, latitude, longitude] of JSON.parse(towns)) {
    label(name, [latitude, longitude]).addTo(map);
  }
  return map;
}

function label(name, at) {
  const html = withAttributes("span", { textContent: name });
  const icon = L.divIcon({ className: "map-label", html, iconSize: [120, 20], iconAnchor: [60, 3] });
  return L.marker(at, { icon, interactive: false, keyboard: false });
}

// show the pins that were found, numbered like the list, and all of them at once
function place(frame, map, places, shown) {
  const { found } = frame.dataset;
  const order = found === undefined ? [...places.keys()] : found.split(" ").filter(Boolean);
  const known = order.filter((id) => places.has(id));
  const kept = new Set(known);
  map.closePopup();
  for (const [id, one] of places) if (one.marker && !kept.has(id)) shown.removeLayer(one.marker);
  known.forEach((id, n) => {
    const one = places.get(id);
    one.marker ??= pin(frame, one.feature);
    shown.addLayer(one.marker);
    number(one, n + 1);
  });
  const numbers = new Map(order.map((id, n) => [id, n + 1]));
  for (const link of document.querySelectorAll("[data-place]")) {
    const heading = link.closest("h2, h3, h4");
    if (heading && numbers.has(link.dataset.place)) heading.dataset.number = numbers.get(link.dataset.place);
  }
  if (known.length) {
    map.fitBounds(shown.getBounds(), { padding: [28, 28], maxZoom: 12, animate: false });
  }
}

function pin(frame, { properties, geometry }) {
  const { name, url } = properties;
  const [longitude, latitude] = geometry.coordinates;
  const html = withAttributes("span", {});
  html.append(document.createElement("b"));
  const marker = L.marker([latitude, longitude], {
    icon: L.divIcon({ className: "map-pin", html, iconSize: [28, 28], iconAnchor: [14, 28] }),
    title: name,
    alt: name,
    riseOnHover: true,
  });
  marker.bindPopup(popup(name, url, frame.dataset.see), { offset: [0, -20] });
  marker.on("popupopen", ({ popup: opened }) => {
    const close = opened.getElement().querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", frame.dataset.close);
    if (document.activeElement === marker.getElement()) opened.getElement().querySelector("a").focus();
  });
  marker.on("popupclose", ({ popup: closed }) => {
    const isInside = closed.getElement()?.contains(document.activeElement);
    if (isInside) marker.getElement()?.focus({ preventScroll: true });
  });
  return marker;
}

function number({ marker, feature }, n) {
  const element = marker.getElement();
  element.dataset.pin = knownBy(feature.properties);
  const { name, count } = feature.properties;
  element.setAttribute("aria-label", count ? name : `${n}. ${name}`);
  element.querySelector("b").textContent = count ?? n;
}

function popup(name, url, words) {
  const box = withAttributes("div", {});
  box.append(
    withAttributes("b", { textContent: name }),
    withAttributes("a", { href: url, textContent: words }),
  );
  return box;
}

// point at a card and see its pin, point at a pin and see its card; cards come and go
function join(places) {
  const other = (target) => {
    const pinned = target.closest?.("[data-pin]");
    if (!pinned) return places.get(linkIn(cardOf(target))?.dataset.place)?.marker?.getElement();
    return cardOf(document.querySelector(`[data-place="${CSS.escape(pinned.dataset.pin)}"]`));
  };
  for (const [event, isOn] of [["pointerover", true], ["pointerout", false],
    ["focusin", true], ["focusout", false]]) {
    document.addEventListener(event, ({ target }) =>
      other(target)?.classList.toggle("is-pointed-at", isOn));
  }
}

function offerBaseMap(map, frame) {
  const { tiles, attribution, maxZoom } = frame.dataset;
  const consent = frame.querySelector("[data-base-map]");
  consent.addEventListener("click", () => {
    L.tileLayer(tiles, {
      attribution,
      maxZoom: Number(maxZoom),
      referrerPolicy: "strict-origin-when-cross-origin",
    }).addTo(map);
    frame.classList.add("has-base-map");
    consent.parentElement.remove();
    frame.querySelector(".map").focus();
  });
}

for (const frame of document.querySelectorAll("[data-map]")) {
  frame.hidden = false;
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      frame.setAttribute("aria-busy", "true");
      show(frame)
        .catch((error) => {
          console.error(error);
          frame.textContent = frame.dataset.failed;
        })
        .finally(() => frame.removeAttribute("aria-busy"));
    },
    { rootMargin: "300px" },
  );
  watcher.observe(frame);
}
