// A selection picked by hand. It is the parameter "pick" of the address and nowhere else.
const picked = () => new URLSearchParams(location.search).getAll("pick");

export function toggle(slug) {
  const others = picked().filter((other) => other !== slug);
  const now = others.length < picked().length ? others : [...others, slug];
  const search = new URLSearchParams(location.search);
  search.delete("pick");
  for (const each of now) search.append("pick", each);
  dispatchEvent(new CustomEvent("map:visit", { detail: `?${search}` }));
}

// The button in the panel says what it would do.
export function label() {
  const button = document.querySelector("#panel [data-pick]");
  if (!button) return;
  const { pick, add, remove } = button.dataset;
  button.textContent = picked().includes(pick) ? remove : add;
}

addEventListener("map:panel", label);
addEventListener("map:shown", label);
label();
