// Zoom and pan for maps that do not fit the window: buttons, + − 0, Ctrl with the wheel, two
// fingers; arrows, wheel, finger or a drag on the paper move what is zoomed. Smaller shows more
// columns, so that the whole comes into sight; larger keeps the layout.
const STEPS = [0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];
const KEYS = { "+": "in", "=": "in", "-": "out", 0: "reset" };
const view = document.getElementById("map-view");
const controls = document.getElementById("map-zoom");
const title = document.querySelector("h1").textContent;
let scale = 1;

function zoomTo(wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) {
  const across = (view.scrollLeft + x) / view.scrollWidth;
  const down = (view.scrollTop + y) / view.scrollHeight;
  scale = Math.min(Math.max(wanted, STEPS[0]), STEPS.at(-1));
  apply();
  view.scrollTo(across * view.scrollWidth - x, down * view.scrollHeight - y);
}

function apply() {
  const { style } = document.getElementById("atlas");
  const isZoomed = scale !== 1;
  view.classList.toggle("is-zoomed", isZoomed);
  style.zoom = isZoomed ? scale : "";
  style.width = isZoomed ? `${view.clientWidth / Math.min(scale, 1) - 8}px` : "";
  controls.querySelector("output").textContent = `${Math.round(scale * 100)}%`;
  for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", title]]) {
    if (isZoomed) view.setAttribute(name, value);
    else view.removeAttribute(name);
  }
}

function step(way) {
  if (way === "reset") return zoomTo(1);
  const further = way === "in" ? STEPS.find((one) => one > scale) : STEPS.findLast((one) => one < scale);
  zoomTo(further ?? scale);
}

controls.hidden = false;
controls.addEventListener("click", (event) => {
  const way = event.target.closest("[data-zoom]")?.dataset.zoom;
  if (way) step(way);
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  if (!view.contains(event.target) && !controls.contains(event.target)) return;
  event.preventDefault();
  step(KEYS[event.key]);
});

const within = ({ clientX, clientY }) => {
  const { left, top } = view.getBoundingClientRect();
  return [clientX - left, clientY - top];
};
view.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomTo(scale * Math.exp(-event.deltaY / 400), ...within(event));
}, { passive: false });

// Fingers and the mouse: one that drags the paper, two that pinch it.
const down = new Map();
const apart = () => {
  const [one, other] = [...down.values()];
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
};
view.addEventListener("pointerdown", (event) => {
  const isDrag = event.pointerType === "mouse" && !event.button && !event.target.closest("a");
  if (isDrag || event.pointerType === "touch") down.set(event.pointerId, event);
});
view.addEventListener("pointermove", (event) => {
  const before = down.get(event.pointerId);
  if (!before) return;
  const was = down.size === 2 ? apart() : 0;
  down.set(event.pointerId, event);
  if (was) zoomTo((scale * apart()) / was, ...within(event));
  else if (event.pointerType === "mouse" && scale !== 1) {
    view.scrollBy(before.clientX - event.clientX, before.clientY - event.clientY);
  }
});
for (const type of ["pointerup", "pointercancel", "pointerleave"]) {
  view.addEventListener(type, (event) => down.delete(event.pointerId));
}
addEventListener("map:shown", apply);
addEventListener("resize", apply);
