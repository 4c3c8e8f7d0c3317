// Put into a page before anything of it: notes when its map can be read, what moves, what blocks.
(() => {
  const seen = { readable: null, painted: null, shift: 0, tasks: [] };
  window.__seen = seen;
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("paint", (one) => {
    if (one.name === "first-contentful-paint") seen.painted = one.startTime;
  });
  observe("layout-shift", (one) => (seen.shift += one.hadRecentInput ? 0 : one.value));
  observe("longtask", (one) => seen.tasks.push([one.startTime, one.duration]));

  // Frames are only made once the stylesheets in the head are there. The message comes after the
  // frame was laid out and painted.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (seen.readable ??= performance.now());
  const look = () => {
    if (document.readyState !== "loading") port2.postMessage(null);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
