// Light or dark as the reader chose, or as their system is set. Loaded in the head, before the
// page is painted, so that nothing flashes; the switch is only shown where this runs.
(() => {
  const key = "theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is switched off: the choice lasts as long as the page
    }
  };
  const shown = () => root.dataset.theme || (system.matches ? "dark" : "light");

  if (stored()) root.dataset.theme = stored();

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    const say = () => button.setAttribute("aria-pressed", String(shown() === "dark"));
    button.hidden = false;
    say();
    system.addEventListener("change", say);
    button.addEventListener("click", () => {
      root.dataset.theme = shown() === "dark" ? "light" : "dark";
      try {
        localStorage.setItem(key, root.dataset.theme);
      } catch {
        // as above
      }
      say();
    });
  });
})();

// The box that searches suggests from the moment a reader turns to it; "/" goes to the box of the
// page, which on a map is that of its filters.
(() => {
  const isWriting = (target) => target.matches?.("input:not([type=checkbox]), textarea, select");

  document.addEventListener("focusin", (event) => {
    const module = event.target.form?.dataset.module;
    if (module) import(module);
  });
  addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !isPlain || isWriting(event.target)) return;
    const box = [...document.querySelectorAll("[aria-keyshortcuts='/']")].at(-1);
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
