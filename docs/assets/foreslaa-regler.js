// What is wrong in a form, and what is not filled in yet: one sentence for each field. The limits are in the markup.
// A fault stops the sending. What is only missing (`mangler`) does not: the editors can help with it.

import { reveal } from "./foreslaa-deler.js";
import { inUse } from "./foreslaa-skjema.js";
import { tidy } from "./foreslaa-yaml.js";

export const EMPTY = "Fyll ut feltet.";
export const NOT_WHOLE = "Skriv bare et helt tall, for eksempel 10.";

const labelOf = (control) => {
  const label = control.querySelector(":scope > legend") ?? document.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  return (label.querySelector("[data-navn]") ?? label).textContent.trim();
};
const place = (control) => {
  const point = control.closest("[data-punkt]");
  if (point) return `${point.querySelector(".hb-liste__tittel").textContent.trim()}: `;
  const label = control.closest("[data-gruppe]")?.dataset.etikett;
  return label && !("liste" in control.dataset) ? `${label}: ` : "";
};

const isEmpty = (control) => (control.dataset.slag === "flervalg" ? !control.querySelector("input:checked") : !tidy(control.value));

function faultIn(control, personal) {
  const { slag, minst, hoyst, paakrevd } = control.dataset;
  if (isEmpty(control)) return paakrevd ? (slag === "flervalg" ? "Velg minst én." : EMPTY) : "";
  if (slag === "flervalg" || slag === "valg") return "";
  const text = tidy(control.value);
  if (slag !== "tall") return personal(text) || (hoyst && text.length > Number(hoyst) ? `Teksten er ${text.length} tegn. Kort den ned til ${hoyst}.` : "");
  if (!/^\d{1,6}$/.test(text)) return NOT_WHOLE;
  if (Number(text) < Number(minst ?? 0)) return `Tallet må være minst ${minst}.`;
  return hoyst && Number(text) > Number(hoyst) ? `Tallet kan være høyst ${hoyst}.` : "";
}

function faultInList(list) {
  const { minst, hoyst } = list.dataset;
  const count = list.querySelectorAll(":scope > ol > li").length;
  if (count < Number(minst)) return `Legg til minst ${minst}.`;
  return hoyst && count > Number(hoyst) ? `Det kan være høyst ${hoyst}. Ta bort noen.` : "";
}

// All in the part of the form that is in use, in the order of the page: { node, label, message, mangler }.
// `personal` says what is wrong with a text that looks like a person's.
export function faults(form, personal) {
  return [...form.querySelectorAll("[data-slag], [data-liste]")].filter(inUse).map((node) => {
    const list = "liste" in node.dataset;
    const [where, what] = [place(node), labelOf(node)];
    const few = list ? node.querySelectorAll(":scope > ol > li").length < Number(node.dataset.minst) : isEmpty(node);
    return {
      node, label: where.startsWith(`${what} `) ? where.slice(0, -2) : where + what, message: list ? faultInList(node) : faultIn(node, personal),
      mangler: few && node.dataset.paakrevd !== "maa",
    };
  }).filter((fault) => fault.message);
}

export function mark(node, message) {
  const note = document.getElementById(`${node.id}-feil`);
  if (!note) return;
  note.hidden = !message;
  note.textContent = message;
  if (message) node.setAttribute("aria-invalid", "true");
  else node.removeAttribute("aria-invalid");
}

function link({ node, label, message }) {
  const anchor = Object.assign(document.createElement("a"), { href: `#${node.id}`, textContent: `${label}: ${message}` });
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(node);
    node.focus();
    node.scrollIntoView({ block: "center" });
  });
  const item = document.createElement("li");
  item.append(anchor);
  return item;
}

function fill(box, heading, found) {
  box.querySelector("[data-antall]").textContent = heading;
  box.querySelector("ul").replaceChildren(...found.map(link));
}

// The list of faults and the list of what is missing, as they are now. Only lists that are shown are kept up to date.
export function refresh(form, found) {
  const [faulty, missing] = [found.filter(({ mangler }) => !mangler), found.filter(({ mangler }) => mangler)];
  fill(form.querySelector("[data-oppsummering]"), faulty.length ? "Ikke sendt ennå. Rett dette først:" : "Alt er rettet. Nå kan du sende.", faulty);
  const rest = form.querySelector("[data-gjenstaar]");
  if (rest) {
    fill(rest, missing.length ? `Dette gjenstår (${missing.length})` : "Alt er fylt ut", missing);
  }
  return { faulty, missing };
}

// Show what was found after a try to send. Return what stops it; the list of that takes the focus.
export function showFaults(form, found) {
  const { faulty, missing } = refresh(form, found);
  form.querySelectorAll("[aria-invalid]").forEach((node) => mark(node, ""));
  faulty.forEach(({ node, message }) => mark(node, message));
  const box = form.querySelector("[data-oppsummering]");
  box.hidden = faulty.length === 0;
  const rest = form.querySelector("[data-gjenstaar]");
  if (rest) rest.hidden = faulty.length > 0 || missing.length === 0;
  if (faulty.length) box.focus();
  return faulty;
}
