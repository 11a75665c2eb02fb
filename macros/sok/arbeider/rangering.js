// The pages that answer a query best, first.

const COVERED = 1;
const SATURATION = 2.5;
const IN_TITLE = 1.2;
const IN_HEADING = 0.45;
const MOST_HITS = 25;
const WEAKEST_HIT = 0.1;

// The pages for the terms of a query: { units: how much each heading and sheet says, whole: how much all of it is, found }.
function rank(terms, pages) {
  const count = pages.all.length;
  const [score, covered, units] = [count, count, pages.units.length].map((length) => new Float64Array(length));
  let whole = 0;
  for (const term of terms) {
    const hits = [...pages.hits(term)].sort((a, b) => b[1].sure - a[1].sure);
    let spread = 0;
    let most = 0;
    hits.forEach(([page, hit], at) => {
      if (!at || hit.sure < hits[at - 1][1].sure) for (let n = at; n < hits.length && hits[n][1].sure === hit.sure; n++) spread += Math.min(1, hit.sure);
      const rarity = Math.log(1 + (count - spread + 0.5) / (spread + 0.5));
      most ||= term.weight * Math.max(rarity, 0.3);
      score[page] += (term.weight * rarity * hit.score * (0.2 + 0.8 * hit.sure)) / (SATURATION + hit.score);
      covered[page] += most * Math.min(1, hit.sure) * (hit.score / (hit.score + COVERED));
      for (const [unit, sure] of hit.units) units[unit] += most * Math.min(1, sure);
    });
    whole += most || (term.word ? term.weight * Math.log(1 + 2 * count) : 0);
  }
  const found = [];
  pages.all.forEach((own, page) => {
    if (!score[page]) return;
    const named = own.units.map((unit) => (units[unit] ? IN_HEADING * titleMatch(pages.titleWords(pages.units[unit]), terms) : 0));
    const closest = Math.max(titleMatch(pages.titleWords(own), terms), ...named);
    found.push({ page, score: score[page] * (covered[page] / whole) * (1 + IN_TITLE * closest) * own.boost });
  });
  found.sort((a, b) => b.score - a.score || a.page - b.page);
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
