// From what was typed to the record of an exercise, with its fields in the order of the data model.

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

const whole = (text) => (/^\d{1,6}$/.test(tidy(text)) ? Number(tidy(text)) : 0);
const optional = (name, text) => (tidy(text ?? "") ? { [name]: tidy(text) } : {});
const wording = (item) => ({ id: item.id, tekst: item.tekst, ...(item.hjelp ? { hjelp: { tekst: item.hjelp } } : {}) });
const worded = (items) => items.map((item) => ({ ...item, tekst: tidy(item.tekst), hjelp: tidy(item.hjelp ?? "") })).filter((item) => item.tekst);
const answers = (items) => Object.fromEntries(items.map((item) => [item.id, tidy(item.svar ?? "")]));

export const minutes = (state) => state.trinn.reduce((sum, step) => sum + whole(step.minutter), 0);

function sheet(state, questions) {
  const { type, tittel, instruks, format, eksempel } = state;
  const shared = { id: slug(tittel, 40) || "ark", type, tittel: tidy(tittel), instruks: tidy(instruks), format: { ...format } };
  const innledning = tidy(eksempel.innledning);
  if (type === "tabell") {
    const rows = Math.min(Math.max(whole(state.antall_rader), 1), 12);
    const columns = ids(worded(state.kolonner), "kolonne");
    const rader = Array.from({ length: rows }, (_, row) => Object.fromEntries(columns.map((item) => [item.id, tidy(item.celler[row] ?? "")])));
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
    ...optional("si", step.si), prioritet: step.prioritet,
  }));
  const { tid, gruppe, utstyr } = state;
  const variants = state.varianter.map((item) => ({ tittel: tidy(item.tittel), beskrivelse: tidy(item.beskrivelse) })).filter((item) => item.tittel || item.beskrivelse);
  const equipment = Object.fromEntries(Object.entries(utstyr).filter(([, list]) => list.length));
  return {
    tittel: tidy(state.tittel),
    sammendrag: tidy(state.sammendrag),
    om_kilden: tidy(state.om_kilden),
    samlinger: state.samlinger,
    hensikt: tidy(state.hensikt),
    naar: tidy(state.naar),
    resultat: tidy(state.resultat),
    tid: { forberedelse: whole(tid.forberedelse), gjennomforing: minutes(state), etterarbeid: whole(tid.etterarbeid) },
    gruppe: { min: whole(gruppe.min), maks: whole(gruppe.maks), ...optional("sammensetning", gruppe.sammensetning) },
    deltakere: state.deltakere,
    form: state.form,
    utstyr: equipment,
    ...(questions.length ? { sporsmal: questions.map(wording) } : {}),
    trinn: steps,
    fallgruver: state.fallgruver.map(tidy).filter(Boolean),
    ...(variants.length ? { varianter: variants } : {}),
    digitalt: tidy(state.digitalt),
    ...optional("personvern", state.personvern),
    ...(state.ark.type ? { ark: [sheet(state.ark, questions)] } : {}),
    merke: { ellers: "forslag" },
  };
}
