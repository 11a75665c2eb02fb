// A sheet as it stands on the page: the same elements as macros/templates/ark.html.j2 makes, from the same record.
// Everything is text nodes, so nothing that was typed can become markup.

function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
const paragraphs = (text) => (text ?? "").split(/\r?\n/).map((line) => line.trim()).filter(Boolean).map((line) => el("p", {}, line));
const help = (text) => (text ? el("span", { class: "hb-hjelp" }, text) : null);
const helpOf = (item) => help(item.hjelp?.tekst);
const title = (ark, filled) => [ark.tittel + (filled ? " – konstruert eksempel" : ""), el("span", { class: "hb-instruks" }, ark.instruks)];
const row = (...cells) => el("tr", {}, ...cells);
const body = (...rows) => el("tbody", {}, ...rows);
const head = (...cells) => el("thead", {}, row(...cells));
const column = (...content) => el("th", { scope: "col" }, ...content);
const rowHead = (...content) => el("th", { scope: "row" }, ...content);
const cell = (label, text, more = {}) => el("td", { "data-ledetekst": label, ...more }, ...paragraphs(text));
const table = (ark, filled, kind, ...parts) =>
  el("table", { class: `hb-tabell${kind}` }, el("caption", {}, ...title(ark, filled)), ...parts);

function answerFields(post, ark) {
  if (ark.felt) return ark.felt;
  const questions = post.sporsmal ?? [];
  const wanted = ark.sporsmal?.length ? ark.sporsmal : questions.map((question) => question.id);
  return wanted.map((id) => questions.find((question) => question.id === id)).filter(Boolean);
}

function tableSheet(ark, filled) {
  const names = ark.rader?.length ? ark.rader.map((item) => item.tekst) : Array.from({ length: ark.antall_rader ?? 0 }, (_, index) => String(index + 1));
  const rows = names.map((name, index) =>
    row(rowHead(name), ...ark.kolonner.map((item) => cell(item.tekst, filled ? ark.eksempel?.rader?.[index]?.[item.id] : ""))));
  const corner = el("th", { scope: "col", class: "hb-nr" }, ark.hjorne ?? "Nr.");
  const width = (item) => item.bredde ?? 2;
  const sum = ark.kolonner.reduce((total, item) => total + width(item), 0);
  const heads = ark.kolonner.map((item) => el("th", { scope: "col", class: `hb-bredde-${width(item)}` }, item.tekst, helpOf(item)));
  return table(ark, filled, ` hb-sum-${sum}${ark.rader?.length ? " hb-tabell--navn" : ""}`, head(corner, ...heads), body(...rows));
}

function crossSheet(post, ark, answers, id) {
  const fields = answerFields(post, ark);
  const pairs = [];
  for (let index = 0; index < fields.length; index += 2) pairs.push(fields.slice(index, index + 2));
  return table(ark, Boolean(answers), " hb-kryss", ...pairs.map((pair) => body(
    row(...pair.map((item) => el("th", { id: `${id}-${item.id}`, scope: "col" }, item.tekst, helpOf(item)))),
    row(...pair.map((item) => cell(item.tekst, answers?.[item.id], { headers: `${id}-${item.id}` }))),
  )));
}

function pairSheet(post, ark, answers, left, right) {
  const rows = answerFields(post, ark).map((item) =>
    row(rowHead(item.tekst, helpOf(item)), cell(right, answers?.[item.id], { class: `hb-linjer-${item.linjer ?? 3}` })));
  return table(ark, Boolean(answers), " hb-par", head(column(left), column(right)), body(...rows));
}

function freeSheet(post, ark, answers) {
  const [item] = answerFields(post, ark);
  return table(ark, Boolean(answers), " hb-fritekst", head(column(item.tekst, helpOf(item))), body(row(cell(item.tekst, answers?.[item.id]))));
}

function mapSheet(ark, filled, id) {
  const signs = Object.fromEntries(ark.markeringer.map((mark) => [mark.id, `${mark.symbol} – ${mark.navn}`]));
  const areas = filled ? ark.eksempel.omrader : Array.from({ length: ark.antall_felt ?? 20 }, () => ({ navn: "" }));
  return el("div", { class: "hb-kart", role: "group", "aria-labelledby": `${id}-tittel` },
    el("p", { class: "hb-kart__tittel", id: `${id}-tittel` }, ...title(ark, filled)),
    el("dl", { class: "hb-tegn" }, ...ark.markeringer.map((mark) => el("div", {}, el("dt", {}, `${mark.symbol} – ${mark.navn}`), el("dd", {}, mark.betydning)))),
    el("ol", { class: "hb-kart__felt" }, ...areas.map((area, index) => el("li", {},
      el("span", { class: "hb-kart__nummer" }, String(index + 1)),
      el("span", { class: "hb-kart__navn" }, area.navn, filled ? null : el("span", { class: "hb-skjult" }, "Tomt felt")),
      el("span", { class: "hb-kart__tegn" }, signs[area.markering] ?? "")))));
}

function lineFields(fields, answers) {
  if (!fields?.length) return null;
  return el("dl", { class: "hb-linjer" }, ...fields.map((item) => el("div", {},
    el("dt", {}, item.tekst), el("dd", {}, answers ? answers[item.id] ?? "" : el("span", { class: "hb-skrivelinje" })))));
}

// `post` is the exercise the sheet belongs to; a filled sheet shows its own example.
export function renderArk(post, ark, filled) {
  const answers = filled ? ark.eksempel?.svar ?? {} : undefined;
  const id = `vis-${ark.id}${filled ? "-eksempel" : ""}`;
  const sheets = {
    tabell: () => tableSheet(ark, filled),
    kryss: () => crossSheet(post, ark, answers, id),
    sporsmal: () => pairSheet(post, ark, answers, "Spørsmål", "Svar"),
    liste: () => pairSheet(post, ark, answers, "Felt", "Tekst"),
    kart: () => mapSheet(ark, filled, id),
    fritekst: () => freeSheet(post, ark, answers),
  };
  return el("div", { class: `hb-ark hb-ark--${ark.type}` }, lineFields(ark.linjer, answers), sheets[ark.type](),
    lineFields(ark.nederst?.map((slug) => post.sporsmal.find((question) => question.id === slug)), answers));
}
