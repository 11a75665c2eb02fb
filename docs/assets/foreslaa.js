// «Foreslå en oppgave»: the form, the preview of the sheet, and the file it becomes.

import { renderArk } from "./foreslaa-ark.js";
import { keeper } from "./foreslaa-lager.js";
import { minutes, slug, toPost } from "./foreslaa-post.js";
import { faults, mark, showFaults } from "./foreslaa-regler.js";
import { copy, download, mail, openNewFile } from "./foreslaa-send.js";
import { addPoint, fillLists, movePointUp, read, removePoint, write } from "./foreslaa-skjema.js";
import { toYaml } from "./foreslaa-yaml.js";

const form = document.querySelector('[data-hb-forslag="oppgave"]');
const { kodelager, opptatt } = JSON.parse(form.dataset.oppsett);
const part = (name) => form.querySelector(`[data-${name}]`);
const field = (id) => document.getElementById(id);
const file = part("fil");
const empty = read(form);

const name = () => slug(field("f-tittel").value) || "ny-oppgave";
const rows = () => Math.min(Math.max(Number.parseInt(field("f-ark-antall_rader").value, 10) || 1, 1), Number(field("f-ark-antall_rader").dataset.hoyst));

function showSheet(post) {
  const [ark] = post.ark ?? [];
  const shown = Boolean(ark) && (ark.kolonner ?? ark.felt ?? post.sporsmal ?? []).length > 0;
  part("vis").hidden = !shown;
  const filled = form.querySelector('[name="vis"]:checked').value === "utfylt";
  part("ark").replaceChildren(...(shown ? [renderArk(post, ark, filled)] : []));
}

function update() {
  const type = field("f-ark-type").value;
  form.querySelectorAll("[data-for]").forEach((node) => (node.hidden = !node.dataset.for.split(" ").includes(type)));
  fillLists(form, rows());
  const state = read(form);
  const post = toPost(state);
  part("sum").textContent = `Trinnene tar ${minutes(state)} minutter til sammen.`;
  part("filnavn").textContent = `data/oppgaver/${name()}.yml`;
  file.value = toYaml(post);
  showSheet(post);
}

function allFaults() {
  const found = faults(form);
  const say = (id, label, message) => found.push({ node: field(id), label, message });
  const number = (id) => Number(field(id).value);
  if (opptatt.includes(name())) say("f-tittel", "Tittel", "Håndboka har alt en oppgave med denne tittelen. Velg en annen.");
  if (number("f-gruppe-min") > number("f-gruppe-maks")) say("f-gruppe-min", "Færrest", "Tallet må være lavere enn «Flest».");
  const type = field("f-ark-type").value;
  const count = read(form).sporsmal.length;
  if (type === "kryss" && count !== 4) say("f-sporsmal", "Spørsmål", `Et kryss har fire spørsmål. Du har ${count}.`);
  if (type === "sporsmal" && count === 0) say("f-sporsmal", "Spørsmål", "Legg til minst ett. Arket viser spørsmålene.");
  return found;
}

const store = keeper("oppgave", form, {
  state: () => read(form),
  restore: (state) => {
    write(form, state ?? empty);
    update();
    showFaults(form, []);
  },
});

const title = () => `Forslag til ny oppgave: ${field("f-tittel").value.trim() || "uten tittel"}`;
const actions = {
  kodelager: () => openNewFile(kodelager, `data/oppgaver/${name()}.yml`, file.value, file),
  epost: () => mail(kodelager, title(), file.value, file),
  fil: () => download(`${name()}.yml`, file.value),
  kopi: async () => ((await copy(file.value, file)) ? "Teksten er kopiert." : "Teksten er merket. Trykk Ctrl + C for å kopiere den."),
};

async function send(kind) {
  update();
  const found = allFaults();
  showFaults(form, found);
  if (found.length && kind === "kodelager") {
    part("status").textContent = "";
    return;
  }
  const done = await actions[kind]();
  part("status").textContent = found.length ? `${done} Forslaget er ikke helt ferdig. Redaksjonen kan hjelpe deg med resten.` : done;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  update();
  if (target.name !== "vis") store.save();
  const owner = target.closest("[data-felt]");
  if (owner?.hasAttribute("aria-invalid")) mark(owner, faults(form).find(({ node }) => node === owner)?.message ?? "");
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
  store.save();
});

document.querySelector("[data-uten-skript]").hidden = true;
form.hidden = false;
const stored = store.stored();
if (stored) write(form, stored);
update();
if (stored) store.save();
