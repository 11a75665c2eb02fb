// «Foreslå en endring»: pick a text, write how it should be. Only that text changes in the file; the rest stays as it is.

import { renderArk } from "./foreslaa-ark.js";
import { changedFields, changedFile, changedRecord } from "./foreslaa-fil.js";
import { keeper } from "./foreslaa-lager.js";
import { personalData } from "./foreslaa-personvern.js";
import { EMPTY, mark, NOT_WHOLE, refresh, showFaults } from "./foreslaa-regler.js";
import { copy, download, mail, openEdit, openIssue, tell } from "./foreslaa-send.js";
import { el, listTexts } from "./foreslaa-tekster.js";
import { slug } from "./foreslaa-post.js";
import { tidy } from "./foreslaa-yaml.js";

const form = document.querySelector('[data-hb-forslag="endring"]');
const { kodelager, poster, personvern } = JSON.parse(form.dataset.oppsett);
const personal = personalData(personvern);
const part = (name) => form.querySelector(`[data-${name}]`);
const file = part("fil");
const free = [...form.querySelectorAll("[data-fri]")];

let record = null; // the file, the record and the places of its texts
// endringer and grunner: "post" → { "sti" → new text, or why }. sider: the address of a page without a record → its texts.
const blank = () => ({ post: "", adresse: "", endringer: {}, grunner: {}, sider: {} });
let state = blank();
const mine = () => (state.endringer[state.post] ??= {});
const reasons = () => (state.grunner[state.post] ??= {});
const page = () => (state.sider[state.adresse] ??= { navn: "", naa: "", ny: "", hvorfor: "" });
const key = () => part("sti").value;
const changed = () => (record ? changedFields(record, mine()) : []);
const pageName = () => (record ? part("post").selectedOptions[0].textContent : tidy(page().navn));

const change = ({ verdi, ny, hvorfor }) =>
  `Nå: ${verdi || "(ikke oppgitt)"}\n\nForslag: ${ny || "Slett teksten."}\n${hvorfor ? `\nHvorfor: ${hvorfor}\n` : ""}`;
const why = (text) => tidy(text ?? "");

function letter() {
  if (record) {
    const parts = changed().map((field) => `${field.navn}\n\n${change({ ...field, hvorfor: why(reasons()[field.key]) })}`);
    return `Side: ${pageName()}\nFil: ${record.fil}\n\n${parts.join("\n")}`;
  }
  const { naa, ny, hvorfor } = page();
  const where = state.adresse ? ` (${state.adresse})` : "";
  return `Side: ${pageName()}${where}\n\n${change({ verdi: tidy(naa), ny: tidy(ny), hvorfor: why(hvorfor) })}`;
}

function listChanges() {
  const items = changed().map(({ key: changedKey, navn, verdi, ny }) => {
    const drop = el("button", "Ta bort", { type: "button", className: "hb-knapp" });
    drop.setAttribute("aria-label", `Ta bort: endringen i ${navn}`);
    drop.addEventListener("click", () => {
      store.remember();
      delete mine()[changedKey];
      delete reasons()[changedKey];
      showText();
      update();
      store.save();
      part("sti").focus();
    });
    const item = el("li", "");
    item.append(el("strong", navn), el("del", verdi), el("ins", ny || "Slett teksten."), drop);
    return item;
  });
  part("endringer").replaceChildren(...(items.length ? items : [el("li", "Ingen ennå.")]));
}

const onSheet = (sti) => ["ark", "sporsmal"].includes(sti.split(".")[0]);

// The sheets, while a text that stands on one is chosen or changed.
function showSheets() {
  const sheets = record?.post.ark;
  const shown = Array.isArray(sheets) && sheets.length > 0 && [key(), ...changed().map((field) => field.key)].some(onSheet);
  part("vis").hidden = !shown;
  if (!shown) return;
  const post = changedRecord(record, mine());
  const filled = form.querySelector('[name="vis"]:checked').value === "utfylt";
  part("ark").replaceChildren(...post.ark.map((ark) => renderArk(post, ark, filled)));
}

function update() {
  form.querySelectorAll("[data-med-post]").forEach((node) => (node.hidden = !record));
  part("uten-post").hidden = Boolean(record);
  if (record) listChanges();
  file.value = letter();
  showSheets();
}

