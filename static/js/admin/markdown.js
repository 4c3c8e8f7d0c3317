// A preview under each field with Markdown, made by the site itself as its pages make it. Whoever
// opens one finds them open from then on.
const { address, word, nothing, unreachable } = document.getElementById("preview-script").dataset;
const PAUSE = 300; // ms without typing before it is made anew
const KEY = "markdown-preview";

const wasOpen = () => {
  try {
    return localStorage.getItem(KEY) === "open";
  } catch {
    return false; // storage is off
  }
};
const remember = (open) => {
  try {
    localStorage.setItem(KEY, open ? "open" : "closed");
  } catch {
    // as above: it is closed next time
  }
};

const fetched = async (field, signal) => {
  const body = new FormData();
  body.set("text", field.value);
  body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(address, { method: "POST", body, signal });
  if (!answer.ok || answer.redirected) throw new TypeError(answer.statusText);
  return answer.text();
};

const addPreview = (field) => {
  const preview = document.createElement("details");
  const summary = document.createElement("summary");
  const page = document.createElement("div");
  preview.className = "preview";
  summary.textContent = word;
  page.className = "preview-page";
  page.tabIndex = 0; // it may be wide, and scrolls then
  page.setAttribute("role", "region");
  const label = field.labels[0]?.textContent.trim().replace(/:$/, "") ?? "";
  page.setAttribute("aria-label", `${word}: ${label}`);
  preview.append(summary, page);
  (field.closest(".form-row") ?? field.parentElement).append(preview);

  let timer;
  let stop = new AbortController();
  const show = async () => {
    stop.abort();
    stop = new AbortController();
    try {
      const text = field.value.trim();
      const html = text ? await fetched(field, stop.signal) : "";
      if (html) page.innerHTML = html; // cleaned, as on pages
      else page.textContent = nothing;
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof TypeError)) throw error;
      page.textContent = unreachable;
    }
  };
  preview.addEventListener("toggle", () => {
    if (preview.open) show();
  });
  summary.addEventListener("click", () => remember(!preview.open)); // it turns after this
  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (preview.open) timer = setTimeout(show, PAUSE);
  });
  preview.open = wasOpen();
};

document.querySelectorAll("textarea[data-markdown]").forEach(addPreview);
