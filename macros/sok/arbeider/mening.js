// What a query means: its words, what else they may be called, and what several of them mean together.

const QUESTION = 0.2; // how much a word weighs that says how something is asked
const GENERAL = 0.5;
const RELATED = { family: 0.5, head: 0.7, modifier: 0.62, synonym: 0.75 };

class Meaning {
  constructor(bits, words) {
    this.words = words;
    this.synonyms = new Map(); // word → [the phrases of a group it is in]
    this.phrases = []; // [words, phrases]: what several words together mean
    this.readSynonyms(bits);
  }

  // Groups of phrases that mean the same, each with those it leads to without their leading back.
  readSynonyms(bits) {
    const words = this.words.written.length;
    const phrases = () => {
      const found = bits.ascending(words - 1).map((id) => [id]);
      for (let left = bits.count(); left; left--) {
        const phrase = [];
        for (let more = bits.count() + 2; more; more--) phrase.push(bits.below(words));
        found.push(phrase);
      }
      return found;
    };
    for (let left = bits.count(); left; left--) {
      const from = phrases();
      const to = phrases();
      const all = [...from, ...to];
      for (const phrase of from) {
        if (phrase.length > 1) this.phrases.push([phrase, all]);
        else push(this.synonyms, phrase[0], all);
      }
    }
  }

  // Words that mean nearly the same: made from the same stem, compounds they are part of, synonyms.
  widen(meant) {
    const phrases = [];
    for (const [id, weight] of [...meant]) {
      for (const other of this.words.family(this.words.folded[id])) {
        raise(meant, other, weight * RELATED.family);
        for (const group of this.synonyms.get(other) || []) this.addSynonyms(group, weight, meant, phrases); // a group has one of each family
      }
      for (const compound of this.words.compounds.get(id) || []) raise(meant, compound.id, weight * (compound.isHead ? RELATED.head : RELATED.modifier));
    }
    return phrases;
  }

  addSynonyms(others, weight, meant, phrases) {
    for (const other of others) {
      if (other.length === 1) raise(meant, other[0], weight * RELATED.synonym);
      else if (other.filter((id) => !STOP.has(this.words.folded[id])).length > 1) phrases.push([other, weight * RELATED.synonym]); // «få med ansatte» is more than «ansatte»
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
    for (const term of [...terms]) if (term.split) terms.push(...this.halves(term));
    for (const term of terms) term.phrases = this.widen(term.meant);
    return [...terms, ...extra].filter((term) => !term.split);
  }

  halves({ word, weight, split }) {
    return split.map((meant) => ({ word, folded: "", weight, meant }));
  }

  // Two words that are one: «virksomhet plan».
  together(terms) {
    terms.slice(1).forEach((second, place) => {
      const first = terms[place];
      for (const link of ["", "s"]) {
        for (const [id, weight] of this.words.known(first.folded + link + second.folded)) {
          if (this.words.folded[id].length <= first.folded.length + 1) continue; // «hva de» is no form of «hva»
          raise(first.meant, id, weight);
          raise(second.meant, id, weight);
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
        for (const term of used) term.weight /= 8;
        found.push({ word: "", folded: "", weight, meant, phrases });
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
