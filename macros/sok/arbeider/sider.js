// The pages, and where on them each word stands.

// How much a word counts, by where it stands. Found by measuring, see tests/sok.
const FIELD = { title: 12, heading: 3.5, summary: 2.2, facts: 0.8 };
const BODY = 1.5;
const KEYWORD = 3; // given by an editor
const MOST_PER_WORD = 12;
const STOP_IN_TITLE = 0.15;

class Pages {
  constructor(index, words) {
    this.words = words;
    this.postings = list(index.posts);
    this.said = []; // what where() has found, by word
    this.all = [];
    this.units = []; // headings and sheets: hits of their own
    this.forms = new Map(); // a word as it stands → [page, weight of the field, unit]
    this.unread = new Map(); // beginning of a word → the forms not yet taken back to words
    this.fields = new Map(); // word → the same, of all its forms
    this.read(index.pages);
  }

  read(pages) {
    pages.forEach(([address, title, facts, summary, headings, sheets, boost = 1], page) => {
      const url = address.replace("*", () => slug(title.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a")));
      const own = { boost, url, title, facts, summary, units: [] };
      this.all.push(own);
      this.readField(page, title, FIELD.title);
      this.readField(page, facts, FIELD.facts);
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
    for (const form of this.forms.keys()) {
      const folded = fold(form);
      const starts = [folded, this.words.irregular.get(folded) || "", NUMBERS.get(folded) || ""].map((word) => beginning(fold(word)));
      for (const start of new Set(starts)) push(this.unread, start, form);
    }
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

  posts(id) {
    return decode(this.postings[id] || "");
  }

  breadth(id) {
    return this.fieldsOf(id).length * 2 + this.posts(id).length;
  }

  // How much each page says with a word: its title, headings and summary, and the running text.
  where(id) {
    if (this.said[id]) return this.said[id];
    const here = (this.said[id] = new Map(this.posts(id)));
    for (const [page, value] of this.fieldsOf(id)) here.set(page, Math.min((here.get(page) || 0) + value, MOST_PER_WORD));
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
    return common || [];
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
      for (const [page, , unit] of this.fieldsOf(id)) if (unit >= 0) raise(pages.get(page).units, unit, weight);
    }
    for (const [phrase, weight] of term.phrases) add(this.whereAll(phrase), weight);
    return pages;
  }
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
