"use strict";

// Draws a map of the catalogue from its API. The address of this page is the state:
// ?focus_area=edge marks what belongs to a focus area, ?include=retired shows what has ended.

const CATALOGUE = setting("catalogue").replace(/\/$/, "");
const MAP = setting("map");
const SIGNS = { ring: "○", dash: "–", cross: "✕" }; // "solid" needs no sign
const PLACES = ["top", "left", "centre", "right", "bottom"];

const form = document.querySelector("form");
const status = document.querySelector("[role=status]");
const sheets = document.querySelector("main");

function setting(name) {
  return document.querySelector(`meta[name="${name}"]`).content;
}

function api(path, parameters = {}) {
  const address = new URL(`${CATALOGUE}/api/v1/${path}`);
  address.search = new URLSearchParams(parameters);
  return address;
}

async function fetched(address) {
  const answer = await fetch(address);
  const data = await answer.json();
  if (!answer.ok) throw new Error(data.detail ?? data.title ?? answer.statusText);
  return data;
}

// Everything is made with textContent: nothing that comes from elsewhere is ever read as HTML.
function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function entryOf(entry, stages) {
  const { project, label, core } = entry;
  const item = made("li", { class: core ? "entry core" : "entry", "data-project": project.slug });
  const link = made("a", { href: new URL(project.url, CATALOGUE) }, project.name);
  if (project.role) link.title = project.role;
  if (label) item.append(made("span", { class: "label" }, label), " ");
  item.append(link);
  const stage = stages.get(project.stage);
  if (stage && !stage.listed) item.classList.add("gone");
  if (stage && SIGNS[stage.mark]) item.append(" ", markOf(stage));
  return item;
}

function markOf(stage) {
  return made("span", { class: "mark", role: "img", "aria-label": stage.name }, SIGNS[stage.mark]);
}

function categoryOf(category, stages) {
  const entries = category.entries.map((entry) => entryOf(entry, stages));
  const list = made("ul", {}, ...entries);
  return made("section", { class: `category ${category.tone}` }, made("h3", {}, category.name), list);
}

function regionOf(region, stages) {
  const rows = new Map();
  for (const category of region.categories) {
    if (!rows.has(category.row)) rows.set(category.row, made("div", { class: "row" }));
    rows.get(category.row).append(categoryOf(category, stages));
  }
  const ordered = [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
  return made("section", { class: "region" }, made("h2", {}, region.name), ...ordered);
}

function draw(drawn, stages) {
  document.title = drawn.map.title || drawn.map.name;
  document.querySelector("h1").textContent = document.title;
  // The centre is read first, as on the map itself; the style sheet puts each place where it lies.
  const reading = ["centre", ...PLACES.filter((place) => place !== "centre")];
  sheets.replaceChildren(...reading.flatMap((place) => {
    const regions = drawn.regions.filter((region) => region.placement === place);
    const parts = regions.map((region) => regionOf(region, stages));
    return parts.length ? [made("div", { class: `place ${place}` }, ...parts)] : [];
  }));
  explain(drawn, stages);
}

function explain(drawn, stages) {
  const entries = drawn.regions.flatMap(({ categories }) => categories.flatMap(({ entries }) => entries));
  const used = new Set(entries.map((entry) => entry.project.stage));
  const marked = [...stages.values()].filter((stage) => used.has(stage.slug) && SIGNS[stage.mark]);
  const core = made("li", {}, made("strong", {}, "Bold"), " core");
  const marks = marked.map((stage) => {
    const sign = made("span", { class: "mark", "aria-hidden": "true" }, SIGNS[stage.mark]);
    return made("li", {}, sign, " ", made(stage.listed ? "span" : "s", {}, stage.name));
  });
  document.querySelector(".legend").replaceChildren(core, ...marks);
}

// Marks what the filters ask for, and says how much it is.
async function narrow() {
  const { area, retired } = state();
  const matches = area ? await inFocus(area) : null;
  if (state().area !== area) return; // another choice was made while this one was fetched
  let shown = 0;
  let matching = 0;
  for (const item of sheets.querySelectorAll(".entry")) {
    item.hidden = item.classList.contains("gone") && !retired;
    const matched = matches?.has(item.dataset.project) ?? false;
    item.classList.toggle("match", matched);
    item.classList.toggle("faint", matches !== null && !matched);
    item.querySelector(".said")?.remove();
    if (matched) item.append(made("span", { class: "said" }, " (matches)"));
    shown += !item.hidden;
    matching += !item.hidden && matched;
  }
  for (const around of sheets.querySelectorAll(".category, .row, .region")) {
    around.hidden = !around.querySelector(".entry:not([hidden])");
  }
  const name = form.elements.focus_area.selectedOptions[0]?.text;
  status.textContent = matches ? `${name}: ${matching} of ${shown} entries.` : `${shown} entries.`;
}

async function inFocus(area) {
  const asked = { map: MAP, focus_area: area, include: "retired", fields: "slug", limit: 500 };
  const found = new Set();
  for (let next = api("projects/", asked); next;) {
    const page = await fetched(next);
    for (const project of page.results) found.add(project.slug);
    next = page.next;
  }
  return found;
}

function state() {
  const parameters = new URLSearchParams(location.search);
  return {
    area: parameters.get("focus_area") ?? "",
    retired: parameters.get("include") === "retired",
  };
}

function followAddress() {
  form.elements.focus_area.value = state().area;
  form.elements.include.checked = state().retired;
  return narrow().catch(complain);
}

function choose(event) {
  event.preventDefault();
  const chosen = new URLSearchParams(new FormData(form));
  if (!chosen.get("focus_area")) chosen.delete("focus_area");
  history.pushState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}`);
  followAddress();
}

function complain(error) {
  const what = error instanceof TypeError ? "does not answer" : `says: ${error.message}`;
  status.textContent = `The catalogue at ${CATALOGUE} ${what}`;
  status.classList.add("wrong");
}

async function begin() {
  document.querySelector(".source").href = CATALOGUE;
  const [drawn, stages, areas] = await Promise.all([
    fetched(api(`maps/${MAP}/`)),
    fetched(api("stages/", { fields: "slug,name,mark,listed", limit: 500 })),
    fetched(api("focus-areas/", { fields: "slug,name", limit: 500 })),
  ]);
  draw(drawn, new Map(stages.results.map((stage) => [stage.slug, stage])));
  for (const { slug, name } of areas.results) form.elements.focus_area.add(new Option(name, slug));
  form.addEventListener("submit", choose);
  form.addEventListener("change", choose);
  window.addEventListener("popstate", followAddress);
  await followAddress();
}

begin().catch(complain);
