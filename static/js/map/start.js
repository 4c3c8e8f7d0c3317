// Loads each behaviour of the map when a reader first makes use of it; the page needs none of them.
const view = document.getElementById("map-view");
const form = document.getElementById("map-bar");
const load = (name) => import(view.dataset[`${name}Module`]);
const linkOf = (target) => target.closest?.("#atlas .entry a");
const isPlain = (event) =>
  !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

// Pointing at an entry or focusing it lights up what it has to do with.
for (const type of ["pointerover", "focusin"]) {
  view.addEventListener(type, async (event) => {
    if (linkOf(event.target)) (await load("relations")).lightUp();
  });
}

// A plain click on an entry opens the panel, on a link to another state of the map shows that, on
// the others does what they say; any other click is the link's own.
addEventListener("click", async (event) => {
  const closest = (which) => event.target.closest?.(which);
  const button = closest("[data-pick]");
  if (button) return (await load("picks")).toggle(button.dataset.pick);
  const [entry, state, embed] = [linkOf(event.target), closest("a[data-visit]"), closest("#embed-open")];
  if (!(entry || state || embed) || !isPlain(event)) return;
  event.preventDefault();
  if (entry) (await load("panel")).open(entry.closest(".entry").id);
  else if (state) (await load("visit")).visit(new URL(state.href).search || "?");
  else (await load("share")).open();
});

// What is open in the panel, and what the map is narrowed to, is in the address.
const panelOfAddress = async () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const isEntry = document.getElementById(id)?.matches(".entry");
  if (isEntry || document.getElementById("panel").open) (await load("panel")).follow();
};
let shown = location.search;
addEventListener("popstate", async () => {
  if (location.search !== shown) (await load("visit")).show();
  panelOfAddress();
});
addEventListener("map:shown", () => {
  shown = location.search;
  panelOfAddress();
});
panelOfAddress();

// The form: boxes at once, words while they are typed, and what it is sent with.
form.addEventListener("change", async (event) => {
  if (event.target.matches("[type=checkbox]")) (await load("visit")).submitted();
});
form.addEventListener("input", async (event) => {
  if (event.target.matches("[type=search]")) (await load("visit")).typed();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  document.getElementById("map-filter").open = false;
  (await load("visit")).submitted();
});
addEventListener("map:visit", async (event) => (await load("visit")).visit(event.detail));

// P on an entry puts it into the selection or takes it out; Escape closes the filters.
addEventListener("keydown", async (event) => {
  const sheet = document.getElementById("map-filter");
  if (event.key === "Escape" && sheet.open) {
    sheet.open = false;
    sheet.querySelector("summary").focus();
    event.stopImmediatePropagation();
  }
  const link = linkOf(event.target);
  if (!link || !isPlain(event) || event.key.toLowerCase() !== "p") return;
  event.preventDefault();
  (await load("picks")).toggle(link.closest(".entry").id.split(".").pop());
});

// What only some windows and some maps need: to a narrow one, once it is moved, the region in sight
// is told; where a map is higher than two windows, it can be zoomed.
if (!matchMedia("(min-width: 56rem)").matches) {
  addEventListener("scroll", () => load("here"), { once: true, passive: true });
} else {
  // An observer is told the height after the layout there is anyway; asking would bring it forward.
  new ResizeObserver(([{ contentRect }], observer) => {
    if (contentRect.height > 2 * innerHeight) load("zoom");
    observer.disconnect();
  }).observe(view);
}