// The chosen text, what is proposed for it, and why.
function showText() {
  const chosen = record?.felt.find((item) => item.sti.join(".") === key());
  part("hvilken").textContent = chosen?.navn ?? "";
  part("naa").textContent = chosen?.verdi ?? "";
  for (const name of ["ny", "hvorfor"]) part(name).disabled = Boolean(record) && !chosen; // no text fits the search
  part("ordrett").hidden = !chosen?.ordrett;
  part("ny").value = record ? mine()[key()] ?? chosen?.verdi ?? "" : page().ny;
  part("hvorfor").value = (record ? reasons()[key()] : page().hvorfor) ?? "";
  free.forEach((node) => (node.value = page()[node.dataset.fri]));
}

function showTexts() {
  const found = listTexts(part("sti"), record?.felt ?? [], part("filter").value);
  part("treff").textContent = part("filter").value ? `${found} ${found === 1 ? "tekst" : "tekster"} passer.` : "";
}

async function choose(post) {
  record = null;
  if (post) {
    const answer = await fetch(`${poster}/${post}.json`);
    record = answer.ok ? await answer.json() : null;
  }
  state.post = record ? post : "";
  part("post").value = state.post;
  part("filter").value = "";
  showTexts();
  const [first] = changed();
  if (first) part("sti").value = first.key;
  showText();
  update();
}

const store = keeper("endring", form, {
  state: () => state,
  restore: (saved) => {
    state = { ...blank(), ...saved };
    choose(state.post);
    part("oppsummering").hidden = true;
    form.querySelectorAll("[aria-invalid]").forEach((node) => mark(node, ""));
    tell(form, "", "");
  },
});

function problems() {
  const found = [];
  const say = (name, label, message) => message && found.push({ node: part(name), label, message });
  if (record) {
    if (!changed().length) say("ny", "Slik bør det stå", "Skriv noe annet enn det som står der nå.");
    for (const { navn, ny, tall } of changed()) if (tall && !/^\d{1,6}$/.test(ny)) say("ny", navn, NOT_WHOLE);
  } else {
    if (!tidy(page().navn)) say("fri", "Hva heter siden?", EMPTY);
    if (!tidy(page().ny) && !tidy(page().naa)) say("ny", "Slik bør det stå", EMPTY);
  }
  const written = record ? changed().map((field) => [field.navn, field.ny, why(reasons()[field.key])]) : [["Teksten", page().ny, why(page().hvorfor)]];
  for (const [label, ny, reason] of written) {
    say("ny", label, personal(ny));
    say("hvorfor", `${label}: Hvorfor?`, personal(reason));
  }
  return found;
}

const title = () => `Forslag til endring: ${pageName()}`;
const actions = {
  kodelager: () => openIssue(kodelager, title(), letter(), file),
  rediger: () => openEdit(kodelager, record.fil, changedFile(record, mine()), file),
  epost: () => mail(kodelager, title(), letter(), file),
  fil: () => download(`forslag-${slug(pageName())}.txt`, letter()),
  kopi: () => copy(letter(), file),
};

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target === part("post") || target === part("sti")) return;
  if (target === part("filter")) {
    showTexts();
    showText();
  }
  if (target.dataset.fri) page()[target.dataset.fri] = target.value;
  if (target === part("ny") && record) mine()[key()] = target.value;
  else if (target === part("ny")) page().ny = target.value;
  if (target === part("hvorfor") && record) reasons()[key()] = target.value;
  else if (target === part("hvorfor")) page().hvorfor = target.value;
  update();
  const found = problems();
  refresh(form, found);
  if (target.hasAttribute("aria-invalid")) mark(target, found.find(({ node }) => node === target)?.message ?? "");
  store.save();
});
form.addEventListener("change", ({ target }) => {
  if (!target.dataset.slag) return;
  const message = personal(tidy(target.value));
  if (message) mark(target, message);
  part("melding").textContent = message;
});
part("post").addEventListener("change", async ({ target }) => {
  state.adresse = "";
  await choose(target.value);
  store.save();
});
part("sti").addEventListener("change", () => {
  showText();
  update();
});
form.addEventListener("click", async ({ target }) => {
  const kind = target.closest("[data-send]")?.dataset.send;
  if (!kind) return;
  tell(form, "", "");
  if (showFaults(form, problems()).length === 0) tell(form, kind, await actions[kind]());
});

// The page the reader came from, «?side=oppgaver/plan-for-oppfolging.md», wins over the one that was stored.
const stored = store.stored();
if (stored) state = { ...blank(), ...stored };
const query = new URLSearchParams(location.search);
const from = (query.get("side") ?? "").replace(/\.md$/, "");
const known = [...part("post").options].some((option) => option.value === from && from);
if (from && !known) {
  state.adresse = from;
  page().navn ||= query.get("tittel") ?? "";
}
await choose(known ? from : from ? "" : state.post);
document.querySelector("[data-uten-skript]").hidden = true;
form.hidden = false;
