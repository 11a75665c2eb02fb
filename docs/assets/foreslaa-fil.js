// A record's file with some of its texts changed: everything else stays as it was, sign for sign.

import { quoted, scalar, tidy } from "./foreslaa-yaml.js";

const keyOf = (field) => field.sti.join(".");
const same = (one, other) => tidy(one).replace(/\s+/g, " ") === tidy(other).replace(/\s+/g, " ");

// The fields of `record` that `changes` (key → new text) gives something new, in the order of the file. An empty text
// proposes to delete what stands there.
export const changedFields = (record, changes) =>
  record.felt
    .filter((field) => changes[keyOf(field)] !== undefined && !same(changes[keyOf(field)], field.verdi))
    .map((field) => ({ ...field, key: keyOf(field), ny: tidy(changes[keyOf(field)]) }));

function value({ ny, flyt, innrykk, tall }) {
  if (tall && /^\d+$/.test(ny)) return ny;
  return flyt ? quoted(ny.replace(/\n+/g, " ")) : scalar(ny, innrykk);
}

// The text of the file, changed from the end so that the places before stay right.
export const changedFile = (record, changes) =>
  changedFields(record, changes).reduceRight(
    (text, field) => text.slice(0, field.start) + value(field) + text.slice(field.slutt), record.tekst);

// The record itself, changed in the same way, for the preview.
export function changedRecord(record, changes) {
  const post = structuredClone(record.post);
  for (const { sti, ny } of changedFields(record, changes)) sti.slice(0, -1).reduce((node, name) => node[name], post)[sti.at(-1)] = ny;
  return post;
}
