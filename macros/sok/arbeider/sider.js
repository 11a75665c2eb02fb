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
const CLOSE = 0.9; // so near the surest meaning is what was typed
const AGAIN = 0.2; // what a second word for the same adds

class Pages {
  constructor(pages, words, bits) {
    this.words = words;
    this.postings = []; // for each word two lists: pages that say it, pages that say it much
    this.said = []; // what where() has found, by word
    this.all = [];
    this.units = []; // headings and sheets: hits of their own
    this.forms = new Map(); // a word as it stands → [page, weight of the field, unit]
    this.unread = new Map(); // beginning of a word → the forms not yet taken back to words
    this.fields = new Map(); // word → the same, of all its forms
    this.read(pages);
    this.readPostings(bits);
  }

  read(pages) {
    pages.forEach(([address, title, facts, summary, headings, sheets, boost = 1], page) => {
      const url = address.replace("*", () => slug(title.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a")));
      const own = { length: 0, boost, url, title, facts, summary, units: [] };
      this.all.push(own);
      this.readField(page, title, FIELD.title);
      this.readField(page, summary, FIELD.summary);
      for (const names of [headings, sheets]) {
        for (const entry of names ? names.split("|") : []) {
          const [written, anchor, paper, file] = entry.split("#");
          const name = written || title;
          own.units.push(this.units.length);
          this.units.push({ title: name, anchor, paper, file });
          this.readField(page, name, FIELD.heading, this.units.length - 1);
        }
      }
    });
    const forms = [...this.forms.keys()];
    list(fold(forms.join(" "))).forEach((folded, place) => { // all at once is faster
      const starts = [folded, fold(this.words.irregular.get(folded) || ""), NUMBERS.get(folded) || ""].map(beginning);
      for (const start of new Set(starts)) push(this.unread, start, forms[place]);
    });
  }

  // What is common, and for each word the pages that say it, and those that say it much.
  readPostings(bits) {
    const [words, pages] = [this.words.written.length, this.all.length];
    this.common = new Set(bits.ascending(words - 1));
    let total = 0;
    for (let id = 0; id < words; id++) {
      const said = bits.ascending(pages - 1);
      this.postings.push(said, bits.ascending(pages - 1));
      for (const page of said) this.all[page].length++;
      total += said.length;
    }
    for (const page of this.all) page.length = 1 - EVEN + (EVEN * page.length * pages) / (total || 1);
  }

  readField(page, text, weight, unit = -1) {
    for (const word of new Set(tokens(text))) push(this.forms, word, [page, weight, unit]);
  }

  // The fields that have a word. What a form is, is not asked before some word that begins like it is.
  fieldsOf(id) {
    const start = beginning(this.words.folded[id]);
    for (const form of this.unread.get(start) || []) {
      for (const [word, sure] of this.words.known(form)) {
        if (sure >= 0.9 && beginning(this.words.folded[word]) === start) for (const place of this.forms.get(form)) push(this.fields, word, place);
      }
    }
    this.unread.delete(start);
    return this.fields.get(id) || [];
  }

  // The words of the title of a page, a heading or a sheet: how much each counts, and what it is.
  titleWords(named) {
    return (named.titleWords ||= tokens(named.title).map((word) => [STOP.has(fold(word)) ? STOP_IN_TITLE : 1, this.words.known(word)]));
  }

  breadth(id) {
    return this.fieldsOf(id).length * 2 + this.postings[id * 2].length;
  }

  // How much each page says with a word: its title, headings and summary, and the running text.
  where(id) {
    if (this.said[id]) return this.said[id];
    const here = (this.said[id] = new Map());
    for (const page of this.postings[id * 2]) here.set(page, BODY);
    for (const page of this.postings[id * 2 + 1]) here.set(page, MUCH);
    for (const [page, value] of this.fieldsOf(id)) here.set(page, (here.get(page) || 0) + value);
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

  // What each page says of a term: { score, sure, units }. A meaning counts by how rare it is itself, but not as rarer
  // than what was typed: «huskelapp» is rare, and still no better answer to «lapp».
  hits(term) {
    const meanings = [...term.meant].map(([id, weight]) => [this.where(id), weight, this.common.has(id) ? COMMON : 0]);
    for (const [phrase, weight] of term.phrases) meanings.push([this.whereAll(phrase), weight, 0]);
    const found = meanings.filter(([here]) => here.size);
    const typed = CLOSE * Math.max(...found.map(([, weight]) => weight));
    const rarity = ([here, , common]) => Math.log((this.all.length + 1) / (Math.max(here.size, common * this.all.length) + 0.5));
    const rarest = Math.min(...found.filter(([, weight]) => weight >= typed).map(rarity));
    const hits = new Map();
    for (const meaning of found) {
      const [here, weight] = meaning;
      const worth = weight * Math.min(rarest, rarity(meaning));
      for (const [page, value] of here) {
        const hit = hits.get(page) || { score: 0, sure: 0, units: new Map() };
        const said = (worth * value) / (value + SATURATION * this.all[page].length);
        hit.score = Math.max(hit.score, said) + AGAIN * Math.min(hit.score, said);
        hit.sure = Math.max(hit.sure, (worth * value) / (value + COVERED));
        hits.set(page, hit);
      }
    }
    for (const [id, weight] of term.meant) for (const [page, , unit] of this.fieldsOf(id)) if (unit >= 0) raise(hits.get(page).units, unit, weight);
    return hits;
  }
}

// As the headings' own anchors are made.
function slug(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
}
