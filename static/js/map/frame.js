// Inside an embedded map: tells the page around how high it is, when that changes and when asked.
const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // Anybody may know the height, and who embeds is not known here.
  parent.postMessage({ type: "catalogue:height", height }, "*");
};
if (parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", (event) => {
    if (event.source === parent && event.data?.type === "catalogue:ask") tell();
  });
}
