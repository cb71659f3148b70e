/**
 * Speaking instead of typing, only when the browser turns speech into text on this device. Most browsers send the sound to
 * their maker; a resident's story may not go there, so in those the button stays hidden. See docs/adr/0004.
 */
const Recognition = window.SpeechRecognition;
const language = document.documentElement.lang.startsWith("en") ? "en-GB" : "nl-NL";

async function onThisDevice() {
  if (!Recognition || typeof Recognition.available !== "function") return false;
  try {
    return (await Recognition.available({ langs: [language], processLocally: true })) === "available";
  } catch {
    return false;
  }
}

function attach(button) {
  const field = document.getElementById(button.dataset.speak);
  const words = button.querySelector(".nl-button__label");
  const start = words.textContent;
  let listening = null;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (listening) return listening.stop();
    listening = new Recognition();
    Object.assign(listening, { lang: language, continuous: true, processLocally: true });
    listening.onresult = (event) => {
      const said = [...event.results].slice(event.resultIndex).filter((one) => one.isFinal).map((one) => one[0].transcript.trim());
      if (!said.length) return;
      field.value = [field.value.trimEnd(), ...said].filter(Boolean).join(" ");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    listening.onend = () => {
      listening = null;
      words.textContent = start;
      button.setAttribute("aria-pressed", "false");
    };
    words.textContent = language === "nl-NL" ? "Stop met inspreken" : "Stop speaking";
    button.setAttribute("aria-pressed", "true");
    listening.start();
  });
}

if (await onThisDevice()) document.querySelectorAll("[data-speak]").forEach(attach);
