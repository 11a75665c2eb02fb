// What a query means: its words, what else they may be called, and what several of them mean together.

const QUESTION = 0.2; // how much a word weighs that says how something is asked
const GENERAL = 0.5;
const RELATED = { family: 0.5, head: 0.7, modifier: 0.62, synonym: 0.8, ownHead: 0.3, ownModifier: 0.2 };

class Meaning {
  constructor(index, words, pages) {
    this.words = words;
    this.pages = pages;
    this.synonyms = new Map(); // word → [phrases it also means]
    this.phrases = []; // [words, phrases]: what several words together mean
    this.readSynonyms(index.synonyms);
  }

  // «a,b c>d», as numbers of words: a, «b c» mean the same, and lead to d without d leading back.
  readSynonyms(groups) {
    for (const group of groups ? groups.split("|") : []) {
      const [from, to = []] = group.split(">").map((side) => side.split(",").filter(Boolean).map((phrase) => list(phrase).map((word) => parseInt(word, 36))));
      for (const phrase of from) {
        const others = [...from.filter((other) => other !== phrase), ...to];
        if (phrase.length === 1) for (const other of others) push(this.synonyms, phrase[0], other);
        else this.phrases.push([phrase, others]);
      }
    }
  }

  // Words that mean nearly the same: made from the same stem, compounds they are part of, synonyms.
  widen(meant) {
    const phrases = [];
    for (const [id, weight] of [...meant]) {
      if (weight < 0.5) continue;
      for (const other of this.words.family(this.words.folded[id])) raise(meant, other, weight * RELATED.family);
      for (const [compound, isHead] of this.words.compounds.get(id) || []) {
        raise(meant, compound, weight * (isHead ? RELATED.head : RELATED.modifier));
      }
      (this.words.parts.get(id) || []).forEach((part, isHead) => part !== undefined && raise(meant, part, weight * (isHead ? RELATED.ownHead : RELATED.ownModifier)));
      this.addSynonyms(this.synonyms.get(id), weight, meant, phrases);
    }
    return phrases;
  }

  addSynonyms(others, weight, meant, phrases) {
    for (const other of others || []) {
      if (other.length === 1) raise(meant, other[0], weight * RELATED.synonym);
      else phrases.push([other, weight * RELATED.synonym]);
    }
  }

  terms(query) {
    const words = tokens(query);
    const typing = !/\s$/.test(query);
    const terms = words.map((word, place) => {
      const folded = fold(word);
      const weight = STOP.has(folded) || /^[a-z]$/.test(folded) ? QUESTION : SEMI.has(folded) ? GENERAL : 1;
      return { word, folded, weight, ...this.words.understand(word, typing && place === words.length - 1) };
    });
    this.together(terms);
    const extra = this.idioms(terms);
    if (!extra.length && terms.every((term) => term.weight < 1)) for (const term of terms) term.weight = term.weight === QUESTION ? 0.5 : 1;
    for (const term of [...terms]) if (term.split) terms.push(...this.halves(term));
    for (const term of terms) term.phrases = this.widen(term.meant);
    return [...terms, ...extra].filter((term) => !term.split);
  }

  halves({ word, weight, split }) {
    const half = (meant, share) => ({ word, folded: "", weight: weight * share, meant: new Map(meant) });
    return [half(split.modifier, 0.7), half(split.head, 0.6)];
  }

  // Two words that are one: «virksomhet plan», «følge opp».
  together(terms) {
    terms.forEach((first, place) => {
      for (const second of terms.slice(place + 1, place + 4)) {
        if (PARTICLES.has(second.folded)) {
          for (const id of [...first.meant.keys()]) {
            for (const whole of this.words.family(second.folded + this.words.folded[id])) raise(first.meant, whole, 0.95);
          }
        } else if (second === terms[place + 1]) {
          for (const link of ["", "s", "e"]) {
            for (const [id, weight] of this.words.known(first.folded + link + second.folded)) {
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
        const used = follows(phrase, terms, at, (id) => STOP.has(this.words.folded[id]));
        if (!used) continue;
        const meant = new Map();
        const phrases = [];
        this.addSynonyms(others, 1, meant, phrases);
        phrases.push([phrase, 0.8]);
        const weight = Math.max(0.5, used.reduce((sum, term) => sum + term.weight, 0) / used.length);
        const idiom = { word: "", folded: "", weight, meant, phrases };
        if (!this.pages.hits(idiom).size) continue;
        for (const term of used) term.weight /= 8;
        found.push(idiom);
      }
    }
    return found;
  }
}

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
