// Passkeys: the browser asks for a finger, a face or a key; nothing shows when it cannot.
const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const keys = (list) => (list || []).map((key) => ({ ...key, id: decode(key.id) }));

function requestOptions({ publicKey }) {
  const { challenge, allowCredentials } = publicKey;
  return { publicKey: { ...publicKey, challenge: decode(challenge), allowCredentials: keys(allowCredentials) } };
}

function creationOptions({ publicKey }) {
  const { challenge, user, excludeCredentials } = publicKey;
  return {
    publicKey: {
      ...publicKey,
      challenge: decode(challenge),
      user: { ...user, id: decode(user.id) },
      excludeCredentials: keys(excludeCredentials),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    },
  };
}

function plain(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encode(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    response,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function fetchOptions(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

const written = () => JSON.parse(document.getElementById("js_data").textContent);

const steps = {
  "data-passkey-login": async (form) => navigator.credentials.get(requestOptions(await fetchOptions(form))),
  "data-passkey-again": async () => navigator.credentials.get(requestOptions(written().request_options)),
  "data-passkey-new": async () => navigator.credentials.create(creationOptions(written().creation_options)),
};

for (const part of window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : []) {
  part.hidden = false;
  const trouble = part.querySelector("[data-passkey-error]");
  for (const [name, step] of Object.entries(steps)) {
    const form = part.querySelector(`form[${name}]`);
    form?.querySelector("button").addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        form.elements.credential.value = JSON.stringify(plain(await step(form)));
        form.submit();
      } catch {
        if (trouble) trouble.hidden = false;
      }
    });
  }
}
