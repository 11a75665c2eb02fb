// «Foreslå en endring»: pick a text, write how it should be. Only that text changes in the file; the rest stays as it is.

import { renderArk } from "./foreslaa-ark.js";
import { changedFields, changedFile, changedRecord } from "./foreslaa-fil.js";
import { keeper } from "./foreslaa-lager.js";
import { mark, showFaults } from "./foreslaa-regler.js";
import { copy, download, mail, openEdit, openIssue } from "./foreslaa-send.js";
import { tidy } from "./foreslaa-yaml.js";

const form = document.querySelector('[data-hb-forslag="endring"]');
const { kodelager, poster } = JSON.parse(form.dataset.oppsett);
const part = (name) => form.querySelector(`[data-${name}]`);
const file = part("fil");

let record = null; // the file, the record and the places of its texts
const blank = () => ({ post: "", side: "", fritekst: "", hvorfor: "", endringer: {} });
let state = blank(); // endringer: "post" → { "sti" → new text }
const mine = () => (state.endringer[state.post] ??= {});
const fieldAt = (key) => record.felt.find((item) => item.sti.join(".") === key);
const changed = () => (record ? changedFields(record, mine()) : []);

function letter() {
  if (!record) return `Side: ${state.side}\n\nSlik bør det stå:\n${tidy(state.fritekst)}\n${state.hvorfor ? `\nHvorfor: ${tidy(state.hvorfor)}\n` : ""}`;
  const parts = changed().map(({ navn, verdi, ny }) => `${navn}\n\nNå: ${verdi}\n\nForslag: ${ny}\n`);
  return `Fil: ${record.fil}\n\n${parts.join("\n")}${state.hvorfor ? `\nHvorfor: ${tidy(state.hvorfor)}\n` : ""}`;
}

const el = (name, text, attributes = {}) => Object.assign(document.createElement(name), { textContent: text }, attributes);

function listChanges() {
  const items = changed().map(({ key, navn, verdi, ny }) => {
    const item = el("li", "");
    const drop = el("button", "Ta bort", { type: "button", className: "hb-knapp" });
    drop.setAttribute("aria-label", `Ta bort endringen i ${navn}`);
    drop.addEventListener("click", () => {
      store.remember();
      delete mine()[key];
      showText();
      update();
      store.save();
      part("sti").focus();
    });
    item.append(el("strong", navn), el("del", verdi), el("ins", ny), drop);
    return item;
  });
  part("endringer").replaceChildren(...(items.length ? items : [el("li", "Ingen ennå.")]));
}

function showSheets() {
  const sheets = record?.post.ark;
  const shown = Array.isArray(sheets) && sheets.length > 0;
  part("vis").hidden = !shown;
  if (!shown) return;
  const post = changedRecord(record, mine());
  const filled = form.querySelector('[name="vis"]:checked').value === "utfylt";
  part("ark").replaceChildren(...post.ark.map((ark) => renderArk(post, ark, filled)));
}

function update() {
  form.querySelectorAll("[data-med-post]").forEach((node) => (node.hidden = !record));
  form.querySelectorAll("[data-uten-post]").forEach((node) => (node.hidden = Boolean(record)));
  if (record) {
    part("filnavn").textContent = record.fil;
    file.value = changedFile(record, mine());
    listChanges();
  } else file.value = letter();
  showSheets();
}

function showText() {
  const chosen = record && fieldAt(part("sti").value);
  part("naa").textContent = chosen ? chosen.verdi : "";
  part("ny").value = chosen ? mine()[part("sti").value] ?? chosen.verdi : state.fritekst;
}

async function choose(post) {
  record = null;
  if (post) {
    const answer = await fetch(`${poster}/${post}.json`);
    record = answer.ok ? await answer.json() : null;
  }
  state.post = record ? post : "";
  part("post").value = state.post;
  part("sti").replaceChildren(...(record?.felt ?? []).map((item) => {
    const start = item.verdi.length > 45 ? `${item.verdi.slice(0, 45)}…` : item.verdi;
    return el("option", `${item.navn}: ${start}`, { value: item.sti.join(".") });
  }));
  const [first] = changed();
  if (first) part("sti").value = first.key;
  showText();
  update();
}

const store = keeper("endring", form, {
  state: () => state,
  restore: (saved) => {
    state = { ...blank(), ...saved };
    part("side").value = state.side;
    part("hvorfor").value = state.hvorfor;
    choose(state.post);
    showFaults(form, []);
  },
});

function problems() {
  if (record) return changed().length ? [] : [{ node: part("ny"), label: "Slik bør det stå", message: "Skriv noe annet enn det som står der nå." }];
  const wanted = [[part("side"), "Hva heter siden?", "Fyll ut feltet."], [part("ny"), "Slik bør det stå", "Fyll ut feltet."]];
  return wanted.filter(([node]) => !tidy(node.value)).map(([node, label, message]) => ({ node, label, message }));
}

const title = () => `Forslag til endring: ${record ? part("post").selectedOptions[0].textContent : state.side}`;
const actions = {
  kodelager: () => openIssue(kodelager, title(), letter(), file),
  rediger: () => openEdit(kodelager, record.fil, file.value, file),
  epost: () => mail(kodelager, title(), letter(), file),
  fil: () => (record ? download(record.fil.split("/").at(-1), file.value) : download("forslag.txt", letter())),
  kopi: async () => ((await copy(record ? letter() : file.value, file)) ? "Teksten er kopiert." : "Teksten er merket. Trykk Ctrl + C for å kopiere den."),
};

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target === part("post") || target === part("sti")) return;
  if (target === part("ny") && record) mine()[part("sti").value] = target.value;
  else if (target === part("ny")) state.fritekst = target.value;
  if (target === part("side")) state.side = target.value;
  if (target === part("hvorfor")) state.hvorfor = target.value;
  mark(target, "");
  update();
  store.save();
});
part("post").addEventListener("change", async ({ target }) => {
  await choose(target.value);
  store.save();
});
part("sti").addEventListener("change", showText);
form.addEventListener("click", async ({ target }) => {
  const kind = target.closest("[data-send]")?.dataset.send;
  if (!kind) return;
  const found = problems();
  showFaults(form, found);
  part("status").textContent = found.length ? "" : await actions[kind]();
});

// The page the reader came from, «?side=oppgaver/plan-for-oppfolging.md», wins over the one that was stored.
const stored = store.stored();
if (stored) state = { ...blank(), ...stored };
const from = (new URLSearchParams(location.search).get("side") ?? "").replace(/\.md$/, "");
const known = [...part("post").options].some((option) => option.value === from && from);
if (from && !known) state.side = from;
part("side").value = state.side;
part("hvorfor").value = state.hvorfor;
await choose(known ? from : from ? "" : state.post);
document.querySelector("[data-uten-skript]").hidden = true;
form.hidden = false;
