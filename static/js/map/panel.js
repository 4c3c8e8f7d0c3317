// The panel beside the map: an entry in short, as the server says it. Which entry is open is the
// fragment of the address, so it can be shared, and goes back and forward.
const panel = document.getElementById("panel");
const body = document.getElementById("panel-body");
let shown = "";

const linkAt = (id) => document.getElementById(id)?.querySelector("a");

export function open(id) {
  if (id !== asked()) history.pushState(null, "", `#${id}`);
  return follow();
}

// Shows what the address asks for; nothing, if it asks for no entry of this map.
export async function follow() {
  const id = asked();
  mark(id);
  if (!id) return hide();
  if (panel.open && shown === id) return;
  const link = linkAt(id);
  const markup = await fetch(`${link.pathname}panel/`)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  if (asked() !== id) return;
  if (!markup) return location.assign(link.href);
  const page = new DOMParser().parseFromString(markup, "text/html");
  body.replaceChildren(...document.adoptNode(page.body).childNodes);
  panel.removeAttribute("aria-label");
  panel.setAttribute("aria-labelledby", "panel-name");
  panel.scrollTop = 0;
  shown = id;
  if (!panel.open) panel.show();
  document.getElementById("panel-name").focus({ preventScroll: true });
  dispatchEvent(new Event("map:panel"));
}

function asked() {
  const id = decodeURIComponent(location.hash.slice(1));
  return document.getElementById(id)?.matches(".entry") ? id : "";
}

function close() {
  if (asked()) history.pushState(null, "", location.pathname + location.search);
  mark("");
  hide();
}

function hide() {
  if (!panel.open) return;
  const wasInside = panel.contains(document.activeElement) || document.activeElement === document.body;
  panel.close();
  if (wasInside) linkAt(shown)?.focus();
  shown = "";
  dispatchEvent(new Event("map:panel"));
}

function mark(id) {
  for (const link of document.querySelectorAll("#atlas a[aria-current]")) {
    link.removeAttribute("aria-current");
  }
  linkAt(id)?.setAttribute("aria-current", "true");
}

panel.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) close();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.open && !document.querySelector("dialog:modal")) close();
});
