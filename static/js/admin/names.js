// Names what Django's admin leaves nameless: the boxes that Select2 draws in place of a list to
// choose from, and the first column of tables of rows. Screen readers call things by these.
const nameOf = (select) => {
  const words = [...select.labels].map((label) => label.textContent.trim().replace(/:$/, ""));
  return select.getAttribute("aria-label") || words.join(" ");
};

const nameBox = (drawn) => {
  const select = drawn.previousElementSibling;
  const box = drawn.querySelector("[role=combobox]");
  if (!box || !select?.matches("select")) return;
  const name = nameOf(select);
  const shown = box.querySelector(".select2-selection__rendered");
  box.setAttribute("aria-label", name);
  shown.removeAttribute("aria-readonly");
  if (select.multiple) {
    // A list with a button among its items is none.
    for (const part of [shown, ...shown.querySelectorAll("li")]) part.setAttribute("role", "none");
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
  } else {
    // What is chosen is read out with the name; it is no box of its own.
    shown.removeAttribute("role");
    box.id ||= `${shown.id}-box`;
    box.setAttribute("aria-labelledby", `${box.id} ${shown.id}`);
  }
};

const nameSearch = (list) => {
  const field = list.querySelector(".select2-search__field");
  field?.setAttribute("aria-label", document.getElementById("beside").dataset.search);
};

const nameAll = (part) => {
  part.querySelectorAll(".select2-container").forEach(nameBox);
  part.querySelectorAll(".select2-dropdown").forEach(nameSearch);
};

for (const cell of document.querySelectorAll(".tabular thead th")) {
  if (cell.textContent.trim()) continue;
  const name = document.createElement("span");
  name.className = "visually-hidden";
  name.textContent = cell.closest("fieldset").querySelector(".inline-heading").firstChild.data.trim();
  cell.append(name);
}
nameAll(document);
// They are drawn after this, and whenever a row is added or a list is opened or cleared.
new MutationObserver((changes) => {
  const parents = new Set(changes.filter((each) => each.addedNodes.length).map((each) => each.target));
  parents.forEach((parent) => nameAll(parent.closest(".select2-container")?.parentElement ?? parent));
}).observe(document.body, { childList: true, subtree: true });
