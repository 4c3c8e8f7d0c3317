// The dialog that builds the lines which put this map, as it is filtered now, into another page.
const dialog = document.getElementById("embed-maker");
const choices = Object.fromEntries(
  ["theme", "density", "title"].map((name) => [name, dialog.querySelector(`[name=${name}]`)]),
);
const code = document.getElementById("embed-code");
const preview = document.getElementById("embed-preview");
const copy = document.getElementById("embed-copy");
const said = copy.textContent;

export function open() {
  const density = new URLSearchParams(location.search).get("density");
  choices.density.value = density === "detailed" ? density : "compact";
  build();
  dialog.showModal();
}

function address() {
  const search = new URLSearchParams(location.search);
  for (const name of ["density", "theme", "title"]) search.delete(name);
  if (choices.density.value === "detailed") search.set("density", "detailed");
  if (choices.theme.value !== "auto") search.set("theme", choices.theme.value);
  if (!choices.title.checked) search.set("title", "0");
  return `${dialog.dataset.embed}${search.size ? `?${search}` : ""}`;
}

// Browsers write elements down better than string concatenation does: quotes, ampersands.
function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function build() {
  const { script, name } = dialog.dataset;
  const size = { width: "100%", height: "720" };
  const look = { title: name, ...size, frameborder: "0", loading: "lazy" };
  // Written in a document of its own, where none of it is loaded.
  const draft = document.implementation.createHTMLDocument();
  const frame = draft.adoptNode(element("iframe", look));
  frame.setAttribute("src", address());
  const sizer = draft.createElement("script");
  sizer.setAttribute("src", script);
  sizer.setAttribute("async", "");
  code.value = `${frame.outerHTML}\n${sizer.outerHTML}`;
  copy.textContent = said;
  // The preview comes from wherever this page does, which behind a proxy may not be the site's name.
  const { pathname, search } = new URL(address());
  const title = preview.dataset.title;
  preview.replaceChildren(element("iframe", { ...size, title, src: pathname + search }));
}

dialog.addEventListener("change", build);
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => {
  preview.replaceChildren();
  document.getElementById("embed-open").focus();
});
copy.addEventListener("click", async () => {
  code.select();
  await navigator.clipboard?.writeText(code.value).catch(() => {});
  copy.textContent = copy.dataset.done;
});
