// «Foreslå en oppgave»: the form, the preview of the sheet, and the file it becomes.

import { renderArk } from "./foreslaa-ark.js";
import { followLinks, showRest } from "./foreslaa-deler.js";
import { keeper } from "./foreslaa-lager.js";
import { personalData } from "./foreslaa-personvern.js";
import { minutes, slug, toPost, withWords } from "./foreslaa-post.js";
import { EMPTY, faults, mark, refresh, showFaults } from "./foreslaa-regler.js";
import { emptyCells, keepCell, showCells } from "./foreslaa-ruter.js";
import { copy, download, mail, openNewFile, tell } from "./foreslaa-send.js";
import { addPoint, fillLists, movePointUp, read, removePoint, write } from "./foreslaa-skjema.js";
import { toYaml } from "./foreslaa-yaml.js";

const form = document.querySelector('[data-hb-forslag="oppgave"]');
const { kodelager, opptatt, personvern } = JSON.parse(form.dataset.oppsett);
const personal = personalData(personvern);
const part = (name) => form.querySelector(`[data-${name}]`);
const field = (id) => document.getElementById(id);
const file = part("fil");
const empty = read(form);

const LONG_DAY = 240; // minutes; more is rarely meant
const name = () => slug(field("f-tittel").value) || "ny-oppgave";
const rows = () => Math.min(Math.max(Number.parseInt(field("f-ark-antall_rader").value, 10) || 1, 1), Number(field("f-ark-antall_rader").dataset.hoyst));
const chosen = (id) => field(id).selectedOptions[0].textContent;

function showSheet(state) {
  part("vis").hidden = !state.ark.type;
  if (!state.ark.type) return;
  const post = toPost(withWords(state));
  const [ark] = post.ark;
  const filled = form.querySelector('[name="vis"]:checked').value === "utfylt";
  const intro = Object.assign(document.createElement("p"), { textContent: ark.eksempel?.innledning ?? "" });
  part("papir").textContent = `(${chosen("f-ark-format-papir")}, ${chosen("f-ark-format-retning").toLowerCase()})`;
  part("ark").replaceChildren(...(filled && intro.textContent ? [intro] : []), renderArk(post, ark, filled));
}

function sum(total) {
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  const clock = hours ? ` (${hours} t${rest ? ` ${rest} min` : ""})` : "";
  return `Trinnene tar ${total} minutter til sammen${clock}.${total > LONG_DAY ? " Det er mer enn en halv dag. Stemmer minuttene?" : ""}`;
}

function update() {
  const type = field("f-ark-type").value;
  form.querySelectorAll("[data-for]").forEach((node) => (node.hidden = !node.dataset.for.split(" ").includes(type)));
  fillLists(form);
  const fields = part("bare-ett");
  fields.classList.toggle("hb-skjema__ett", type === "fritekst");
  fields.querySelectorAll("[data-punkt]").forEach((point, index) => (point.hidden = type === "fritekst" && index > 0));
  showCells(form, rows());
  const state = read(form);
  const found = allFaults();
  const left = found.filter(({ mangler }) => mangler).map(({ label, message }) => `# - ${label}${message === EMPTY ? "" : `: ${message}`}\n`);
  part("sum").textContent = sum(minutes(state));
  part("filnavn").textContent = `data/oppgaver/${name()}.yml`;
  file.value = (left.length ? `# Dette gjenstår:\n${left.join("")}` : "") + toYaml(toPost(state));
  showRest(form, found);
  showSheet(state);
}

function allFaults() {
  const found = faults(form, personal);
  const say = (id, label, message, mangler = false) => found.push({ node: field(id), label, message, mangler });
  const number = (id) => Number(field(id).value) || 0;
  if (field("f-tittel").value.trim() && !slug(field("f-tittel").value)) say("f-tittel", "Tittel", "Tittelen må ha minst én bokstav eller ett tall.");
  if (opptatt.includes(name())) say("f-tittel", "Tittel", "Håndboka har alt en oppgave med denne tittelen. Velg en annen.");
  if (number("f-gruppe-maks") && number("f-gruppe-min") > number("f-gruppe-maks")) say("f-gruppe-min", "Gruppen: Færrest", "Tallet kan ikke være høyere enn «Flest».");
  const type = field("f-ark-type").value;
  const count = read(form).sporsmal.length;
  if (type === "kryss" && count !== 4) say("f-sporsmal", "Spørsmål", `Et kryss har fire spørsmål. Du har ${count}.`, true);
  if (type === "sporsmal" && count === 0) say("f-sporsmal", "Spørsmål", "Legg til minst ett. Arket viser spørsmålene.", true);
  if (type === "tabell") found.push(...emptyCells(form));
  return found;
}

const store = keeper("oppgave", form, {
  state: () => read(form),
  restore: (state) => {
    write(form, state ?? empty);
    update();
    part("oppsummering").hidden = true;
    part("gjenstaar").hidden = true;
    form.querySelectorAll("[aria-invalid]").forEach((node) => mark(node, ""));
    tell(form, "", "");
  },
});

const title = () => `Forslag til ny oppgave: ${field("f-tittel").value.trim() || "uten tittel"}`;
const actions = {
  kodelager: () => openNewFile(kodelager, `data/oppgaver/${name()}.yml`, file.value, file),
  epost: () => mail(kodelager, title(), file.value, file),
  fil: () => download(`${name()}.yml`, file.value),
  kopi: () => copy(file.value, file),
};

async function send(kind) {
  update();
  tell(form, "", "");
  if (showFaults(form, allFaults()).length === 0) tell(form, kind, await actions[kind]());
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.closest("[data-ruter]")) keepCell(form, target);
  update();
  if (target.name !== "vis") store.save();
  const found = allFaults();
  refresh(form, found);
  const owner = target.closest("[data-slag]");
  if (owner?.hasAttribute("aria-invalid")) mark(owner, found.find(({ node }) => node === owner)?.message ?? "");
});
// A fault is said when the reader leaves the field; what is empty waits until the sending.
form.addEventListener("change", ({ target }) => {
  const fault = allFaults().find(({ node, mangler, message }) => node === target && !mangler && message && target.value.trim());
  if (fault) mark(target, fault.message);
  part("melding").textContent = fault ? `${fault.label}: ${fault.message}` : "";
});
form.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.dataset.send) send(button.dataset.send);
  const point = button.closest("[data-punkt]");
  if (button.matches("[data-legg-til]")) addPoint(button.closest("[data-liste]")).querySelector("input, textarea").focus();
  else if (button.matches("[data-fjern]")) {
    store.remember();
    removePoint(point);
  } else if (button.matches("[data-opp]")) movePointUp(point);
  else return;
  update();
  refresh(form, allFaults());
  store.save();
});

document.querySelector("[data-uten-skript]").hidden = true;
form.hidden = false;
followLinks(form);
const stored = store.stored();
if (stored) {
  write(form, stored);
  form.querySelectorAll("[data-del]").forEach((del) => (del.open = true)); // so that the reader sees all is there
}
update();
if (stored) store.save();
