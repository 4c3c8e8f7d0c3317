// Moves rows at once where the page's buttons would send the form: by these buttons, by Alt with the
// arrow keys, and by dragging (dragging.js). What is sent in the end is the same. Rows are list
// items, each with a radio button that carries its key; lists say whose they are and how deep.
import { makeDraggable } from "./dragging.js";

const outline = document.getElementById("outline");
const form = document.getElementById("arrange");
const bar = form.querySelector(".arrange-bar");
const told = document.getElementById("arrange-told");
const unsaved = document.getElementById("arrange-unsaved");
const target = form.elements.to;
const [up, down, turn, into] = ["up", "down", "turn", "into"].map((step) =>
  bar.querySelector(`[name=step][value=${step}]`),
);
const words = bar.dataset;
const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const inputOf = (row) => row.querySelector("input");
const keyOf = (row) => inputOf(row).value;
const rowsOf = (list) => [...list.children].filter((row) => row.querySelector("input"));
const listsOf = (level) => [...outline.querySelectorAll(`[data-level="${level}"]`)];
const nameOf = (row) => inputOf(row).nextSibling.textContent.trim();
const chosen = () => outline.querySelector("input:checked")?.closest("li");
const linesOf = (list) => [...list.parentElement.children].filter((each) => each.dataset.level === list.dataset.level);
const holderOf = (list) => list.parentElement.closest("li");

// How rows stand, as text: what the server reads, and compares.
function said() {
  const held = new Map();
  for (const list of outline.querySelectorAll("[data-level]")) {
    const keys = rowsOf(list).map(keyOf);
    if (keys.length) held.set(list.dataset.list, [...(held.get(list.dataset.list) ?? []), keys.join()]);
  }
  return [...held].map(([holder, lines]) => `${holder}:${lines.join("/")}`).join(";");
}

const saved = unsaved.hidden && said();
const isUnsaved = () => said() !== saved;

function tell(row) {
  if (!row) return;
  const list = row.parentElement;
  const holder = holderOf(list);
  const siblings = holder ? linesOf(list).flatMap(rowsOf) : rowsOf(list);
  const values = {
    name: nameOf(row),
    place: siblings.indexOf(row) + 1,
    count: siblings.length,
    holder: holder && nameOf(holder),
  };
  let sentence = filled(holder ? words.placeIn : words.place, values);
  if (list.dataset.level === "1" && turn) {
    const lines = linesOf(list);
    sentence += filled(words.line, { line: lines.indexOf(list) + 1, lines: lines.length });
  }
  told.textContent = sentence;
}

// Rows that can hold others stand, in where to move to, under what they stand in now, in that order.
function regroup() {
  const groups = [...target.querySelectorAll("optgroup")];
  const options = new Map([...target.options].map((option) => [option.value, option]));
  const chosenTo = target.value;
  groups[0].append(...listsOf(0).flatMap(rowsOf).map((row) => options.get(keyOf(row))));
  if (!listsOf(2).length) return;
  const inner = new Map();
  for (const list of listsOf(1)) {
    const keys = rowsOf(list).map(keyOf);
    inner.set(list.dataset.list, [...(inner.get(list.dataset.list) ?? []), ...keys]);
  }
  const made = [...inner].filter(([, keys]) => keys.length).map(([holder, keys]) => {
    const group = document.createElement("optgroup");
    group.label = options.get(holder).textContent;
    group.append(...keys.map((key) => options.get(key)));
    return group;
  });
  for (const group of groups.slice(1)) group.remove();
  target.append(...made);
  target.value = chosenTo;
}

