// Projects are found while somebody types; without this, the browser offers the names it was given.
const input = document.getElementById("stack-find");
const list = document.getElementById("stack-found");
const said = document.getElementById("stack-said");
const PAUSE = 150;
let chosen = -1;
let waiting = 0;
let asked = new AbortController();

input.removeAttribute("list");
for (const [name, value] of Object.entries({
  role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
})) input.setAttribute(name, value);

function close() {
  list.hidden = true;
  chosen = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function choose(at) {
  chosen = at;
  for (const [place, option] of [...list.children].entries()) {
    option.setAttribute("aria-selected", String(place === at));
    if (place !== at) continue;
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
  if (at < 0) input.removeAttribute("aria-activedescendant");
}

function add(option) {
  input.value = option.dataset.slug;
  close();
  input.form.requestSubmit();
}

function show(rows) {
  list.replaceChildren(...rows.map(({ slug, name, role }, at) => {
    const option = document.createElement("li");
    const words = document.createElement("b");
    const does = document.createElement("span");
    words.textContent = name;
    does.textContent = role;
    does.className = "muted";
    option.append(words, does);
    option.id = `stack-found-${at}`;
    option.dataset.slug = slug;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  }));
  close();
  list.hidden = !rows.length;
  input.setAttribute("aria-expanded", String(rows.length > 0));
  said.textContent = rows.length ? `${rows.length} ${input.dataset.found}` : input.dataset.none;
}

async function find() {
  asked.abort();
  asked = new AbortController();
  const words = input.value.trim();
  if (!words) {
    said.textContent = "";
    close();
    return;
  }
  const query = new URLSearchParams({ q: words, fields: "slug,name,role", limit: "8" });
  try {
    const answer = await fetch(`${input.dataset.search}?${query}`, { signal: asked.signal });
    if (answer.ok) show((await answer.json()).results);
  } catch (error) {
    // A newer question has taken its place, or there is no connection: what is typed still works.
    if (error.name !== "AbortError") close();
  }
}

input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, PAUSE);
});
input.addEventListener("keydown", (event) => {
  const count = list.children.length;
  if (list.hidden) return;
  if (event.key === "ArrowDown") choose((chosen + 1) % count);
  else if (event.key === "ArrowUp") choose((chosen <= 0 ? count : chosen) - 1);
  else if (event.key === "Enter" && chosen >= 0) add(list.children[chosen]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
});
input.addEventListener("blur", close);
// Before the field loses focus, which would close the list.
list.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  const option = event.target.closest("[role=option]");
  if (option) add(option);
});
