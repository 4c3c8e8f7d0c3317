// Rows of an outline are dragged: by the mouse anywhere, by a finger where the dots are, so that the
// page can still be scrolled. A line shows where the row would stand; nothing moves before it is let
// go, so that thousands of rows are as light to drag among as ten.
const BEGINS = 5; // pixels; less is a click
const EDGE = 70; // pixels from the edge of the window, where it scrolls by itself
const MARKS = ["drop-before", "drop-after", "drop-into"];

export function makeDraggable(outline, { bar, nameOf, rowsOf, linesOf, put, newLine, choose }) {
  let row, pointer, ghost, aim, from, at, frame;

  const mark = (element, name) => {
    for (const each of outline.querySelectorAll(MARKS.map((one) => `.${one}`).join())) each.classList.remove(...MARKS);
    element?.classList.add(name);
  };

  // Returns what letting go here would do: the element to mark, how, and where the row would go.
  const aimAt = (x, y) => {
    const over = document.elementFromPoint(x, y);
    if (!over || !outline.contains(over)) return null;
    const level = row.parentElement.dataset.level;
    const lists = `[data-level="${level}"]`;
    for (let each = over; each && each !== outline; each = each.parentElement) {
      if (each.tagName === "LI" && each.parentElement.matches(lists)) return beside(each, x, y);
      const lines = each.querySelectorAll(`:scope > ${lists}, :scope > [data-lines] > ${lists}`);
      if (lines.length) return within(each, [...lines], y);
    }
    return null;
  };

  const beside = (other, x, y) => {
    if (other === row) return null;
    const box = other.getBoundingClientRect();
    const list = other.parentElement;
    const isAcross = getComputedStyle(list).display === "flex" && box.width < list.clientWidth * 0.9;
    const isAfter = isAcross ? x > box.left + box.width / 2 : y > box.top + box.height / 2;
    const before = isAfter ? other.nextElementSibling : other;
    if (before === row || (isAfter ? other.nextElementSibling : other.previousElementSibling) === row) return null;
    return { element: other, name: isAfter ? "drop-after" : "drop-before", do: () => put(row, list, before) };
  };

  // Between the lines of what holds several, a new line; else the end of the only one.
  const within = (holder, lines, y) => {
    if (lines[0].parentElement.dataset.lines === undefined || !rowsOf(lines[0]).length) {
      const list = lines.at(-1);
      return { element: list, name: "drop-into", do: () => put(row, list) };
    }
    const below = lines.find((line) => y < line.getBoundingClientRect().top + line.offsetHeight / 2);
    const line = below ?? lines.at(-1);
    return {
      element: line,
      name: below ? "drop-before" : "drop-after",
      do: () => put(row, newLine(line, !below)),
    };
  };

  const follow = () => {
    frame = 0;
    ghost.style.transform = `translate(${at.x + 12}px, ${at.y + 8}px)`;
    aim = aimAt(at.x, at.y);
    mark(aim?.element, aim?.name);
    const floor = bar.querySelector(".arrange-moves").getBoundingClientRect().top;
    const by = Math.min(0, at.y - EDGE) + Math.max(0, at.y - floor + EDGE);
    if (!by) return;
    scrollBy(0, by / 3);
    soon();
  };
  const soon = () => {
    frame ||= requestAnimationFrame(follow);
  };

  const begin = () => {
    ghost = document.createElement("div");
    ghost.className = "drag-ghost";
    ghost.textContent = nameOf(row);
    document.body.append(ghost);
    row.classList.add("dragged");
    choose(row);
  };

  const end = (isDropped) => {
    if (ghost) {
      cancelAnimationFrame(frame);
      mark();
      ghost.remove();
      row.classList.remove("dragged");
      if (isDropped) aim?.do();
    }
    row = ghost = aim = frame = undefined;
  };

  outline.addEventListener("pointerdown", (event) => {
    const isGrip = event.target.matches("i");
    if (event.button || row || !(isGrip || event.pointerType === "mouse")) return;
    row = event.target.closest("li");
    if (!row?.querySelector("input")) row = undefined;
    pointer = event.pointerId; // of the finger that drags; others may touch meanwhile
    from = { x: event.clientX, y: event.clientY };
  });
  addEventListener("pointermove", (event) => {
    if (!row || event.pointerId !== pointer) return;
    at = { x: event.clientX, y: event.clientY };
    if (!ghost && Math.hypot(at.x - from.x, at.y - from.y) < BEGINS) return;
    if (!ghost) begin();
    soon();
  });
  addEventListener("pointerup", (event) => {
    if (event.pointerId !== pointer) return;
    if (ghost) {
      at = { x: event.clientX, y: event.clientY };
      aim = aimAt(at.x, at.y);
    }
    end(true);
  });
  addEventListener("pointercancel", (event) => {
    if (event.pointerId === pointer) end(false);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") end(false);
  });
}
