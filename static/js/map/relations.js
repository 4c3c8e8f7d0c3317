// Lights up what the entry under the pointer, or the focused one, needs, what needs it, what it
// bridges to, and what it works with. The ties of the whole map are fetched once, when somebody first asks.
const view = document.getElementById("map-view");
const key = document.getElementById("ties-key");
const says = document.getElementById("ties-words");
const KINDS = ["needs", "needed", "bridges", "works"];
const words = Object.fromEntries(
  KINDS.map((kind) => [kind, key.querySelector(`[data-tie=${kind}]`).textContent]),
);
const nothing = { needs: [], needed: [], bridges: [], works: [] };
let lit = null;

const ties = fetch(view.dataset.relations)
  .then((answer) => (answer.ok ? answer.json() : { projects: [], needs: [], bridges: [], works: [] }))
  .then(({ projects, needs, bridges, works }) => {
    const found = new Map(projects.map((slug) => [slug, { needs: [], needed: [], bridges: [], works: [] }]));
    const at = (number) => found.get(projects[number]);
    for (const [one, other] of needs) {
      at(one).needs.push(projects[other]);
      at(other).needed.push(projects[one]);
    }
    for (const [kind, pairs] of Object.entries({ bridges, works })) {
      for (const [one, other] of pairs) {
        at(one)[kind].push(projects[other]);
        at(other)[kind].push(projects[one]);
      }
    }
    return found;
  })
  .catch(() => new Map());

const slugOf = (entry) => entry.id.split(".").pop();

// The pointer goes before the focus, and both before the entry whose panel is open.
const pointedAt = () =>
  ["a:hover", "a:focus-visible", "a[aria-current]"]
    .map((which) => view.querySelector(`.entry ${which}`))
    .find(Boolean) ?? null;

export async function lightUp() {
  const found = await ties;
  const link = pointedAt();
  if (link === lit) return;
  putOut();
  if (!link) return;
  lit = link;
  const own = link.closest(".entry");
  const related = found.get(slugOf(own)) ?? nothing;
  const names = Object.fromEntries(KINDS.map((kind) => [kind, new Set()]));
  for (const entry of view.querySelectorAll(".entry")) {
    const slug = slugOf(entry);
    const kind = KINDS.find((one) => related[one].includes(slug));
    if (!kind) continue;
    entry.classList.add("is-tied", `is-${kind}`);
    names[kind].add(entry.querySelector("a").textContent);
  }
  own.classList.add("is-self");
  document.getElementById("atlas").classList.add("is-lit");
  key.classList.add("is-lit");
  says.textContent = KINDS.filter((kind) => names[kind].size)
    .map((kind) => `${words[kind]}: ${[...names[kind]].join(", ")}.`)
    .join(" ");
  if (says.textContent) link.setAttribute("aria-describedby", says.id);
}

function putOut() {
  lit?.removeAttribute("aria-describedby");
  lit = null;
  key.classList.remove("is-lit");
  document.getElementById("atlas").classList.remove("is-lit");
  for (const entry of view.querySelectorAll(".is-self, .is-tied")) {
    entry.classList.remove("is-self", "is-tied", ...KINDS.map((kind) => `is-${kind}`));
  }
}

view.addEventListener("pointerout", lightUp);
view.addEventListener("focusout", () => setTimeout(lightUp));
addEventListener("map:shown", () => {
  lit = null;
  lightUp();
});
addEventListener("map:panel", lightUp);
