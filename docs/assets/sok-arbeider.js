// Norwegian search, in a worker (or in the page itself on file://). Speaks the protocol of Material's own worker:
// SETUP 0, READY 1, QUERY 2, RESULT 3. The build puts LANGUAGE, the tables of macros/sok/language.py, above this line.

const FORMAT = 2; // of the index; macros/sok/index.py writes the same number

// How much each thing counts. Found by measuring, see tests/sok.
const FIELD = { title: 12, heading: 3.5, summary: 2.2, facts: 0.8 };
const BODY = 1;
const KEYWORD = 3; // given by an editor
const MOST_PER_WORD = 12;
const WEIGHT = { inflected: 0.92, ending: 0.5, nynorsk: 0.9, family: 0.62, related: 0.85, head: 0.7, modifier: 0.62, synonym: 0.85, ownHead: 0.3, ownModifier: 0.2, prefix: 0.6 };
const QUESTION = 0.2;
const GENERAL = 0.3;
const COVERED = 1;
const STOP_IN_TITLE = 0.15;
const SATURATION = 2.5;
const MOST_HITS = 25;
const WEAKEST_HIT = 0.1;
const PRINT = /(^|\s)(ark|pdf|print|skriv ut|utskrift|last ned)/i;
const TOP = 3; // so many pages show their headings and sheets
const MOST_UNITS = 2;
const ENOUGH = 0.5; // of the query, for a heading or a sheet to be a hit
const NAMED = 0.25; // how nearly the query is the name of a sheet that someone wants to print

const list = (text) => text.split(" ");
const table = (text) => list(text).map((entry) => entry.split("="));
const STOP = new Set(list(LANGUAGE.stop));
const SEMI = new Set(list(LANGUAGE.semi));
const ENDINGS = list(LANGUAGE.endings);
const PARTICLES = new Set(list(LANGUAGE.particles));
const NUMBERS = new Map(table(LANGUAGE.numbers).flatMap(([figure, words]) => words.split(",").map((word) => [word, figure])));

const tokens = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
const fold = (word) =>
  /^[b-np-z0-9]*([ao](?![aeo])[b-np-z0-9]*)*$/.test(word) ? word
  : word.toLowerCase().replace(/æ|ae|aa/g, "a").replace(/ø|oe/g, "o").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// Rules about endings, by the last letter: a word is held against the few that can apply.
function byLastLetter(rules) {
  const found = {};
  for (const rule of rules) (found[rule[0].at(-1)] ||= []).push(rule);
  return (word) => found[word.at(-1)] || [];
}
const inflections = byLastLetter([...table(LANGUAGE.rewrites), ...list(LANGUAGE.endings).map((ending) => [ending])]);
const derivations = byLastLetter(list(LANGUAGE.family).sort((a, b) => b.length - a.length).map((ending) => [ending]));

