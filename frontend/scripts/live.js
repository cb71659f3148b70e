/**
 * What others say at the table appears by itself. An element with data-live-url listens to the server; on every event it
 * fetches data-live-fragment (this page, if absent) and takes over the part with the same id; data-live-gone="reload"
 * loads the page anew when that part is no longer there. When the line is broken it
 * asks again every data-live-every seconds. Someone who is typing or choosing is never disturbed.
 */
const english = document.documentElement.lang.startsWith("en");

function announce(words) {
  const place = document.querySelector("[data-live-said]");
  if (place && words) place.textContent = words;
}

const busy = (part) => part.contains(document.activeElement) && document.activeElement.matches("input,textarea,select");

// Whoever was on a link or button stays there: by its id, else on the one with the same words, else on the part itself.
const mark = (one) => [one.tagName, one.getAttribute("href"), one.getAttribute("name"), one.value, one.textContent.trim()].join("|");

function stay(part, was) {
  const same = [...part.querySelectorAll("a[href],button,summary")].find((one) => mark(one) === mark(was));
  const next = (was.id && document.getElementById(was.id)) || same || part;
  if (next === part) part.tabIndex = -1;
  next.focus({ preventScroll: true });
}

async function refresh(part) {
  if (busy(part)) {
    part.addEventListener("focusout", () => setTimeout(() => refresh(part), 50), { once: true });
    return;
  }
  const where = part.dataset.liveFragment || location.href;
  const answer = await fetch(where, { headers: { "X-Fragment": part.id } }).catch(() => null);
  if (!answer?.ok) return;
  const other = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
  // Another room altogether (the door of closed time opened or closed): go there.
  if (!other && part.dataset.liveGone === "reload") return location.reload();
  if (!other || other.innerHTML === part.innerHTML || busy(part)) return;
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const open = [...part.querySelectorAll("details[open][id]")].map((one) => one.id);
  part.replaceChildren(...other.childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) stay(part, focused);
  announce(other.dataset.liveSays || (english ? "The page has changed." : "Er is iets veranderd op deze pagina."));
  document.dispatchEvent(new CustomEvent("kanteling:swapped", { detail: part }));
}

function listen(part) {
  const every = Number(part.dataset.liveEvery || 15) * 1000;
  let timer = 0;
  let soon = 0;
  const poll = (on) => {
    clearInterval(timer);
    if (on) timer = setInterval(() => document.hidden || refresh(part), every);
  };
  const changed = () => {
    clearTimeout(soon);
    soon = setTimeout(() => refresh(part), 150);
  };
  if (!part.dataset.liveUrl || !window.EventSource) return poll(true);
  const source = new EventSource(part.dataset.liveUrl, { withCredentials: true });
  let opened = false;
  source.onopen = () => {
    poll(false);
    if (opened) changed();
    opened = true;
  };
  source.onmessage = changed;
  source.addEventListener("changed", changed);
  source.onerror = () => poll(true);
  addEventListener("pagehide", () => source.close());
}

// The clock of closed time: whole minutes, said aloud only at ten, five and one.
function tick(clock) {
  const left = Math.max(0, Math.ceil((new Date(clock.dataset.ends) - Date.now()) / 60000));
  const words = `${left} min`;
  if (clock.textContent !== words) {
    clock.textContent = words;
    if ([10, 5, 1].includes(left)) announce(english ? `${left} minutes left` : `Nog ${left} ${left === 1 ? "minuut" : "minuten"}`);
    if (left === 0) document.querySelectorAll("[data-live-url],[data-live-every]").forEach(refresh);
  }
}

document.querySelectorAll("[data-live-url],[data-live-every]").forEach(listen);
const clocks = () => document.querySelectorAll("[data-ends]").forEach(tick);
clocks();
setInterval(clocks, 5000);
addEventListener("pageshow", (event) => event.persisted && document.querySelectorAll("[data-live-url]").forEach(refresh));
