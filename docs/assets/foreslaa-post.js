// From what was typed to the record of an exercise, with its fields in the order of the data model.

import { cellsOf } from "./foreslaa-ruter.js";
import { tidy } from "./foreslaa-yaml.js";

const LETTERS = { æ: "ae", ø: "o", å: "a", ä: "ae", ö: "o", ü: "u" };

// An id as the data model wants it: «Ønsket situasjon» becomes «onsket-situasjon».
export function slug(text, longest = 64) {
  const plain = tidy(text).toLowerCase().replace(/[æøåäöü]/g, (letter) => LETTERS[letter]).normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return plain.replace(/[^a-z0-9]+/g, "-").slice(0, longest).replace(/^-+|-+$/g, "");
}

function ids(items, fallback) {
  const used = new Set();
  return items.map((item, index) => {
    const base = slug(item.tekst.split(" ").slice(0, 4).join(" "), 40) || `${fallback}-${index + 1}`;
    let id = base;
    for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`;
    used.add(id);
    return { ...item, id };
  });
}

const whole = (text) => (/^\d{1,6}$/.test(tidy(text)) ? Number(tidy(text)) : undefined);
const wording = (item) => ({ id: item.id, tekst: item.tekst, hjelp: { tekst: item.hjelp } });
const worded = (items) => items.map((item) => ({ ...item, tekst: tidy(item.tekst), hjelp: tidy(item.hjelp ?? "") })).filter((item) => item.tekst);
const answers = (items) => Object.fromEntries(items.map((item) => [item.id, tidy(item.svar ?? "")]));

export const minutes = (state) => state.trinn.reduce((sum, step) => sum + (whole(step.minutter) ?? 0), 0);

const MAY_BE_EMPTY = { utstyr: {} };

// Without what was not filled in: the check of the file says that it is missing, and nothing empty looks finished.
function filled(value) {
  if (Array.isArray(value)) return value.map(filled).filter((item) => item !== undefined);
  if (value === null || typeof value !== "object") return value === "" ? undefined : value;
  const kept = Object.entries(value).map(([name, item]) => [name, filled(item) ?? MAY_BE_EMPTY[name]]).filter(([, item]) => item !== undefined && item.length !== 0);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

function sheet(state, questions, eksempel) {
  const { type, tittel, instruks, format } = state;
  const shared = { id: slug(tittel, 40) || "ark", type, tittel: tidy(tittel), instruks: tidy(instruks), format: { ...format } };
  const innledning = tidy(eksempel.innledning);
  if (type === "tabell") {
    const rows = Math.min(Math.max(whole(state.antall_rader) ?? 1, 1), 12);
    const columns = ids(worded(state.kolonner), "kolonne");
    const rader = Array.from({ length: rows }, (_, row) => Object.fromEntries(columns.map((item) => [item.id, tidy(cellsOf(item)[row] ?? "")])));
    return { ...shared, kolonner: columns.map(wording), antall_rader: rows, eksempel: { innledning, rader } };
  }
  if (type === "sporsmal" || type === "kryss") return { ...shared, eksempel: { innledning, svar: answers(questions) } };
  const fields = ids(worded(type === "fritekst" ? state.felt.slice(0, 1) : state.felt), "felt");
  return { ...shared, felt: fields.map(wording), eksempel: { innledning, svar: answers(fields) } };
}

export function toPost(state) {
  const questions = ids(worded(state.sporsmal), "sporsmal");
  const steps = state.trinn.map((step) => ({
    minutter: whole(step.minutter), tittel: tidy(step.tittel), deltaker: tidy(step.deltaker), prosessleder: tidy(step.prosessleder),
    si: tidy(step.si), prioritet: step.prioritet,
  }));
  const { tid, gruppe, ark, eksempel } = state;
  return filled({
    tittel: tidy(state.tittel),
    sammendrag: tidy(state.sammendrag),
    om_kilden: tidy(state.om_kilden),
    samlinger: state.samlinger,
    hensikt: tidy(state.hensikt),
    naar: tidy(state.naar),
    resultat: tidy(state.resultat),
    tid: { forberedelse: whole(tid.forberedelse), gjennomforing: minutes(state) || undefined, etterarbeid: whole(tid.etterarbeid) },
    gruppe: { min: whole(gruppe.min), maks: whole(gruppe.maks), sammensetning: tidy(gruppe.sammensetning) },
    deltakere: state.deltakere,
    form: state.form,
    utstyr: { ...state.utstyr },
    sporsmal: questions.map(wording),
    trinn: steps,
    fallgruver: state.fallgruver.map(tidy),
    varianter: state.varianter.map((item) => ({ tittel: tidy(item.tittel), beskrivelse: tidy(item.beskrivelse) })),
    digitalt: tidy(state.digitalt),
    personvern: tidy(state.personvern),
    ark: ark.type ? [sheet(ark, questions, eksempel)] : [],
    merke: { ellers: "forslag" },
  });
}

// The same answers with words where there are none, so that the preview shows what is being made.
export function withWords(state) {
  const named = (items, name) => (items.length ? items : [{ tekst: "" }]).map((item, index) => ({ ...item, tekst: tidy(item.tekst) || `${name} ${index + 1}` }));
  const { ark } = state;
  return {
    ...state,
    sporsmal: named(state.sporsmal, "Spørsmål"),
    ark: {
      ...ark, tittel: tidy(ark.tittel) || "Tittelen på arket", instruks: tidy(ark.instruks) || "Hvordan arket fylles ut",
      kolonner: named(ark.kolonner, "Kolonne"), felt: named(ark.felt, "Ledetekst"),
    },
  };
}
