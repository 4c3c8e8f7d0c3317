// Suggestions under the search box of every page: a combobox with a list (ARIA 1.2). The form works
// without; a chosen suggestion leads straight to its page. site.js loads this when the box is first
// turned to.
const input = document.getElementById("find");
const form = input.form;
const list = document.getElementById("find-list");
const said = document.getElementById("find-said");
const PAUSE = 120; // ms without typing before anything is asked

let waiting;
let request;
let chosen = -1;

const options = () => [...list.children];
const isOpen = () => input.getAttribute("aria-expanded") === "true";

const choose = (at) => {
  chosen = at;
  options().forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
  if (at < 0) {
    input.removeAttribute("aria-activedescendant");
  } else {
    input.setAttribute("aria-activedescendant", options()[at].id);
    options()[at].scrollIntoView({ block: "nearest" });
  }
};

const close = () => {
  clearTimeout(waiting);
  request?.abort();
  input.setAttribute("aria-expanded", "false");
  list.hidden = true;
  said.textContent = "";
  choose(-1);
};

const follow = (option) => {
  close(); // so that whoever comes back finds the page as it was
  location.assign(option.dataset.href);
};

const optionOf = (name, described, address, at) => {
  const option = document.createElement("li");
  option.id = `find-${at}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.href = address;
  for (const [kind, text] of [["name", name], ["kind", described]]) {
    const part = document.createElement("span");
    part.className = `suggestion-${kind}`;
    part.textContent = text;
    option.append(part, " ");
  }
  return option;
};

const show = ([, names, described, addresses]) => {
  // An answer that comes late does not take back what was chosen since, where it has it too.
  const kept = addresses.indexOf(options()[chosen]?.dataset.href);
  list.replaceChildren(...names.map((name, at) => optionOf(name, described[at], addresses[at], at)));
  const count = names.length;
  choose(kept);
  list.hidden = !count;
  input.setAttribute("aria-expanded", String(count > 0));
  said.textContent = count ? list.dataset.some.replace("%", count) : list.dataset.none;
};

const ask = async () => {
  request?.abort();
  const text = input.value.trim();
  if (!text) return close();
  const mine = (request = new AbortController());
  try {
    const address = `${form.dataset.suggest}?q=${encodeURIComponent(text)}`;
    const answer = await fetch(address, { signal: mine.signal });
    if (answer.ok && !mine.signal.aborted) show(await answer.json());
  } catch (error) {
    // Typing went on, or the network is gone: pressing Enter still searches.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
    if (error.name !== "AbortError") close();
  }
};

const move = (step) => {
  const count = options().length;
  // One place more than there are options: the box itself.
  choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
};

input.addEventListener("input", () => {
  choose(-1); // Enter searches for what is typed now, not for what was chosen before
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});

input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && isOpen()) {
    event.preventDefault();
    move(step);
  } else if (step === 1 && input.value.trim()) {
    event.preventDefault();
    ask();
  } else if (event.key === "Enter" && chosen >= 0) {
    event.preventDefault();
    follow(options()[chosen]);
  } else if (event.key === "Escape" && isOpen()) {
    event.preventDefault(); // the browser would empty the box
    close();
  } else if (event.key === "Tab") {
    close();
  }
});

input.addEventListener("blur", close);
form.addEventListener("submit", close);
// Before the box loses the focus and the list closes under the pointer.
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) follow(option);
});

input.setAttribute("role", "combobox");
input.setAttribute("aria-autocomplete", "list");
input.setAttribute("aria-controls", list.id);
input.setAttribute("aria-expanded", "false");
input.autocomplete = "off";
// What was typed while this was on its way.
if (input.value !== input.defaultValue && document.activeElement === input) ask();
