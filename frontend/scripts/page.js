/** What every page may have: reading aloud, printing, menus that close with Escape. Without this script each page works. */
const find = (what, where = document) => [...where.querySelectorAll(what)];

// Reading aloud: the page's own words, in the page's own language, by a voice of this device.
const talk = window.speechSynthesis;
const language = document.documentElement.lang || "nl";

function voice() {
  const fitting = talk.getVoices().filter((one) => one.lang.toLowerCase().startsWith(language));
  return fitting.find((one) => one.localService) || fitting[0];
}

// One passage per block of the page, as it stands there; initials, icons and what people typed are not read.
function passages() {
  const main = document.querySelector("main");
  const blocks = new Map();
  const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const near = nodes.currentNode.parentElement;
    if (!near.getClientRects().length || near.closest("[aria-hidden=true],[data-no-voice],script,textarea,select,progress")) continue;
    let block = near;
    while (block !== main && getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    blocks.set(block, (blocks.get(block) || "") + nodes.currentNode.data);
  }
  return [...blocks.values()].map((text) => text.replace(/\s+/g, " ").trim()).filter(Boolean);
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

// Without a connection a form stays where it is: the browser's own error page would hide what was typed.
const OFFLINE = language === "en" ? "No connection. Nothing was sent. Your text is kept. Try again in a moment." : "Geen verbinding. Er is niets verstuurd. Uw tekst blijft staan. Probeer het zo nog eens.";

function warn(form) {
  const line = form.querySelector("[data-offline]") || form.appendChild(document.createElement("p"));
  Object.assign(line, { className: "k-error", textContent: OFFLINE });
  line.dataset.offline = "";
  line.setAttribute("role", "alert");
}

// A form is sent once, however often one taps; the button shows that it is on its way.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent || !navigator.onLine) {
    event.preventDefault();
    if (!navigator.onLine) warn(form);
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(() => rest(form), 5000);
});
function rest(form) {
  delete form.dataset.sent;
  find("[aria-busy]", form).forEach((one) => one.removeAttribute("aria-busy"));
}
addEventListener("pageshow", () => find("form[data-sent]").forEach(rest));

// A draft goes from this device when the server took the form it was in: the next page is another one, and all is well there.
const SENT = "kanteling.sent";
addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const keys = [...event.target.elements].map((one) => one.dataset.draft).filter(Boolean);
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
