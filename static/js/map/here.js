// Says in the bar, which stays in sight on a phone, whose region is being read.
const here = document.getElementById("map-here");
const map = here.textContent;
let watched = null;

const isUnderTheBar = { rootMargin: "-64px 0px -70% 0px" };
const inSight = new Set();

function watch() {
  watched?.disconnect();
  inSight.clear();
  watched = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      inSight[isIntersecting ? "add" : "delete"](target);
    }
    const [first] = inSight;
    here.textContent = first?.querySelector(".sheet-name a").textContent ?? map;
  }, isUnderTheBar);
  for (const sheet of document.querySelectorAll("#atlas .sheet")) watched.observe(sheet);
}

addEventListener("map:shown", watch);
watch();
