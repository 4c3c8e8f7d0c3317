// Shows another state of a list without loading the page again: the server makes it, and the parts
// that differ take the place of the old ones. The form and links with data-visit lead here; without
// this they are a plain form and plain links.
const PARTS = ["list-count", "list-groups", "list-results"];
const form = document.getElementById("list-filters");
const words = form.querySelector("[type=search]");
let shown = location.search;
let latest = 0;
let typing = 0;

function visit(search, replace = false) {
  const address = `${location.pathname}${search === "?" ? "" : search}${location.hash}`;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  return show();
}

async function show(isHistory = false) {
  const mine = ++latest;
  shown = location.search;
  const markup = await fetch(`${location.pathname}${location.search}`)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "");
  if (mine !== latest) return;
  if (!markup) return location.reload();
  swap(new DOMParser().parseFromString(markup, "text/html"), isHistory);
}

function swap(page, isHistory) {
  const focused = document.activeElement;
  const again = whereabouts(focused);
  const opened = new Map(groups().map((one) => [one.dataset.group, one.open]));
  for (const id of PARTS) {
    const fresh = document.adoptNode(page.getElementById(id));
    document.getElementById(id).replaceChildren(...fresh.childNodes);
  }
  for (const one of groups()) one.open = opened.get(one.dataset.group) ?? one.open;
  // What is being typed is newer than the answer, unless a step back asked for it.
  if (words && (isHistory || focused !== words)) words.value = page.getElementById(words.id).value;
  if (focused !== document.body && !focused.isConnected) {
    (again() ?? document.getElementById("content")).focus({ preventScroll: true });
  }
}

const groups = () => [...form.querySelectorAll("details[data-group]")];

// Returns a function that finds the same control again after everything around it was replaced; a
// link that is gone, such as that of a filter dropped, leaves the focus to what comes first there.
function whereabouts(element) {
  if (element.matches("input")) {
    const same = (one) => one.name === element.name && one.value === element.value;
    return () => [...form.elements].find(same);
  }
  if (element.matches("summary")) {
    const name = element.parentElement.dataset.group;
    return () => groups().find((one) => one.dataset.group === name)?.querySelector("summary");
  }
  const text = element.textContent;
  const part = element.closest(PARTS.map((id) => `#${id}`).join());
  return () => {
    const links = [...part.querySelectorAll("a[data-visit]")];
    return links.find((one) => one.textContent === text) ?? links[0];
  };
}

const asked = () => {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  return `?${new URLSearchParams(given)}`;
};

form.addEventListener("change", (event) => {
  if (event.target.matches("[type=checkbox]")) visit(asked());
});
words?.addEventListener("input", () => {
  clearTimeout(typing);
  // One step back leads to before the first letter, not to the last but one.
  const isFirst = !new URLSearchParams(location.search).has(words.name);
  typing = setTimeout(() => visit(asked(), !isFirst), 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  if (location.hash === "#list-filters") close();
  if (asked() !== shown) visit(asked());
});
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-visit]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  visit(new URL(link.href).search || "?");
});
addEventListener("popstate", () => {
  if (location.search !== shown) show(true);
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash === "#list-filters") close();
});

// The sheet of filters on a phone is open while the address ends in its name.
function close() {
  location.hash = "list-results";
  document.querySelector(".list-open")?.focus({ preventScroll: true });
}
