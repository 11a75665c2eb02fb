// What Material shows of an answer.

const PRINT = /(^|\s)(ark|pdf|print|skriv ut|utskrift|last ned)/i;
const TOP = 3; // so many pages show their headings and sheets
const MOST_UNITS = 2;
const ENOUGH = 0.5; // of the query, for a heading or a sheet to be a hit
const NAMED = 0.25; // how nearly the query is the name of a sheet that someone wants to print
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

class Search {
  constructor(index) {
    if (index.v !== FORMAT) throw new Error("Last siden på nytt: søket er fra en annen utgave.");
    this.words = new Words(index, (id) => this.pages.breadth(id));
    this.pages = new Pages(index, this.words);
    this.meaning = new Meaning(index, this.words, this.pages);
    this.help = index.help;
  }

  answer(query) {
    const terms = this.meaning.terms(query);
    const { units, whole, found } = rank(terms, this.pages);
    const marked = new Map();
    for (const term of terms) if (term.weight > QUESTION) for (const [id, weight] of term.meant) raise(marked, id, weight);
    const print = PRINT.test(query);
    const named = (unit) => unit.file && titleMatch(this.pages.titleWords(unit), terms) > NAMED;
    const answers = (unit) => units[unit] && (units[unit] > whole * ENOUGH || (print && named(this.pages.units[unit])));
    const items = found.flatMap(({ page, score }, place) => {
      const matching = place < TOP ? this.pages.all[page].units.filter(answers).sort((a, b) => units[b] - units[a] || a - b) : [];
      return this.item(page, score, matching, marked, print);
    });
    const corrections = terms.filter((term) => term.corrected).map((term) => [term.word, term.corrected]);
    return { items, corrections, suggest: this.suggestion(query, terms), help: items.length ? [] : this.help };
  }

  // A page, and the headings and sheets on it that answer by themselves: each one a hit of its own. Material shows the
  // text of a hit only when it leads to a whole page, so the line of facts belongs to the title. Who asks for something
  // to print, is led to the file.
  item(page, score, matching, marked, print) {
    const own = this.pages.all[page];
    const mark = (text) => this.mark(text, marked);
    const hit = (location, title, facts, text) => [{
      location, title: `${mark(title)} <span class="hb-treff">${mark(facts)}</span>`, text: mark(text), score, terms: {},
    }];
    const hits = [hit(own.url, own.title, own.facts, own.summary)];
    for (const unit of matching.slice(0, MOST_UNITS)) {
      const { title, anchor, paper, file } = this.pages.units[unit];
      hits.push(hit(file && print ? file : `${own.url}#${anchor || slug(title)}`, title, paper ? `Ark · PDF · ${paper}` : `Del av ${own.title}`, ""));
    }
    return hits;
  }

  mark(text, marked) {
    return text.replace(/[&<>]|[\p{L}\p{N}]+/gu, (part) => {
      if (part in ESCAPES) return ESCAPES[part];
      for (const [id, sure] of this.words.known(part.toLowerCase())) if (sure >= 0.8 && (marked.get(id) || 0) >= 0.4) return `<mark>${part}</mark>`;
      return part;
    });
  }

  // The query with its last word completed, for the ghost text in the search box.
  suggestion(query, terms) {
    const last = terms.filter((term) => term.folded).pop();
    if (!last || /\s$/.test(query) || last.folded.length < 3 || this.words.byFold.has(last.folded)) return [];
    const best = this.words.complete(last.folded).sort((a, b) => this.pages.breadth(b[0]) - this.pages.breadth(a[0]) || a[0] - b[0])[0];
    return best ? [...tokens(query).slice(0, -1), this.words.written[best[0]]] : [];
  }
}
