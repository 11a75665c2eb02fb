// The pages, and where on them each word stands.

// How much a word counts, by where it stands. Found by measuring, see tests/sok.
const FIELD = { title: 12, heading: 3.5, summary: 3 };
const BODY = 1.2;
const MUCH = 3; // a page that tells much of it, or has it from an editor
const STOP_IN_TITLE = 0.15;

const SATURATION = 2.5; // so much said of a word is half of all that counts
const COVERED = 1; // the same, for how much of the query a page answers
const EVEN = 0.3; // how much more a long page must say
const COMMON = 0.4; // the share of the pages that a common word is taken to stand on
const RARE = 0.75; // less than 1, so that one rare word does not outweigh two that say what is asked
const CLOSE = 0.9; // so near the surest meaning is what was typed
const AGAIN = 0.25; // what a second word for the same adds

class Pages {
  constructor(pages, words, bits) {
    this.words = words;
    this.postings = []; // for each word: pages that say it, then pages that say it much
    this.parts = [0]; // where in the postings each of the two begins
    this.said = []; // what where() has found, by word
    this.all = [];
    this.units = []; // headings and sheets: hits of their own
    this.fields = []; // { page, weight, unit } of each title, summary and heading
    this.having = new Map(); // word → the fields that have it
    this.sought = new Set(); // beginnings of words that the fields have been searched for
    this.read(pages);
    this.readPostings(bits);
  }

  read(pages) {
    const texts = [];
    const add = (text, page, weight, unit) => {
      texts.push(text);
      this.fields.push({ page, weight, unit });
    };
    pages.forEach(([address, title, facts, summary, headings, sheets, boost = 1], page) => {
      const own = { length: 0, boost, address, title, facts, summary, units: [] };
      this.all.push(own);
      add(title, page, FIELD.title, -1);
      add(summary, page, FIELD.summary, -1);
      for (const names of [headings, sheets]) {
        for (const entry of names ? names.split("|") : []) {
          const [written, anchor, paper, file] = entry.split("#");
          const name = written || title;
          own.units.push(this.units.length);
          add(name, page, FIELD.heading, this.units.length);
          this.units.push({ title: name, anchor, paper, file });
        }
      }
    });
    this.text = fold(` ${texts.join(" \n ")} `).replace(new RegExp(`[^${LETTERS}\n]+`, "g"), " "); // all at once is faster
    this.ends = [];
    for (let end = -1; (end = this.text.indexOf("\n", end + 1)) >= 0; ) this.ends.push(end);
  }

  // What is common, and for each word the pages that say it, and those that say it much.
  readPostings(bits) {
    const [words, pages] = [this.words.written.length, this.all.length];
    this.common = new Set(bits.ascending(words - 1));
    let total = 0;
    for (let id = 0; id < words; id++) {
      const start = this.postings.length;
      const middle = bits.ascending(pages - 1, this.postings).length;
      for (let at = start; at < middle; at++) this.all[this.postings[at]].length++;
      total += middle - start;
      this.parts.push(middle, bits.ascending(pages - 1, this.postings).length);
    }
    for (const page of this.all) page.length = 1 - EVEN + (EVEN * page.length * pages) / (total || 1);
  }

  // The fields that have a word, in some form.
  fieldsOf(id) {
    const start = beginning(this.words.folded[id]);
    if (!this.sought.has(start)) this.seek(start);
    return this.having.get(id) || [];
  }

  // Find all words with one beginning in the fields, the first time one of them is asked for.
  seek(start) {
    this.sought.add(start);
    const found = this.formsIn(start, new Map());
    for (const form of this.words.exceptions.get(start) || []) this.formsIn(form + " ", found);
    found.forEach((places, form) => this.words.known(form).forEach((sure, id) => {
      if (sure >= 0.9 && beginning(this.words.folded[id]) === start) places.forEach((place) => push(this.having, id, this.fields[place]));
    }));
  }