function refresh() {
  const row = chosen();
  // They stay where the focus is when there is nowhere further to go.
  for (const button of [up, down, turn, into]) button?.setAttribute("aria-disabled", !row);
  if (!row) return;
  const list = row.parentElement;
  const level = Number(list.dataset.level);
  const lists = listsOf(level);
  const [first, last] = [lists[0], lists.at(-1)];
  up.setAttribute("aria-disabled", list === first && row === rowsOf(list)[0]);
  down.setAttribute("aria-disabled", list === last && row === rowsOf(list).at(-1));
  if (turn) {
    const isFirst = row === rowsOf(list)[0];
    turn.hidden = level !== 1;
    turn.setAttribute("aria-disabled", isFirst && list === linesOf(list)[0]);
    turn.textContent = isFirst ? words.join : words.begin;
  }
  if (target) {
    target.closest(".arrange-to").hidden = level === 0;
    if (level === 0) return;
    const letter = String.fromCharCode(96 + level); // of the rows that can hold it
    for (const group of target.querySelectorAll("optgroup")) group.hidden = group.disabled = !group.querySelector(`[value^=${letter}]`);
    if (!target.value.startsWith(letter)) target.value = target.querySelector(`[value^=${letter}]`).value;
  }
}

function choose(row) {
  inputOf(row).checked = true;
  refresh();
  tell(row);
}

// Puts a row into a list, before another one or at its end, and does all that follows from it.
function put(row, list, before = null) {
  const hadFocus = row.contains(document.activeElement) && document.activeElement;
  const left = row.parentElement;
  list.insertBefore(row, before);
  dropIfEmpty(left);
  settle(row);
  if (hadFocus) hadFocus.focus({ preventScroll: true });
}

function settle(row) {
  form.elements.arrangement.value = said();
  unsaved.hidden = !isUnsaved();
  if (target && row.parentElement.dataset.level !== "2") regroup();
  choose(row);
  row.scrollIntoView({ block: "nearest" });
}

// A line on which nothing stands is none, but for the only one of what holds it.
function dropIfEmpty(list) {
  if (!rowsOf(list).length && linesOf(list).length > 1) list.remove();
}

function newLine(beside, isAfter = true) {
  const line = beside.cloneNode(false);
  beside[isAfter ? "after" : "before"](line);
  return line;
}

function step(row, by) {
  const list = row.parentElement;
  const rows = rowsOf(list);
  const at = rows.indexOf(row) + by;
  if (rows[at]) return put(row, list, by < 0 ? rows[at] : rows[at].nextElementSibling);
  const lists = listsOf(list.dataset.level);
  const next = lists[lists.indexOf(list) + by];
  if (next) put(row, next, by < 0 ? null : next.firstElementChild);
}

function turnLine(row) {
  const list = row.parentElement;
  const rows = rowsOf(list);
  const at = rows.indexOf(row);
  const lines = linesOf(list);
  if (at) newLine(list).append(...rows.slice(at));
  else if (list !== lines[0]) {
    lines[lines.indexOf(list) - 1].append(...rows);
    list.remove();
  }
  settle(row);
}

function moveInto(row, key) {
  const lists = [...outline.querySelectorAll(`[data-list="${key}"]`)];
  put(row, lists.at(-1));
}

const STEPS = {
  up: (row) => step(row, -1),
  down: (row) => step(row, 1),
  turn: turnLine,
  into: (row) => moveInto(row, target.value),
};

bar.addEventListener("click", (event) => {
  const button = event.target.closest("[name=step]");
  if (!button) return;
  event.preventDefault();
  const row = chosen();
  if (row) STEPS[button.value](row);
});
outline.addEventListener("change", (event) => choose(event.target.closest("li")));
outline.addEventListener("keydown", (event) => {
  if (!event.target.matches("input")) return;
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.key === "Enter" || (by && event.altKey)) event.preventDefault();
  if (by && event.altKey) step(event.target.closest("li"), by);
});

let isSent = false;
form.addEventListener("submit", () => {
  isSent = true;
});
addEventListener("beforeunload", (event) => {
  if (!isSent && isUnsaved()) event.preventDefault();
});

makeDraggable(outline, { bar, nameOf, rowsOf, linesOf, put, newLine, choose });
refresh();
if (chosen()) tell(chosen());
