// Loads each behaviour of the map when a reader first makes use of it; the page needs none of them.
const view = document.getElementById("map-view");
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

// A plain click opens the panel; any other is the link's own.
view.addEventListener("click", async (event) => {
  const link = linkOf(event.target);
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  (await load("panel")).open(link.closest(".entry").id);
});
const panelOfAddress = async () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const isEntry = document.getElementById(id)?.matches(".entry");
  if (isEntry || document.getElementById("panel").open) (await load("panel")).follow();
};
addEventListener("popstate", panelOfAddress);
addEventListener("map:shown", panelOfAddress);
panelOfAddress();

// P on an entry, and the button in the panel, put it into the selection or take it out.
addEventListener("keydown", async (event) => {
  const link = linkOf(event.target);
  if (!link || !isPlain(event) || event.key.toLowerCase() !== "p") return;
  event.preventDefault();
  (await load("picks")).toggle(link.closest(".entry").id.split(".").pop());
});
addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-pick]");
  if (button) (await load("picks")).toggle(button.dataset.pick);
  if (!event.target.closest?.("#embed-open") || !isPlain(event)) return;
  event.preventDefault();
  (await load("share")).open();
});

// What only some windows and some maps need.
const isWide = matchMedia("(min-width: 56rem)").matches;
if (!isWide) load("here");
else if (view.offsetHeight > 2 * innerHeight) load("zoom");
