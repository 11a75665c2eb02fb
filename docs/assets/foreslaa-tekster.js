// The list of the texts of a page: under headings, and only those that have the words looked for.

export const el = (name, text, properties = {}) => Object.assign(document.createElement(name), { textContent: text }, properties);

const BEGINNING = 70; // characters of a text, to know it by

// Fill `select` with the texts that have `wanted` in their name or themselves; keep the choice. Return how many.
export function listTexts(select, texts, wanted) {
  const before = select.value;
  const needle = wanted.trim().toLowerCase();
  const fits = texts.filter(({ navn, verdi }) => `${navn} ${verdi}`.toLowerCase().includes(needle));
  const groups = new Map(fits.map(({ gruppe }) => [gruppe, []]));
  fits.forEach((field) => groups.get(field.gruppe).push(field));
  select.replaceChildren(...[...groups].map(([gruppe, members]) => {
    const group = el("optgroup", "", { label: gruppe });
    group.append(...members.map(({ sti, navn, verdi }) => {
      const start = verdi.length > BEGINNING ? `${verdi.slice(0, BEGINNING)}…` : verdi;
      return el("option", `${navn.replace(`${gruppe} – `, "")}: ${start}`, { value: sti.join(".") });
    }));
    return group;
  }));
  if (fits.some(({ sti }) => sti.join(".") === before)) select.value = before;
  return fits.length;
}
