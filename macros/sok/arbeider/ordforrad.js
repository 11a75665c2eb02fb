// Every word of the site, by number, and what a typed word may be among them.

const FORM = { inflected: 0.92, nynorsk: 0.9, derived: 0.8, prefix: 0.5, near: 0.8, far: 0.62, beginning: 0.35 };

class Words {
  // `breadth` gives how much the site says with a word.
  constructor(index, breadth) {
    this.breadth = breadth;
    this.written = [];
    this.byFold = new Map();
    this.families = new Map(); // beginning of a word → what it is made from → words
    this.compounds = new Map(); // part → { id of the compound, isHead }
    this.irregular = new Map([...table(fold(index.irregular)), ...NUMBERS]); // a form → what it is a form of, or the number it is
    this.exceptions = new Map(); // beginning of a word → its forms that do not begin like it: «bedre» is «god», «første» is «1»
    for (const [form, base] of this.irregular) if (beginning(form) !== beginning(base)) push(this.exceptions, beginning(base), form);
    this.memory = new Map();
    this.read(index.words);
  }

  // Front coded: a capital for how much is shared with the word before, then the rest; «|» between the parts of a compound.
  read(coded) {
    let previous = "";
    const split = [];
    coded.split(/(?=[A-Z])/).forEach((entry, id) => {
      previous = previous.slice(0, entry.charCodeAt(0) - 65) + entry.slice(1);
      const bar = previous.indexOf("|");
      if (bar > 0) split.push({ id, left: previous.slice(0, bar), right: previous.slice(bar + 1) });
      this.written.push(bar > 0 ? previous.replace("|", "") : previous);
    });
    this.folded = list(fold(this.written.join(" "))); // all at once is faster
    this.folded.forEach((word, id) => push(this.byFold, word, id));
    const ids = new Map();
    this.written.forEach((word, id) => ids.set(word, id));
    split.forEach(({ id, left, right }) => {
      const modifier = ids.get(left) ?? ids.get(left.slice(0, -1)) ?? ids.get(left + "e");
      const head = ids.get(right);
      if (modifier !== undefined) push(this.compounds, modifier, { id, isHead: false });
      if (head !== undefined) push(this.compounds, head, { id, isHead: true });
    });
  }

  // The words made from the same as `word`. Those of one beginning are found together, the first time one is asked for.
  family(word) {
    const key = familyKey(word);
    const start = beginning(key);
    let found = this.families.get(start);
    if (!found) {
      this.families.set(start, (found = new Map()));
      this.folded.forEach((other, id) => beginning(other) === start && push(found, familyKey(other), id));
    }
    return found.get(key) || [];
  }

  // What a word is as it stands: itself, what it is an inflection of, a number. Map from word id to how sure.
  known(word) {
    let found = this.memory.get(word);
    if (found) return found;
    found = new Map();
    const folded = fold(word);
    this.match(folded, 1, found);
    const sure = found.size ? 0.8 : FORM.inflected;
    baseForms(folded).forEach((base) => this.match(base, sure, found));
    const irregular = this.irregular.get(folded);
    if (irregular) this.match(irregular, FORM.inflected, found);
    this.memory.set(word, found);
    return found;
  }

  match(folded, weight, found) {
    this.byFold.get(folded)?.forEach((id) => raise(found, id, weight));
  }

  // Everything a typed word may mean, from the surest to the boldest guess, each tried only when the one before found nothing.
  understand(word, beingTyped) {
    const meant = new Map(this.known(word));
    const folded = fold(word);
    const bokmaal = this.toBokmaal(folded);
    if (!meant.size) for (const [id, weight] of this.known(bokmaal)) raise(meant, id, weight * FORM.nynorsk);
    if (STOP.has(folded)) return { meant };
    if (beingTyped && folded.length > 2) for (const id of this.complete(folded)) raise(meant, id, FORM.prefix);
    if (!meant.size && folded.length > 6) for (const id of this.family(folded)) raise(meant, id, FORM.derived); // a short word may only look alike
    if (meant.size) return { meant };
    const split = folded.length > 5 && (this.split(folded) || this.split(bokmaal));
    const [near, edits] = folded.length > 3 ? this.nearest(folded, folded.length > 7 && !split ? 2 : 1) : [[]];
    if (near.length) {
      for (const id of near) raise(meant, id, edits > 1 ? FORM.far : FORM.near);
      return { meant, corrected: this.written[near[0]] };
    }
    for (let n = split ? 0 : folded.length; n > 3 && !meant.size; n--) for (const id of this.complete(folded.slice(0, n))) raise(meant, id, FORM.beginning);
    return { meant, split };
  }

  // The words that begin like `start` and go on.
  complete(start) {
    return [...this.folded.keys()].filter((id) => this.folded[id].startsWith(start) && this.folded[id] !== start);
  }

  // Nynorsk to bokmål, stem by stem, from the left, the longest match first.
  toBokmaal(word) {
    let out = "";
    for (let i = 0; i < word.length; ) {
      const [from, to] = NYNORSK.find(([stem]) => word.startsWith(stem, i)) || [word[i], word[i]];
      out += to;
      i += from.length;
    }
    return out;
  }

  // An unknown compound as what its two halves mean, as even as can be: «plakatutskrift» is «plakat» and «utskrift».
  split(word) {
    let best = 0;
    let found;
    for (let at = 3; at <= word.length - 3; at++) {
      const left = word.slice(0, at);
      const head = this.known(word.slice(at));
      const balance = Math.min(at, word.length - at);
      if (!head.size || balance <= best || STOP.has(left) || NUMBERS.has(word.slice(at))) continue;
      const modifier = [left, left.replace(/(?<=...)[se]$/, "")].map((part) => this.byFold.get(part) || this.byFold.get(part + "e")).find(Boolean);
      if (!modifier) continue;
      best = balance;
      found = [new Map(modifier.map((id) => [id, 1])), new Map(head)];
    }
    return found;
  }

  // The known words fewest edits away, also from what it may be an inflection of. [ids, edits]
  nearest(word, limit) {
    const tries = baseForms(word).filter((base) => base.length > 3);
    let best = limit + 0.5;
    let found = [];
    tries.forEach((tried, without) => this.folded.forEach((other, id) => {
      if (other.length < 4 || Math.abs(other.length - tried.length) > limit || (other[0] !== tried[0] && other.at(-1) !== tried.at(-1))) return;
      const edits = distance(tried, other, limit) + (without ? 0.3 : 0);
      if (edits < best) found = [];
      if (edits <= best) {
        best = edits;
        found.push(id);
      }
    }));
    return [found.sort((a, b) => this.breadth(b) - this.breadth(a)).slice(0, 4), best];
  }
}