function baseForms(word) {
  const found = [word];
  for (const [ending, replacement] of inflections(word)) {
    if (word.length - ending.length < 3 - (replacement || "").length || !word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (replacement) found.push(stem + replacement);
    else found.push(stem, stem + "e");
  }
  found.push(word + "e");
  return found;
}

function familyKey(word) {
  for (const [ending] of derivations(word)) if (word.length - ending.length >= 3 && word.endsWith(ending)) return word.slice(0, -ending.length);
  return word;
}

// Edits between two words (insert, delete, change, swap neighbours), or limit + 1 when there are more.
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
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

const push = (map, key, value) => {
  const found = map.get(key);
  if (found) found.push(value);
  else map.set(key, [value]);
};
const raise = (map, key, weight) => {
  if (weight > (map.get(key) || 0)) map.set(key, weight);
};

class Search {
  constructor(index) {
    if (index.v !== FORMAT) throw new Error("Last siden på nytt: søket er fra en annen utgave.");
    this.words = [];
    this.folded = [];
    this.byFold = new Map();
    this.families = new Map();
    this.compounds = new Map(); // part → [compound, is it the head]
    this.parts = new Map(); // compound → [modifier, head]
    this.memory = new Map();
    this.readWords(index.words);
    this.postings = index.posts.split(" ");
    this.decoded = new Map();
    this.irregular = new Map(table(index.irregular));
    this.nynorsk = table(index.nynorsk);
    this.help = index.help;
    this.readPages(index.pages);
    this.readSynonyms(index.synonyms);
  }

  // ── reading the index ─────────────────────────────────────────────────────

  // Front coded: a capital for how much is shared with the word before, then the rest; «|» between the parts of a compound.
  readWords(coded) {
    let previous = "";
    const split = [];
    for (const [, shared, rest] of coded.matchAll(/([A-Z])([^A-Z]*)/g)) {
      const written = previous.slice(0, shared.charCodeAt(0) - 65) + rest;
      previous = written;
      const bar = written.indexOf("|");
      const id = this.addWord(written.replace("|", ""));
      if (bar > 0) split.push([id, written.slice(0, bar), written.slice(bar + 1)]);
    }
    for (const [id, left, right] of split) {
      const modifier = this.exact(left) ?? this.exact(left.slice(0, -1)) ?? this.exact(left + "e");
      const head = this.exact(right);
      this.parts.set(id, [modifier, head]);
      if (modifier !== undefined) push(this.compounds, modifier, [id, false]);
      if (head !== undefined) push(this.compounds, head, [id, true]);
    }
  }

  addWord(word) {
    const id = this.words.length;
    const folded = fold(word);
    this.words.push(word);
    this.folded.push(folded);
    push(this.byFold, folded, id);
    push(this.families, familyKey(folded), id);
    return id;
  }

  exact(word) {
    const ids = this.byFold.get(fold(word));
    return ids && (ids.find((id) => this.words[id] === word) ?? ids[0]);
  }

  readPages(pages) {
    this.pages = [];
    this.fields = new Map(); // word → [page, weight of the field, unit]
    this.units = []; // headings and sheets: hits of their own
    pages.forEach(([address, title, facts, summary, headings, sheets, boost = 1], page) => {
      const url = address.replace("*", slug(title.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a")));
      const own = { boost, url, title, facts, summary, units: [], titleWords: this.titleWords(title) };
      this.pages.push(own);
      this.readField(page, title, FIELD.title);
      this.readField(page, facts, FIELD.facts);
      this.readField(page, summary, FIELD.summary);
      for (const names of [headings, sheets]) {
        for (const entry of names ? names.split("|") : []) {
          const [written, anchor, paper, file] = entry.split("#");
          const name = written || title;
          own.units.push(this.units.length);
          this.units.push({ title: name, anchor: anchor || slug(name), paper, file, titleWords: this.titleWords(name) });
          this.readField(page, name, FIELD.heading, this.units.length - 1);
        }
      }
    });
  }

  readField(page, text, weight, unit = -1) {
    for (const word of new Set(tokens(text))) {
      for (const [id, sure] of this.known(word)) if (sure >= 0.9) push(this.fields, id, [page, weight, unit]);
    }
  }

  titleWords(text) {
    return tokens(text).map((word) => [STOP.has(fold(word)) ? STOP_IN_TITLE : 1, this.known(word)]);
  }

  // «a,b c>d»: a, «b c» mean the same, and lead to d without d leading back.
  readSynonyms(groups) {
    this.synonyms = new Map(); // word → [phrases it also means]
    this.phrases = []; // [words, phrases]: what several words together mean
    for (const group of groups) {
      const [alike, further = ""] = group.split(">");
      const read = (text) => text.split(",").filter(Boolean).map((phrase) => tokens(phrase).map((word) => this.wordFor(word)));
      const [from, to] = [read(alike), read(further)];
      for (const phrase of from) {
        const others = [...from.filter((other) => other !== phrase), ...to];
        if (phrase.length === 1) for (const other of others) push(this.synonyms, phrase[0], other);
        else this.phrases.push([phrase, others]);
      }
    }
  }

  wordFor(word) {
    const known = [...this.known(word)].sort((a, b) => b[1] - a[1])[0];
    if (known) return known[0];
    this.memory.delete(word);
    return this.addWord(word);
  }

  posts(id) {
    let found = this.decoded.get(id);
    if (!found) {
      found = decode(this.postings[id] || "");
      this.decoded.set(id, found);
    }
    return found;
  }

  // ── understanding a word ──────────────────────────────────────────────────

  // What a word is as it stands: itself, what it is an inflection of, a number. Map from word id to how sure.
  known(word) {
    let found = this.memory.get(word);
    if (found) return found;
    found = new Map();
    const folded = fold(word);
    this.match(folded, 1, found);
    const sure = found.size ? 0.8 : WEIGHT.inflected;
    for (const base of baseForms(folded)) this.match(base, found.size && base === folded + "e" ? 0.5 : sure, found);
    const irregular = this.irregular.get(folded);
    if (irregular) this.match(fold(irregular), WEIGHT.inflected, found);
    this.bySpelling(word, found);
    const number = NUMBERS.get(folded);
    if (number !== undefined) this.match(number, 1, found);
    this.memory.set(word, found);
    return found;
  }

  // Without Norwegian letters «mal» may be «mål»; with them typed, «mål» is not «mal».
  bySpelling(word, found) {
    const spelled = [...found.keys()].filter((id) => word.startsWith(this.words[id].slice(0, -1)));
    if (!spelled.length) return;
    for (const id of found.keys()) {
      if (spelled.includes(id) || fold(this.words[id]) === this.words[id]) continue;
      if (/[æøå]/.test(word)) found.delete(id);
      else found.set(id, found.get(id) * 0.75);
    }
  }

  match(folded, weight, found) {
    for (const id of this.byFold.get(folded) || []) raise(found, id, weight);
  }

  // Everything a typed word may mean, from the surest to the boldest guess, each tried only when the one before found nothing.
  understand(word, beingTyped) {
    const meant = new Map(this.known(word));
    const folded = fold(word);
    let corrected = null;
    if (!meant.size) for (const [id, weight] of this.known(this.toBokmaal(folded))) raise(meant, id, weight * WEIGHT.nynorsk);
    if (STOP.has(folded)) return { meant, split: null, corrected };
    if (!meant.size) for (const id of this.families.get(familyKey(folded)) || this.families.get(familyKey(this.toBokmaal(folded))) || []) raise(meant, id, WEIGHT.related);
    const share = meant.size ? 0.5 : 1;
    for (const [id, weight] of beingTyped && folded.length > 2 ? this.complete(folded) : []) raise(meant, id, weight * share);
    let split = null;
    if (!meant.size && folded.length > 5) split = this.split(folded) || this.split(this.toBokmaal(folded));
    if (!meant.size && folded.length > 3) {
      const [near, cost] = this.nearest(folded, split ? 1 : folded.length > 5 ? 2 : 1);
      if (near.length && !(split && cost > 1)) {
        for (const id of near) raise(meant, id, cost > 1.2 ? 0.62 : 0.8);
        corrected = this.words[near[0]];
        split = null;
      }
    }
    if (!split) for (let at = 1; at <= folded.length - 4 && !meant.size; at++) for (const id of this.byFold.get(folded.slice(at)) || []) raise(meant, id, WEIGHT.ending);
    for (let n = split ? 0 : folded.length; n > 3 && !meant.size; n--) for (const [id] of this.complete(folded.slice(0, n))) raise(meant, id, 0.35);
    return { meant, split, corrected };
  }

  complete(start) {
    const found = [];
    this.folded.forEach((word, id) => {
      if (word.length > start.length && word.startsWith(start)) found.push([id, WEIGHT.prefix * (0.5 + (0.5 * start.length) / word.length)]);
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

  breadth(id) {
    return (this.fields.get(id) || []).length * 2 + this.posts(id).length;
  }

  // Words that mean nearly the same: made from the same stem, compounds they are part of, synonyms.
  widen(meant) {
    const phrases = [];
    for (const [id, weight] of [...meant]) {
      if (weight < 0.5) continue;
      for (const other of this.families.get(familyKey(this.folded[id])) || []) raise(meant, other, weight * WEIGHT.family);
      for (const [compound, isHead] of this.compounds.get(id) || []) {
        raise(meant, compound, weight * (isHead ? WEIGHT.head : WEIGHT.modifier));
      }
      (this.parts.get(id) || []).forEach((part, isHead) => part !== undefined && raise(meant, part, weight * (isHead ? WEIGHT.ownHead : WEIGHT.ownModifier)));
      this.addSynonyms(this.synonyms.get(id), weight, meant, phrases);
    }
    return phrases;
  }

  addSynonyms(others, weight, meant, phrases) {
    for (const other of others || []) {
      if (other.length === 1) raise(meant, other[0], weight * WEIGHT.synonym);
      else phrases.push([other, weight * WEIGHT.synonym]);
    }
  }

  // ── understanding a query ─────────────────────────────────────────────────

  terms(query) {
    const words = tokens(query);
    const typing = !/\s$/.test(query);
    const terms = words.map((word, place) => {
      const folded = fold(word);
      const weight = STOP.has(folded) ? QUESTION : SEMI.has(folded) ? GENERAL : 1;
      const { meant, split, corrected } = this.understand(word, typing && place === words.length - 1);
      return { word, folded, weight, meant, split, corrected, phrases: [] };
    });
    this.together(terms);
    const extra = this.idioms(terms);
    if (!extra.length && terms.every((term) => term.weight < 1)) for (const term of terms) term.weight = term.weight === QUESTION ? 0.5 : 1;
    for (const term of [...terms]) if (term.split) terms.push(...this.halves(term));
    for (const term of terms) term.phrases = this.widen(term.meant);
    return [...terms, ...extra].filter((term) => !term.split);
  }

  halves({ word, weight, split }) {
    const half = (meant, share) => ({ word, folded: "", weight: weight * share, meant: new Map(meant), corrected: null, phrases: [] });
    return [half(split.modifier, 0.7), half(split.head, 0.6)];
  }

  // Two words that are one: «virksomhet plan», «følge opp».
  together(terms) {
    terms.forEach((first, place) => {
      for (const second of terms.slice(place + 1, place + 4)) {
        if (PARTICLES.has(second.folded)) {
          for (const id of [...first.meant.keys()]) {
            for (const whole of this.families.get(second.folded + familyKey(this.folded[id])) || []) raise(first.meant, whole, 0.95);
          }
        } else if (second === terms[place + 1]) {
          for (const link of ["", "s", "e"]) {
            for (const [id, weight] of this.known(first.folded + link + second.folded)) {
              raise(first.meant, id, weight);
              raise(second.meant, id, weight);
            }
          }
        }
      }
    });
  }

  // Several words that mean one thing, from the synonyms: «hva tar vi med oss».
  idioms(terms) {
    const found = [];
    for (const [phrase, others] of this.phrases) {
      for (let at = 0; at < terms.length; at++) {
        const used = follows(phrase, terms, at, (id) => STOP.has(this.folded[id]));
        if (!used) continue;
        const meant = new Map();
        const phrases = [];
        this.addSynonyms(others, 1, meant, phrases);
        phrases.push([phrase, 0.8]);
        const weight = Math.max(0.5, used.reduce((sum, term) => sum + term.weight, 0) / used.length);
        const idiom = { word: "", folded: "", weight, meant, corrected: null, phrases };
        if (!this.hits(idiom).size) continue;
        for (const term of used) term.weight /= 8;
        found.push(idiom);
      }
    }
    return found;
  }

  // ── scoring ───────────────────────────────────────────────────────────────

  // How much each page says with a word: its title, headings and summary, and the running text.
  where(id) {
    const here = new Map();
    for (const [page, value] of this.posts(id)) here.set(page, value);
    for (const [page, value] of this.fields.get(id) || []) here.set(page, Math.min((here.get(page) || 0) + value, MOST_PER_WORD));
    return here;
  }

  // The pages that say something of what a term means: how much, how surely, and in which headings and sheets.
  hits(term) {
    const pages = new Map();
    const add = (here, weight) => {
      for (const [page, value] of here) {
        const hit = pages.get(page) || { score: 0, sure: 0, units: new Map() };
        const [most, least] = value * weight > hit.score ? [value * weight, hit.score] : [hit.score, value * weight];
        hit.score = most + 0.3 * least; // words that mean the same do not add up to more
        hit.sure = Math.max(hit.sure, weight);
        pages.set(page, hit);
      }
    };
    for (const [id, weight] of term.meant) {
      add(this.where(id), weight);
      for (const [page, , unit] of this.fields.get(id) || []) if (unit >= 0) raise(pages.get(page).units, unit, weight);
    }
    for (const [phrase, weight] of term.phrases) add(this.whereAll(phrase), weight);
    return pages;
  }

  // The pages that have all the words of a phrase, and the least that they say with one of them.
  whereAll(phrase) {
    let common = null;
    for (const id of phrase) {
      if (STOP.has(this.folded[id])) continue;
      const here = this.where(id);
      common = common ? new Map([...common].filter(([page]) => here.has(page)).map(([page, value]) => [page, Math.min(value, here.get(page))])) : here;
    }
    return common || [];
  }

  search(query) {
    const terms = this.terms(query);
    const count = this.pages.length;
    const score = new Float64Array(count);
    const covered = new Float64Array(count);
    const units = new Float64Array(this.units.length);
    let whole = 0;
    for (const term of terms) {
      const pages = [...this.hits(term)].sort((a, b) => b[1].sure - a[1].sure);
      let spread = 0;
      let most = 0;
      pages.forEach(([page, hit], at) => {
        if (!at || hit.sure < pages[at - 1][1].sure) for (let n = at; n < pages.length && pages[n][1].sure === hit.sure; n++) spread += Math.min(1, hit.sure);
        const rarity = Math.log(1 + (count - spread + 0.5) / (spread + 0.5));
        most ||= term.weight * Math.max(rarity, 0.3);
        score[page] += (term.weight * rarity * hit.score * (0.2 + 0.8 * hit.sure)) / (SATURATION + hit.score);
        covered[page] += most * Math.min(1, hit.sure) * (hit.score / (hit.score + COVERED));
        for (const [unit, sure] of hit.units) units[unit] += most * Math.min(1, sure);
      });
      whole += most || (term.word ? term.weight * Math.log(1 + 2 * count) : 0);
    }
    const found = [];
    for (let page = 0; page < count; page++) {
      if (!score[page]) continue;
      const own = this.pages[page];
      const closest = Math.max(titleMatch(own.titleWords, terms), ...own.units.map((unit) => (units[unit] ? 0.45 * titleMatch(this.units[unit].titleWords, terms) : 0)));
      found.push({ page, score: score[page] * (covered[page] / whole) * (1 + 1.2 * closest) * own.boost });
    }
    found.sort((a, b) => b.score - a.score || a.page - b.page);
    const weakest = found.length ? found[0].score * WEAKEST_HIT : 0;
    return { terms, units, whole, found: found.filter((hit) => hit.score > weakest).slice(0, MOST_HITS) };
  }

  // ── what Material shows ───────────────────────────────────────────────────

  answer(query) {
    const { terms, units, whole, found } = this.search(query);
    const marked = new Map();
    for (const term of terms) if (term.weight > QUESTION) for (const [id, weight] of term.meant) raise(marked, id, weight);
    const print = PRINT.test(query);
    const answers = (unit) => units[unit] && (units[unit] > whole * ENOUGH || (print && this.units[unit].file && titleMatch(this.units[unit].titleWords, terms) > NAMED));
    const items = found.flatMap(({ page, score }, place) => this.item(page, score, place < TOP ? this.pages[page].units.filter(answers).sort((a, b) => units[b] - units[a] || a - b) : [], marked, print));
    const corrections = terms.filter((term) => term.corrected).map((term) => [term.word, term.corrected]);
    return { items, corrections, suggest: this.suggestion(query, terms), help: items.length ? [] : this.help };
  }

  // A page, and the headings and sheets on it that answer by themselves: each one a hit of its own. Material shows the
  // text of a hit only when it leads to a whole page, so the line of facts belongs to the title. Who asks for something
  // to print, is led to the file.
  item(page, score, matching, marked, print) {
    const own = this.pages[page];
    const mark = (text) => this.mark(text, marked);
    const hit = (location, title, facts, text) => [{
      location, title: `${mark(title)} <span class="hb-treff">${mark(facts)}</span>`, text: mark(text), score, terms: {},
    }];
    const hits = [hit(own.url, own.title, own.facts, own.summary)];
    for (const unit of matching.slice(0, MOST_UNITS)) {
      const { title, anchor, paper, file } = this.units[unit];
      hits.push(hit(file && print ? file : `${own.url}#${anchor}`, title, paper ? `Ark · PDF · ${paper}` : `Del av ${own.title}`, ""));
    }
    return hits;
  }

  mark(text, marked) {
    return text.replace(/[&<>]|[\p{L}\p{N}]+/gu, (part) => {
      if (part in ESCAPES) return ESCAPES[part];
      for (const [id, sure] of this.known(part.toLowerCase())) if (sure >= 0.8 && (marked.get(id) || 0) >= 0.4) return `<mark>${part}</mark>`;
      return part;
    });
  }

  // The query with its last word completed, for the ghost text in the search box.
  suggestion(query, terms) {
    const last = terms.filter((term) => term.folded).pop();
    if (!last || /\s$/.test(query) || last.folded.length < 3 || this.byFold.has(last.folded)) return [];
    const best = this.complete(last.folded).sort((a, b) => this.breadth(b[0]) - this.breadth(a[0]) || a[0] - b[0])[0];
    return best ? [...tokens(query).slice(0, -1), this.words[best[0]]] : [];
  }
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

// The terms that say `phrase` from `at` on, question words in between or not; null when they do not.
function follows(phrase, terms, at, isStop) {
  const used = [];
  const loose = phrase.some((id) => !isStop(id));
  for (const id of phrase) {
    while (loose && used.length && at < terms.length && terms[at].weight === QUESTION && !terms[at].meant.has(id)) at++;
    if (at >= terms.length || (terms[at].meant.get(id) || 0) < 0.6) return null;
    used.push(terms[at++]);
  }
  return used;
}

// How nearly a query is a title: how much of the title it covers, times how much of it the title covers.
function titleMatch(title, terms) {
  const used = title.map(() => 0);
  let covered = 0;
  let asked = 0;
  for (const term of terms) {
    let best = 0;
    title.forEach(([, ids], place) => {
      for (const [id, sure] of ids) {
        const weight = (term.meant.get(id) || 0) * sure;
        if (weight > best) best = weight;
        if (weight > used[place]) used[place] = weight;
      }
    });
    if (term.word || best) asked += term.weight;
    covered += term.weight * best;
  }
  const whole = title.reduce((sum, [weight]) => sum + weight, 0);
  return whole ? (title.reduce((sum, [weight], place) => sum + weight * used[place], 0) / whole) * (covered / (asked || 1)) : 0;
}

// As the headings' own anchors are made.
function slug(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
}

// Gaps between pages, as characters; after a comma, those of the pages it is a keyword of. Below 79 a gap is one character.
function decode(text) {
  return text.split(",").flatMap((part, keyword) => {
    const found = [];
    let page = -1;
    let gap = 0;
    let unit = 1;
    for (const char of part) {
      const code = char.charCodeAt(0);
      const digit = code - 33 - (code > 34) - (code > 44) - (code > 92); // every printable character that JSON writes as itself
      if (digit < 79) {
        page += gap + digit * unit + 1;
        found.push([page, keyword ? KEYWORD : BODY]);
        gap = 0;
        unit = 1;
      } else {
        gap += (digit - 79) * unit;
        unit *= 10;
      }
    }
    return found;
  });
}

// ── the protocol ────────────────────────────────────────────────────────────

let search = null;
const ready = () => (search ||= new Search(self.sokIndeks));
function receive({ type, data }) {
  if (type !== 2) return null;
  return { type: 3, data: data.trim() ? ready().answer(data) : { items: [] } };
}

if (typeof importScripts === "function") {
  importScripts(new URL("../search/sok-indeks.js", self.location));
  ready();
  addEventListener("message", ({ data }) => {
    const reply = receive(data);
    if (reply) postMessage(reply);
  });
} else {
  self.sokArbeider = receive;
}
