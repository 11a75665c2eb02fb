// The tables of macros/sok/language.py, which the build puts above as LANGUAGE, and small tools for all.

const FORMAT = 5; // of the index; macros/sok/index.py writes the same number

const LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ɏ"; // of Latin script, also Sámi; \p{L} takes six times longer the first time
const list = (text) => (text ? text.split(" ") : []);
const table = (text) => list(text).map((entry) => entry.split("="));
const STOP = new Set(list(LANGUAGE.stop));
const SEMI = new Set(list(LANGUAGE.semi));
const NYNORSK = table(LANGUAGE.nynorsk);
const NUMBERS = new Map(table(LANGUAGE.numbers).flatMap(([figure, words]) => words.split(",").map((word) => [word, figure])));

const push = (map, key, value) => {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
};
const raise = (map, key, weight) => {
  if (weight > (map.get(key) || 0)) map.set(key, weight);
};
