// The example of a table, asked for row by row. Each text lives with its column, so that it follows a column that moves.

// The texts of a column, from its first row.
export const cellsOf = (column) => {
  try {
    return JSON.parse(column.celler);
  } catch {
    return [];
  }
};
const store = (column) => column.querySelector("[data-felt=celler]");
const columns = (form) => [...form.querySelectorAll("[data-liste=kolonner] > ol > li")];

function resize(parent, count, make) {
  while (parent.children.length > count) parent.lastElementChild.remove();
  while (parent.children.length < count) parent.append(make());
}

// Show as many rows and columns as the table has, with what was typed. What falls outside is kept.
export function showCells(form, rows) {
  const box = form.querySelector("[data-ruter]");
  const [rowShape, cellShape] = box.querySelectorAll("template");
  const copy = (shape) => () => shape.content.firstElementChild.cloneNode(true);
  const all = columns(form);
  resize(box.querySelector("ol"), rows, copy(rowShape));
  [...box.querySelectorAll("li")].forEach((row, r) => {
    row.querySelector("[data-nummer]").textContent = r + 1;
    resize(row.querySelector(".hb-felt__rad"), all.length, copy(cellShape));
    row.querySelectorAll("input").forEach((input, c) => {
      const id = `f-rute-${r}-${c}`;
      const text = cellsOf({ celler: store(all[c]).value })[r] ?? "";
      const [label, , note] = input.parentElement.children;
      Object.assign(label, { htmlFor: id, textContent: all[c].querySelector("[data-felt=tekst]").value.trim() || `Kolonne ${c + 1}` });
      Object.assign(note, { id: `${id}-feil` });
      if (input.value !== text) input.value = text;
      input.id = id;
      input.setAttribute("aria-describedby", note.id);
    });
  });
}

// Keep what was typed in a cell with its column.
export function keepCell(form, input) {
  const [, row, column] = input.id.match(/^f-rute-(\d+)-(\d+)$/);
  const kept = store(columns(form)[column]);
  const cells = cellsOf({ celler: kept.value });
  cells[row] = input.value;
  kept.value = JSON.stringify(Array.from(cells, (text) => text ?? ""));
}

// What to say about cells without text, if any.
export function emptyCells(form) {
  const cells = [...form.querySelectorAll("[data-ruter] input")];
  const empty = cells.filter((input) => !input.value.trim());
  return empty.length ? [{ node: empty[0], label: "Utfylt eksempel", message: `${empty.length} av ${cells.length} ruter er tomme.`, mangler: true }] : [];
}
