// On a narrow screen the cells of a row stand below one another, and the heads of the columns do
// not: each cell is told what it is, and one that says nothing is left out. admin.css does the rest.
const heads = [...document.querySelectorAll("#result_list thead th")].map((head) =>
  head.textContent.trim(),
);

for (const row of document.querySelectorAll("#result_list tbody tr")) {
  [...row.cells].forEach((cell, at) => {
    if (cell.tagName === "TH" || cell.classList.contains("action-checkbox")) return;
    cell.dataset.label = heads[at] ?? "";
    const says = cell.textContent.trim();
    cell.classList.toggle("says-nothing", (!says || says === "-") && !cell.querySelector("img, input, select"));
  });
}