  // Add to `found` the words that begin like `start`, each with the numbers of the fields it stands in.
  formsIn(start, found) {
    let field = 0;
    for (let at = -1; (at = this.text.indexOf(" " + start, at + 1)) >= 0; ) {
      while (this.ends[field] < at) field++;
      const form = this.text.slice(at + 1, this.text.indexOf(" ", at + 1));
      (found.get(form) || found.set(form, new Set()).get(form)).add(field);
    }
    return found;
  }

  // The words of the title of a page, a heading or a sheet: how much each counts, and what it is.
  titleWords(named) {
    return (named.titleWords ||= tokens(named.title).map((word) => ({ weight: STOP.has(fold(word)) ? STOP_IN_TITLE : 1, ids: this.words.known(word) })));
  }

  breadth(id) {
    return this.fieldsOf(id).length * 2 + this.parts[id * 2 + 1] - this.parts[id * 2];
  }

  // How much each page says with a word: its title, headings and summary, and the running text.
  where(id) {
    if (this.said[id]) return this.said[id];
    const here = (this.said[id] = new Map());
    const [start, middle, end] = this.parts.slice(id * 2, id * 2 + 3);
    for (let at = start; at < end; at++) here.set(this.postings[at], at < middle ? BODY : MUCH);
    this.fieldsOf(id).forEach(({ page, weight }) => here.set(page, (here.get(page) || 0) + weight));
    return here;
  }

  // The pages that have all the words of a phrase, and the least that they say with one of them.
  whereAll(phrase) {
    let common = null;
    for (const id of phrase) {
      if (STOP.has(this.words.folded[id])) continue;
      const here = this.where(id);
      common = common ? new Map([...common].filter(([page]) => here.has(page)).map(([page, value]) => [page, Math.min(value, here.get(page))])) : here;
    }
    return common || new Map();
  }

  // What each page says of a term, { score, sure }, and how surely each heading and sheet says it. A meaning counts by how
  // rare it is itself, but not as rarer than what was typed: «huskelapp» is rare, and still no better answer to «lapp».
  hits(term) {
    const meanings = [...term.meant].map(([id, weight]) => [this.where(id), weight, this.common.has(id) ? COMMON : 0]);
    for (const [phrase, weight] of term.phrases) meanings.push([this.whereAll(phrase), weight, 0]);
    const found = meanings.filter(([here]) => here.size);
    const typed = CLOSE * Math.max(...found.map(([, weight]) => weight));
    const rarity = ([here, , common]) => Math.log((this.all.length + 1) / (Math.max(here.size, common * this.all.length) + 0.5)) ** RARE;
    const rarest = Math.min(...found.filter(([, weight]) => weight >= typed).map(rarity));
    const hits = new Map();
    found.forEach((meaning) => {
      const [here, weight] = meaning;
      const worth = weight * Math.min(rarest, rarity(meaning));
      here.forEach((value, page) => {
        const hit = hits.get(page) || { score: 0, sure: 0 };
        const said = (worth * value) / (value + SATURATION * this.all[page].length);
        hit.score = Math.max(hit.score, said) + AGAIN * Math.min(hit.score, said);
        hit.sure = Math.max(hit.sure, (worth * value) / (value + COVERED));
        hits.set(page, hit);
      });
    });
    const units = new Map();
    term.meant.forEach((weight, id) => this.fieldsOf(id).forEach(({ unit }) => unit >= 0 && raise(units, unit, weight)));
    return [hits, units];
  }
}

// The address of a page, with its title where a star stands.
function url({ address, title }) {
  return address.replace("*", () => slug(title.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a")));
}

// As the headings' own anchors are made.
const notInAddress = new RegExp(`[^${LETTERS}\\s_-]`, "g");
function slug(title) {
  return title.toLowerCase().replace(notInAddress, "").trim().replace(/\s/g, "-");
}
