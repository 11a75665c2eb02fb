// The pages that answer a query best, first.

const IN_TITLE = 1.5;
const IN_HEADING = 0.45;
const MOST_HITS = 25;
const WEAKEST_HIT = 0.1;

// The pages for the terms of a query: { units: how much each heading and sheet says, whole: how much all of it is, found }.
function rank(terms, pages) {
  const count = pages.all.length;
  const [score, covered, units] = [count, count, pages.units.length].map((length) => new Float64Array(length));
  let whole = 0;
  for (const term of terms) {
    const [hits, said] = pages.hits(term);
    let most = 0;
    hits.forEach((hit, page) => {
      most = Math.max(most, term.weight * hit.sure);
      score[page] += term.weight * hit.score;
      covered[page] += term.weight * hit.sure;
    });
    said.forEach((sure, unit) => (units[unit] += most * Math.min(1, sure)));
    whole += most || (term.word ? term.weight * Math.log(1 + 2 * count) : 0);
  }
  const found = [];
  pages.all.forEach((own, page) => {
    if (!score[page]) return;
    const named = own.units.map((unit) => (units[unit] ? IN_HEADING * titleMatch(pages.titleWords(pages.units[unit]), terms) : 0));
    const closest = Math.max(titleMatch(pages.titleWords(own), terms), ...named);
    found.push({ page, score: score[page] * Math.sqrt(covered[page] / whole) * (1 + IN_TITLE * closest) * own.boost });
  });
  found.sort((a, b) => b.score - a.score);
  const weakest = found.length ? found[0].score * WEAKEST_HIT : 0;
  return { units, whole, found: found.filter((hit) => hit.score > weakest).slice(0, MOST_HITS) };
}

// How nearly a query is a title: how much of the title it covers, times how much of it the title covers.
function titleMatch(title, terms) {
  const used = title.map(() => 0);
  let covered = 0;
  let asked = 0;
  for (const term of terms) {
    let best = 0;
    title.forEach(({ ids }, place) => ids.forEach((sure, id) => {
      const weight = (term.meant.get(id) || 0) * sure;
      if (weight > best) best = weight;
      if (weight > used[place]) used[place] = weight;
    }));
    if (term.word || best) asked += term.weight;
    covered += term.weight * best;
  }
  const whole = title.reduce((sum, { weight }) => sum + weight, 0);
  return whole ? (title.reduce((sum, { weight }, place) => sum + weight * used[place], 0) / whole) * (covered / (asked || 1)) : 0;
}
