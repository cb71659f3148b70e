/** What every page may have: reading aloud, printing, menus that close with Escape. Without this script each page works. */
const find = (what, where = document) => [...where.querySelectorAll(what)];

// Reading aloud: the page's own words, in the page's own language, by a voice of this device.
const talk = window.speechSynthesis;
const language = document.documentElement.lang || "nl";

function voice() {
  const fitting = talk.getVoices().filter((one) => one.lang.toLowerCase().startsWith(language));
  return fitting.find((one) => one.localService) || fitting[0];
}

function passages() {
  const parts = "h1,h2,h3,p,li,legend,label,blockquote,td,th,.k-tag";
  return find(parts, document.querySelector("main"))
    .filter((one) => !one.querySelector(parts) && !one.closest("[aria-hidden=true],[hidden],[data-no-voice]") && one.offsetParent)
    .map((one) => one.innerText.trim())
    .filter(Boolean);
}

function stop(button) {
  talk.cancel();
  button.setAttribute("aria-pressed", "false");
  button.lastElementChild.textContent = button.dataset.start;
}

function read(button) {
  button.setAttribute("aria-pressed", "true");
  button.dataset.start = button.lastElementChild.textContent;
  button.lastElementChild.textContent = "Stop";
  const queue = passages();
  const next = () => {
    if (button.getAttribute("aria-pressed") !== "true") return;
    const text = queue.shift();
    if (!text) return stop(button);
    const saying = new SpeechSynthesisUtterance(text);
    saying.lang = language;
    saying.rate = 0.95;
    saying.voice = voice() || null;
    saying.onend = next;
    saying.onerror = () => stop(button);
    talk.speak(saying);
  };
  next();
}

if (talk) {
  for (const button of find("[data-read-aloud]")) {
    button.hidden = false;
    button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop(button) : read(button)));
  }
  addEventListener("pagehide", () => talk.cancel());
}

for (const button of find("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of find("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
addEventListener("click", (event) => {
  for (const menu of find("details[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
});

// A form is sent once, however often one taps; the button says so to everyone.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent && !event.defaultPrevented) return event.preventDefault();
  if (form.method === "post" && !event.defaultPrevented) {
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 4000);
  }
});
addEventListener("pageshow", () => find("form[data-sent]").forEach((form) => delete form.dataset.sent));

// A draft goes from this device when the server took the form it was in: the next page is another one, and all is well there.
const SENT = "kanteling.sent";
addEventListener("submit", (event) => {
  const keys = find("[data-draft]", event.target).map((one) => one.dataset.draft);
  if (keys.length) sessionStorage.setItem(SENT, JSON.stringify(keys));
});
const sent = JSON.parse(sessionStorage.getItem(SENT) || "[]");
sessionStorage.removeItem(SENT);
const status = performance.getEntriesByType("navigation")[0]?.responseStatus;
if (status && status < 400) {
  const here = find("[data-draft]").map((one) => one.dataset.draft);
  for (const key of sent) if (!here.includes(key)) localStorage.removeItem(`kanteling.draft.${document.body.dataset.who || ""}.${key}`);
}

document.querySelector("[data-focus-first]")?.focus();
