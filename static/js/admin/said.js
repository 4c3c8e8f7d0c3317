// Says beside a field what there is to say of what is typed in it: that a project is there already,
// that an address leads nowhere, what a licence is called. It is read out politely. The form asks
// and checks the same when it is sent, so nothing depends on this.
const { said: address, twins, besides } = document.getElementById("beside").dataset;
const PAUSE = 400; // ms without typing before anything is asked
const TELLING = ["homepage", "repository", "mirror"]; // kinds of links by which twins are known
const boxes = new WeakMap(); // of a field: where what is said of it stands
let made = 0;

const place = (field, box) => {
  const row = field.closest("tr.form-row");
  if (!row) return (field.closest(".form-row") ?? field.parentElement).append(box);
  // A cell is too narrow for a sentence: it goes under the row, as wide as the table.
  const line = document.createElement("tr");
  const cell = document.createElement("td");
  line.className = "said-row";
  cell.colSpan = row.cells.length;
  cell.append(box);
  line.append(cell);
  row.after(line);
  return null;
};

const boxOf = (field) => {
  if (boxes.has(field)) return boxes.get(field);
  const box = document.createElement("div");
  box.className = "said";
  box.id = `said-${(made += 1)}`;
  box.setAttribute("role", "status");
  boxes.set(field, box);
  place(field, box);
  const known = field.getAttribute("aria-describedby") ?? "";
  field.setAttribute("aria-describedby", `${known} ${box.id}`.trim());
  return box;
};

// Each of several things to say has a part of its own, so that one goes while the other stays.
const say = (field, about, content, isMarkup = false) => {
  if (!content && !boxes.has(field)) return;
  const box = boxOf(field);
  let part = box.querySelector(`[data-about=${about}]`);
  if (part?.dataset.content === content) return; // what was ticked in it stays
  part?.remove();
  if (content) {
    part = document.createElement("div");
    part.dataset.about = about;
    part.dataset.content = content;
    if (isMarkup) part.innerHTML = content; // a page of this site
    else part.textContent = content;
    box.append(part);
  }
};

const fetched = async (where, query, signal) => {
  const answer = await fetch(`${where}?${new URLSearchParams(query)}`, { signal });
  return answer.ok && !answer.redirected ? answer : null;
};

const sayOf = async (name, fields, signal) => {
  const answer = await fetched(address, fields.map((field) => [name, field.value]), signal);
  const sentences = answer ? (await answer.json()).said : [];
  fields.forEach((field, at) => say(field, name, sentences[at] ?? ""));
};

const sayTwins = async (field, kind, signal) => {
  const isTold = kind && field.value.trim().length > 1;
  const answer = isTold ? await fetched(twins, [[kind, field.value], ["besides", besides]], signal) : null;
  say(field, "twins", answer ? (await answer.text()).trim() : "", true);
};

const kindOf = (field) => {
  if (field.id === "id_name") return "name";
  const kind = field.form.elements[field.name.replace(/-url$/, "-kind")]?.value;
  return TELLING.includes(kind) ? kind : "";
};

const ask = async (field, signal) => {
  const asked = [];
  if (field.type === "url") asked.push(sayOf("url", [field], signal));
  if (field.id === "id_license") asked.push(sayOf("license", [field], signal));
  if (twins && (field.id === "id_name" || /^links-\d+-url$/.test(field.name))) {
    asked.push(sayTwins(field, kindOf(field), signal));
  }
  try {
    await Promise.all(asked);
  } catch (error) {
    // Overtaken by what was typed since, or the site cannot be reached.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
  }
};

const waiting = new WeakMap();
const askSoon = (field) => {
  clearTimeout(waiting.get(field)?.timer);
  waiting.get(field)?.stop.abort();
  const stop = new AbortController();
  waiting.set(field, { stop, timer: setTimeout(() => ask(field, stop.signal), PAUSE) });
};

for (const type of ["input", "change"]) {
  document.addEventListener(type, ({ target }) => {
    if (target.matches("input")) askSoon(target);
    else if (/^links-\d+-kind$/.test(target.name ?? "")) {
      askSoon(target.form.elements[target.name.replace(/-kind$/, "-url")]);
    }
  });
}

// A row that goes takes with it what was said under it.
document.addEventListener("formset:removed", () => {
  for (const line of document.querySelectorAll(".said-row")) {
    const id = line.querySelector(".said").id;
    if (!line.previousElementSibling?.querySelector(`[aria-describedby~="${id}"]`)) line.remove();
  }
});

// What is known of the addresses that are there already.
const there = [...document.querySelectorAll("#content-main input[type=url]")].filter((field) => field.value);
for (let at = 0; at < there.length; at += 10) sayOf("url", there.slice(at, at + 10));
