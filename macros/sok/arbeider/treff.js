// What Material shows of an answer.

const PRINT = /^(ark|pdf|print|utskrift|skriv|last)/; // as in «arket», «skriv ut» and «last ned»
const TOP = 3; // so many pages show their headings and sheets
const MOST_UNITS = 2;
const ENOUGH = 0.45; // of the query, for a heading or a sheet to be a hit
const NAMED = 0.6; // how nearly the query is the name of a sheet that someone wants to print
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

class Search {
  constructor(index) {
    if (index.v !== FORMAT) throw new Error("Last siden på nytt: søket er fra en annen utgave.");
    this.words = new Words(index, (id) => this.pages.breadth(id));
    const bits = new Bits(index.bits);
    this.pages = new Pages(index.pages, this.words, bits);
    this.meaning = new Meaning(bits, this.words);
    this.help = index.help;
  }

  answer(query) {
    const terms = this.meaning.terms(query);
    const { units, whole, found } = rank(terms, this.pages);
    const mark = this.marker(terms);
    const answers = (unit) => units[unit] > whole * ENOUGH;
    const items = found.flatMap(({ page, score }, place) => {
      const matching = place < TOP ? this.pages.all[page].units.filter(answers).sort((a, b) => units[b] - units[a]) : [];
      return this.item(page, score, matching, mark);
    });
    const subject = terms.filter(({ word }) => !PRINT.test(word));
    if (subject.length < terms.length && found.length) items.unshift(...this.sheet(found, subject, mark));
    const corrections = terms.filter((term) => term.corrected).map((term) => [term.word, term.corrected]);
    return { items, corrections, suggest: this.suggestion(query, terms), help: items.length ? [] : this.help };
  }

  // A page, and the headings and sheets on it that answer by themselves: each one a hit of its own.
  item(page, score, matching, mark) {
    const own = this.pages.all[page];
    const units = matching.slice(0, MOST_UNITS).map((unit) => this.pages.units[unit]);
    const address = url(own);
    return [
      this.hit(address, own.title, own.facts, own.summary, score, mark),
      ...units.map(({ title, anchor, paper }) => this.hit(`${address}#${anchor || slug(title)}`, title, paper ? `Ark · PDF · ${paper}` : `Del av ${own.title}`, "", score, mark)),
    ];
  }

  // Who asks for something to print and names it, is led to the file.
  sheet(found, subject, mark) {
    const sheets = found.flatMap(({ page }) => this.pages.all[page].units).map((unit) => this.pages.units[unit]).filter((unit) => unit.file);
    const [best] = sheets.map((unit) => [titleMatch(this.pages.titleWords(unit), subject), unit]).sort((a, b) => b[0] - a[0]);
    if (!best || best[0] < NAMED) return [];
    return [this.hit(best[1].file, best[1].title, `Ark · PDF · ${best[1].paper}`, "", found[0].score, mark)];
  }

  // Material shows the text of a hit only when it leads to a whole page, so the line of facts belongs to the title.
  hit(location, title, facts, text, score, mark) {
    return [{ location, title: `${mark(title)} <span class="hb-treff">${mark(facts)}</span>`, text: mark(text), score, terms: {} }];
  }

  // Marks the words of a text that are meant. Words that begin with a letter of none of them are not looked at.
  marker(terms) {
    const marked = new Map();
    for (const term of terms) if (term.weight > QUESTION) for (const [id, weight] of term.meant) raise(marked, id, weight);
    const letters = new Set([...marked.keys()].map((id) => this.words.folded[id][0]));
    for (const [form, base] of this.words.irregular) if (letters.has(base[0])) letters.add(form[0]);
    const others = [..."abcdefghijklmnopqrstuvwxyz"].filter((letter) => !letters.has(letter)).join("");
    const candidates = new RegExp(`[&<>]|(?<![${LETTERS}])(?![${others}${others.toUpperCase()}])[${LETTERS}]+`, "g");
    const isMarked = (word) => {
      let is = false;
      this.words.known(word).forEach((sure, id) => (is ||= sure >= 0.8 && marked.get(id) >= 0.4));
      return is;
    };
    return (text) => text.replace(candidates, (part) => ESCAPES[part] || (isMarked(part) ? `<mark>${part}</mark>` : part));
  }

  // The query with its last word completed, for the ghost text in the search box.
  suggestion(query, terms) {
    const last = terms.filter((term) => term.folded).pop();
    if (!last || /\s$/.test(query) || last.folded.length < 3 || this.words.byFold.has(last.folded)) return [];
    const best = this.words.complete(last.folded).sort((a, b) => this.pages.breadth(b) - this.pages.breadth(a))[0];
    return best === undefined ? [] : [...tokens(query).slice(0, -1), this.words.written[best]];
  }
}
