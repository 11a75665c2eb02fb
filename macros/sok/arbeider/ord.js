// One word by itself: how it is folded, what it may be an inflection of, how far it is from another.

const WORD = new RegExp(`[${LETTERS}]+`, "g");
const tokens = (text) => text.toLowerCase().match(WORD) || [];
const twins = new Map(table(LANGUAGE.twins));
const TWIN = new RegExp([...twins.keys()].join("|"), "g");
const fold = (text) => text.toLowerCase().replace(/æ|ae|aa/g, "a").replace(/ø|oe/g, "o").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(TWIN, (stem) => twins.get(stem));

// Rules about endings, by the last letter: a word is held against the few that can apply.
function byLastLetter(rules) {
  const found = {};
  for (const [ending, replacement = ""] of rules) (found[ending.at(-1)] ||= []).push({ ending, replacement });
  return (word) => found[word.at(-1)] || [];
}
const alone = (endings) => list(endings).map((ending) => [ending]);
const inflections = byLastLetter([...table(LANGUAGE.rewrites), ...alone(LANGUAGE.endings)]);
const derivations = byLastLetter(alone(LANGUAGE.family));

// Here, and wherever every word of the site or of an answer passes, the loops are forEach and take no pairs apart: until a
// browser has optimised a function, «for … of» makes an object for each step, and the first answer took a tenth longer.

function baseForms(word) {
  const found = [word];
  inflections(word).forEach(({ ending, replacement }) => {
    if (word.length - ending.length < 3 - replacement.length || !word.endsWith(ending)) return;
    const stem = word.slice(0, -ending.length);
    if (replacement) found.push(stem + replacement);
    else found.push(stem, stem + "e");
  });
  found.push(word + "e");
  return found;
}

function familyKey(word) {
  const whole = word.endsWith("ss"); // «kryss» is not more than one «krys»
  const rule = derivations(word).find(({ ending }) => word.length - ending.length >= 3 && word.endsWith(ending) && !(whole && ending === "s"));
  return rule ? word.slice(0, -rule.ending.length) : word;
}

const beginning = (folded) => folded.slice(0, 3); // of a word, and of all its inflections and derivations

// Edits between two words (insert, delete, change, swap neighbours), or limit + 1 when there are more.
function distance(a, b, limit) {
  let before;
  let last = [...b, 0].map((_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}
