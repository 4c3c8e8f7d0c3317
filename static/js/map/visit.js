// Shows another state of the map without loading the page again: the server draws it, and the
// parts that differ take the place of the old ones. start.js leads here from links with data-visit,
// the form and the event "map:visit"; without it they are plain links and a plain form.
const PARTS = ["map-count", "map-tools", "map-notices", "atlas", "map-groups", "map-active", "map-carried"];
const form = document.getElementById("map-bar");
const sheet = document.getElementById("map-filter");
const words = document.getElementById("map-q");
let shown = location.search;
let latest = 0;
let typing = 0;

export function visit(search, replace = false) {
  const address = `${location.pathname}${search === "?" ? "" : search}${location.hash}`;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  return show();
}

// Shows what the form asks for now, if it is not shown already.
export function submitted() {
  clearTimeout(typing);
  if (asked() !== (shown || "?")) visit(asked());
}

// Shows what the words look for, once no more is typed.
export function typed() {
  clearTimeout(typing);
  // One step back leads to before the first letter, not to the last but one.
  const isFirst = !new URLSearchParams(location.search).has("q");
  typing = setTimeout(() => visit(asked(), !isFirst), 150);
}

export async function show() {
  const mine = ++latest;
  shown = location.search;
  const markup = await fetch(`${location.pathname}${location.search}`)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  if (mine !== latest) return;
  if (!markup) return location.reload();
  swap(new DOMParser().parseFromString(markup, "text/html"));
  dispatchEvent(new Event("map:shown"));
}

function swap(page) {
  const focused = document.activeElement;
  const again = whereabouts(focused);
  for (const id of PARTS) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    // The map is a part with classes; of the others what is in them is enough, and keeps them alive.
    if (id === "atlas") old.replaceWith(document.adoptNode(fresh));
    else old.replaceChildren(...document.adoptNode(fresh).childNodes);
  }
  if (focused !== words) words.value = page.getElementById("map-q").value;
  if (focused !== document.body && !focused.isConnected) {
    (again() || sheet.querySelector("summary")).focus({ preventScroll: true });
  }
}

// Returns a function that finds the same control again after everything around it was replaced.
function whereabouts(element) {
  if (element.matches("input[type=checkbox]")) {
    const same = (one) => one.name === element.name && one.value === element.value;
    return () => [...form.elements].find(same);
  }
  const entry = element.closest("[id]");
  return () => entry && document.getElementById(entry.id)?.querySelector("a[href]");
}

function asked() {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  return `?${new URLSearchParams(given)}`;
}
