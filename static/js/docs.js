// Tells Swagger UI, which looks for a class, whether the page is dark.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const tell = () =>
  root.classList.toggle("dark-mode", root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

new MutationObserver(tell).observe(root, { attributeFilter: ["data-theme"] });
system.addEventListener("change", tell);
tell();
