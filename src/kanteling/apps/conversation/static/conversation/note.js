/** "Hieruit ontstaat" follows what was just kept. The page works without: it is made anew with every visit. */
let asked = 0;

async function renew() {
  const mine = ++asked;
  try {
    const answer = await fetch(`${location.pathname}ontstaat/`, { headers: { "X-Fragment": "1" } });
    if (!answer.ok || mine !== asked) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("comes");
    const here = document.getElementById("comes");
    if (fresh && here && !here.contains(document.activeElement)) here.replaceWith(document.adoptNode(fresh));
  } catch {
    /* no connection: what was typed is kept, this part follows later */
  }
}

addEventListener("kanteling:saved", renew);
