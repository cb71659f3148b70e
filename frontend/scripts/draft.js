/**
 * What is typed is never lost: each stroke is kept on this device, and sent to data-draft-url when there is a connection.
 * The copy on the device goes only after the server said it has the same text (here) or took the whole form (page.js).
 * Keys are opaque and belong to who is logged in: another person on this device never meets them.
 */
const PREFIX = `kanteling.draft.${document.body.dataset.who || ""}.`;
const english = document.documentElement.lang.startsWith("en");
const SAY = english
  ? { saved: "Saved at", here: "Kept on this device. No connection yet.", busy: "Saving" }
  : { saved: "Bewaard om", here: "Bewaard op dit apparaat. Nog geen verbinding.", busy: "Bezig met bewaren" };
const timers = new Map();
const waits = new Map();
const saved = new Map();

const fields = () => [...document.querySelectorAll("[data-draft]")];
const key = (field) => PREFIX + field.dataset.draft;

function keep(field) {
  try {
    localStorage.setItem(key(field), JSON.stringify({ text: field.value, from: saved.get(field) ?? field.defaultValue }));
  } catch {
    /* storage is full or closed: the server copy remains */
  }
}

function kept(field) {
  try {
    return JSON.parse(localStorage.getItem(key(field)));
  } catch {
    return null;
  }
}

function forget(field) {
  try {
    localStorage.removeItem(key(field));
  } catch {
    /* nothing was kept */
  }
}

function say(field, words) {
  const own = document.querySelector(`[data-draft-status="${CSS.escape(field.dataset.draft)}"]`);
  const place = own || document.querySelector('[data-draft-status=""]');
  if (place && place.textContent !== words) place.textContent = words;
}

function now() {
  const at = new Date();
  return `${SAY.saved} ${at.getHours()}.${String(at.getMinutes()).padStart(2, "0")}`;
}

async function send(field) {
  const text = field.value;
  const form = field.form;
  const body = new FormData();
  body.set(field.name, text);
  for (const name of ["csrfmiddlewaretoken", "version"]) {
    const value = form?.elements[name]?.value;
    if (value) body.set(name, value);
  }
  try {
    const answer = await fetch(field.dataset.draftUrl, { method: "POST", body, headers: { "X-Draft": "1" } });
    if (!answer.ok) throw answer.status;
    waits.delete(field);
    saved.set(field, text);
    say(field, now());
    field.dispatchEvent(new CustomEvent("kanteling:saved", { bubbles: true }));
    if (field.value === text) forget(field);
    else keep(field);
  } catch (why) {
    say(field, SAY.here);
    if (typeof why === "number" && why >= 400 && why < 500 && why !== 429) return;
    const wait = Math.min((waits.get(field) || 1000) * 2, 60000);
    waits.set(field, wait);
    soon(field, wait);
  }
}

function soon(field, wait) {
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => send(field), wait));
}

function restore() {
  for (const field of fields()) {
    if (field.dataset.draftReady) continue;
    field.dataset.draftReady = "1";
    const found = kept(field);
    if (!found || found.text === field.value) {
      if (found) forget(field);
      continue;
    }
    // The server changed meanwhile: put both under each other rather than lose one.
    field.value = found.from === field.defaultValue || !field.value.trim() ? found.text : `${field.value}\n\n${found.text}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-draft]");
  if (!field) return;
  keep(field);
  if (field.dataset.draftUrl) soon(field, 900);
  else say(field, now());
});
addEventListener("online", () => {
  for (const field of fields()) if (kept(field) && field.dataset.draftUrl) soon(field, 100);
});
addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const field of fields()) if (kept(field) && field.dataset.draftUrl) send(field);
});

restore();
for (const name of ["kanteling:swapped", "htmx:after:swap", "htmx:afterSwap"]) document.addEventListener(name, restore);
