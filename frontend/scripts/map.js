/** The map of the neighbourhood: the same entries as the list beside it, on our own outlines. No tiles, nothing from outside. */

const place = document.querySelector("[data-map]");
const button = document.querySelector("[data-map-show]");

// Leaflet comes only when somebody looks at the map: on a wide screen at once, on a phone after a press.
if (place && button) {
  const wide = matchMedia("(min-width: 62rem)");
  button.hidden = false;
  button.addEventListener("click", () => show());
  if (wide.matches) show();
}

async function show() {
  button.hidden = true;
  place.hidden = false;
  await Promise.all([script(place.dataset.mapScript), style(place.dataset.mapStyle)]);
  const L = window.L;
  const paint = getComputedStyle(document.documentElement);
  const colour = (name) => paint.getPropertyValue(`--kanteling-color-${name}`).trim();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(place, {
    attributionControl: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    scrollWheelZoom: false,
    zoomControl: false,
  });
  L.control.zoom({ zoomInTitle: place.dataset.mapIn, zoomOutTitle: place.dataset.mapOut }).addTo(map);
  const outlines = await fetch(place.dataset.mapOutlines).then((answer) => answer.json());
  const areas = L.geoJSON(outlines, {
    interactive: false,
    style: { color: colour("edge"), weight: 1.5, fillColor: colour("soft"), fillOpacity: 0.7 },
  });
  const points = group(document.querySelectorAll("[data-lon]"));
  const pins = points.map(({ at, rows }) =>
    L.circleMarker(at, {
      radius: rows.length > 1 ? 13 : 10,
      color: colour("surface"),
      weight: 3,
      fillColor: colour("accent"),
      fillOpacity: 1,
    }).bindPopup(list(rows)),
  );
  const all = pins.length ? L.featureGroup(pins).getBounds() : areas.getBounds();
  if (all.isValid()) map.fitBounds(all.pad(0.2), { maxZoom: 15 });
  else map.setView([52.1, 5.3], 8);
  areas.addTo(map);
  for (const pin of pins) pin.addTo(map);
}

/** Rows of the list by the point where they are: one pin for a building with much in it. */
function group(rows) {
  const found = new Map();
  for (const row of rows) {
    const key = `${row.dataset.lat},${row.dataset.lon}`;
    if (!found.has(key)) found.set(key, { at: [Number(row.dataset.lat), Number(row.dataset.lon)], rows: [] });
    found.get(key).rows.push(row);
  }
  return [...found.values()];
}

function list(rows) {
  const shown = document.createElement("ul");
  shown.className = "k-plain";
  for (const row of rows) {
    const link = document.createElement("a");
    link.href = row.querySelector("a").href;
    link.textContent = row.querySelector("a").textContent;
    shown.append(document.createElement("li"));
    shown.lastChild.append(link);
  }
  return shown;
}

function script(address) {
  return new Promise((done, failed) => {
    const tag = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(tag);
  });
}

function style(address) {
  return new Promise((done, failed) => {
    const tag = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: address,
      onload: done,
      onerror: failed,
    });
    document.head.append(tag);
  });
}
