// Every word of the site, by number, and what a typed word may be among them.

const FORM = { inflected: 0.92, spelled: 0.75, ending: 0.5, nynorsk: 0.9, related: 0.85, prefix: 0.6 };

class Words {
  // `breadth` gives how much the site says with a word.
  constructor(index, breadth) {
    this.breadth = breadth;
    this.written = [];
    this.byFold = new Map();
    this.families = new Map(); // beginning of a word → what it is made from → words
    this.compounds = new Map(); // part → [compound, is it the head]
    this.parts = new Map(); // compound → [modifier, head]
    this.irregular = new Map(table(index.irregular));
    this.nynorsk = table(index.nynorsk);
    this.memory = new Map();
    this.read(index.words);
  }

  // Front coded: a capital for how much is shared with the word before, then the rest; «|» between the parts of a compound.
  read(coded) {
    let previous = "";
    const split = [];
    for (const [, shared, rest] of coded.matchAll(/([A-Z])([^A-Z]*)/g)) {
      const written = previous.slice(0, shared.charCodeAt(0) - 65) + rest;
      previous = written;
      const bar = written.indexOf("|");
      if (bar > 0) split.push([this.written.length, written.slice(0, bar), written.slice(bar + 1)]);
      this.written.push(written.replace("|", ""));
    }
    this.folded = list(fold(this.written.join(" "))); // all at once is faster
    this.folded.forEach((word, id) => push(this.byFold, word, id));
    for (const [id, left, right] of split) {
      const modifier = this.exact(left) ?? this.exact(left.slice(0, -1)) ?? this.exact(left + "e");
      const head = this.exact(right);
      this.parts.set(id, [modifier, head]);
      if (modifier !== undefined) push(this.compounds, modifier, [id, false]);
      if (head !== undefined) push(this.compounds, head, [id, true]);
    }
  }

  exact(word) {
    const ids = this.byFold.get(fold(word));
    return ids && (ids.find((id) => this.written[id] === word) ?? ids[0]);
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
    for (const base of baseForms(folded)) this.match(base, found.size && base === folded + "e" ? 0.5 : sure, found);
    const irregular = this.irregular.get(folded);
    if (irregular) this.match(fold(irregular), FORM.inflected, found);
    this.bySpelling(word, found);
    const number = NUMBERS.get(folded);
    if (number !== undefined) this.match(number, 1, found);
    this.memory.set(word, found);
    return found;
  }

  // Without Norwegian letters «mal» may be «mål»; with them typed, «mål» is not «mal».
  bySpelling(word, found) {
    const spelled = [...found.keys()].filter((id) => word.startsWith(this.written[id].slice(0, -1)));
    if (!spelled.length) return;
    for (const id of found.keys()) {
      if (spelled.includes(id) || this.folded[id] === this.written[id]) continue;
      if (/[æøå]/.test(word)) found.delete(id);
      else found.set(id, found.get(id) * FORM.spelled);
    }
  }

  match(folded, weight, found) {
    for (const id of this.byFold.get(folded) || []) raise(found, id, weight);
  }

  // Everything a typed word may mean, from the surest to the boldest guess, each tried only when the one before found nothing.
  understand(word, beingTyped) {
    const meant = new Map(this.known(word));
    const folded = fold(word);
    let corrected;
    if (!meant.size) for (const [id, weight] of this.known(this.toBokmaal(folded))) raise(meant, id, weight * FORM.nynorsk);
    if (STOP.has(folded)) return { meant };
    for (const other of [folded, this.toBokmaal(folded)]) if (!meant.size) for (const id of this.family(other)) raise(meant, id, FORM.related);
    const share = meant.size ? 0.5 : 1;
    for (const [id, weight] of beingTyped && folded.length > 2 ? this.complete(folded) : []) raise(meant, id, weight * share);
    let split;
    if (!meant.size && folded.length > 5) split = this.split(folded) || this.split(this.toBokmaal(folded));
    if (!meant.size && folded.length > 3) {
      const [near, cost] = this.nearest(folded, split ? 1 : folded.length > 5 ? 2 : 1);
      if (near.length && !(split && cost > 1)) {
        for (const id of near) raise(meant, id, cost > 1.2 ? 0.62 : 0.8);
        corrected = this.written[near[0]];
        split = null;
      }
    }
    if (!split) for (let at = 1; at <= folded.length - 4 && !meant.size; at++) for (const id of this.byFold.get(folded.slice(at)) || []) raise(meant, id, FORM.ending);
    for (let n = split ? 0 : folded.length; n > 3 && !meant.size; n--) for (const [id] of this.complete(folded.slice(0, n))) raise(meant, id, 0.35);
    return { meant, split, corrected };
  }

  complete(start) {
    const found = [];
    this.folded.forEach((word, id) => {
      if (word.length > start.length && word.startsWith(start)) found.push([id, FORM.prefix * (0.5 + (0.5 * start.length) / word.length)]);
    });
    return found;
  }

  // Nynorsk to bokmål, stem by stem, from the left, the longest match first.
  toBokmaal(word) {
    let out = "";
    for (let i = 0; i < word.length; ) {
      const [from, to] = this.nynorsk.find(([stem]) => word.startsWith(stem, i)) || [word[i], word[i]];
      out += to;
      i += from.length;
    }
    return out;
  }

  // An unknown compound as two known words: «plakatutskrift» is «plakat» and «utskrift».
  split(word) {
    let best = null;
    for (let at = 3; at <= word.length - 3; at++) {
      const left = word.slice(0, at);
      const right = this.known(word.slice(at));
      if (!right.size || STOP.has(left) || NUMBERS.has(word.slice(at))) continue;
      const bare = [left, ...(/[se]$/.test(left) && at > 3 ? [left.slice(0, -1)] : [])];
      const modifier = bare.map((part) => this.byFold.get(part) || this.byFold.get(part + "e")).find(Boolean);
      const balance = Math.min(at, word.length - at);
      if (modifier && (!best || balance > best.balance)) best = { balance, modifier: new Map(modifier.map((id) => [id, 1])), head: right };
    }
    return best;
  }

  // The known words fewest edits away, also from what the word is without its ending. [ids, edits]
  nearest(word, limit) {
    const tries = [[word, 0], ...ENDINGS.filter((ending) => word.endsWith(ending) && word.length - ending.length > 3).map((ending) => [word.slice(0, -ending.length), 0.3])];
    let best = limit + 0.9;
    let found = [];
    for (const [tried, extra] of tries) {
      const most = tried.length > 5 ? limit : 1;
      for (let id = 0; id < this.folded.length; id++) {
        const other = this.folded[id];
        if (other.length < 4 || Math.abs(other.length - tried.length) > most) continue;
        if (other[0] !== tried[0] && other[1] !== tried[1] && other.at(-1) !== tried.at(-1)) continue;
        const edits = distance(tried, other, most);
        if (edits > most) continue;
        const cost = edits + extra + (other[0] === tried[0] ? 0 : 0.5);
        if (cost < best - 0.01) found = [];
        if (cost <= best + 0.01) {
          best = Math.min(best, cost);
          found.push(id);
        }
      }
    }
    return [[...new Set(found)].sort((a, b) => this.breadth(b) - this.breadth(a)).slice(0, 4), best];
  }
}
