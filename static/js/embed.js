// For pages that embed a map: makes the frame as high as the map in it. See docs/embed.md.
(() => {
  const frames = () => [...document.querySelectorAll("iframe[src*='/embed/']")];
  const LIMIT = 100_000;

  addEventListener("message", ({ source, data }) => {
    const height = data?.type === "catalogue:height" ? data.height : NaN;
    if (!Number.isFinite(height) || height <= 0 || height > LIMIT) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (frame) frame.style.height = `${Math.ceil(height)}px`;
  });

  // A frame may have been there before this script.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "catalogue:ask" }, "*");
})();
