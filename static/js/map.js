// The map of the villages: our own points on our own quiet ground. Leaflet is fetched when the
// map comes near the screen; the base map's pictures only after the reader has asked for them.

const load = (element) =>
  new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });

const withAttributes = (tag, attributes) => Object.assign(document.createElement(tag), attributes);

async function show(frame) {
  const { leaflet, leafletCss, points } = frame.dataset;
  const [response] = await Promise.all([
    fetch(points),
    load(withAttributes("script", { src: leaflet })),
    load(withAttributes("link", { rel: "stylesheet", href: leafletCss })),
  ]);
  if (!response.ok) throw new Error(response.statusText);
  const villages = (await response.json()).features;
  const map = ground(frame);
  const pins = villages.map((village, n) => pin(map, frame, village, n + 1));
  map.fitBounds(L.featureGroup(pins).getBounds(), { padding: [24, 24] });
  offerBaseMap(map, frame);
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

function pin(map, frame, village, number) {
  const { name, url, insee_code: code } = village.properties;
  const [longitude, latitude] = village.geometry.coordinates;
  const html = withAttributes("span", {});
  html.append(withAttributes("b", { textContent: number }));
  const marker = L.marker([latitude, longitude], {
    icon: L.divIcon({ className: "map-pin", html, iconSize: [28, 28], iconAnchor: [14, 28] }),
    title: name,
    alt: name,
    riseOnHover: true,
  }).addTo(map);
  marker.bindPopup(popup(name, url, frame.dataset.see), { offset: [0, -20] });
  const element = marker.getElement();
  element.setAttribute("aria-label", `${number}. ${name}`);
  marker.on("popupopen", ({ popup: opened }) => {
    const close = opened.getElement().querySelector(".leaflet-popup-close-button");
    close?.setAttribute("aria-label", frame.dataset.close);
    if (document.activeElement === element) opened.getElement().querySelector("a").focus();
  });
  marker.on("popupclose", () => element.focus({ preventScroll: true }));
  join(element, code, number);
  return marker;
}

function popup(name, url, words) {
  const box = withAttributes("div", {});
  box.append(
    withAttributes("b", { textContent: name }),
    withAttributes("a", { href: url, textContent: words }),
  );
  return box;
}

// the same number in the list; point at one and see the other
function join(element, code, number) {
  const card = document.querySelector(`[data-village="${CSS.escape(code)}"]`)?.closest(".card");
  if (!card) return;
  card.dataset.number = number;
  for (const [one, other] of [[card, element], [element, card]]) {
    for (const [event, isOn] of [["pointerenter", true], ["pointerleave", false],
      ["focusin", true], ["focusout", false]]) {
      one.addEventListener(event, () => other.classList.toggle("is-pointed-at", isOn));
    }
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
      show(frame).catch((error) => {
        console.error(error);
        frame.textContent = frame.dataset.failed;
      });
    },
    { rootMargin: "300px" },
  );
  watcher.observe(frame);
}
