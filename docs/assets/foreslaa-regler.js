// What must be right before the text is sent: one sentence for each field, with what to do. The limits are in the markup.

import { inUse } from "./foreslaa-skjema.js";
import { tidy } from "./foreslaa-yaml.js";

const labelOf = (control) => {
  const label = control.querySelector(":scope > legend") ?? document.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  return label.textContent.replace("(valgfritt)", "").trim();
};
const place = (control) => {
  const point = control.closest("[data-punkt]:has(> .hb-liste__tittel)");
  if (point && point !== control) return `${point.querySelector(".hb-liste__tittel").textContent.trim()}: `;
  const group = control.closest("fieldset[data-gruppe]");
  return group ? `${labelOf(group)}: ` : "";
};

function faultIn(control) {
  const { slag, minst, hoyst } = control.dataset;
  if (slag === "flervalg") return Number(minst ?? 0) > control.querySelectorAll("input:checked").length ? "Velg minst én." : "";
  const text = tidy(control.value);
  if (!text) return "paakrevd" in control.dataset ? "Fyll ut feltet." : "";
  if (slag === "tall") {
    if (!/^\d{1,6}$/.test(text)) return "Skriv et helt tall, uten «min».";
    if (Number(text) < Number(minst ?? 0)) return `Tallet må være minst ${minst}.`;
    return hoyst && Number(text) > Number(hoyst) ? `Tallet kan være høyst ${hoyst}.` : "";
  }
  return hoyst && text.length > Number(hoyst) ? `Teksten er ${text.length} tegn. Kort den ned til ${hoyst}.` : "";
}

function faultInList(list) {
  const count = list.querySelectorAll(":scope > ol > li").length;
  if (list.dataset.antallFra) return "";
  if (count < Number(list.dataset.minst)) return `Legg til minst ${list.dataset.minst}.`;
  return list.dataset.hoyst && count > Number(list.dataset.hoyst) ? `Det kan være høyst ${list.dataset.hoyst}. Ta bort noen.` : "";
}

// Every fault in the part of the form that is in use, in the order of the page: { node, label, message }.
export function faults(form) {
  return [...form.querySelectorAll("[data-felt], [data-liste]:not([data-antall-fra])")].filter(inUse).map((node) => ({
    node, label: place(node) + labelOf(node), message: "liste" in node.dataset ? faultInList(node) : faultIn(node),
  })).filter((fault) => fault.message);
}

export function mark(node, message) {
  const note = document.getElementById(`${node.id}-feil`);
  if (!note) return;
  note.hidden = !message;
  note.textContent = message;
  if (message) node.setAttribute("aria-invalid", "true");
  else node.removeAttribute("aria-invalid");
}

// Show all faults at the fields and in a list above the buttons; the list takes the focus.
export function showFaults(form, found) {
  form.querySelectorAll("[aria-invalid]").forEach((node) => mark(node, ""));
  found.forEach(({ node, message }) => mark(node, message));
  const box = form.querySelector("[data-oppsummering]");
  box.replaceChildren();
  box.hidden = found.length === 0;
  if (!found.length) return;
  const heading = document.createElement("p");
  heading.append(found.length === 1 ? "Én ting må rettes:" : `${found.length} ting må rettes:`);
  const list = document.createElement("ul");
  for (const { node, label, message } of found) {
    const link = document.createElement("a");
    link.href = `#${node.id}`;
    link.textContent = `${label}: ${message}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      node.focus();
      node.scrollIntoView({ block: "center" });
    });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  box.append(heading, list);
  box.focus();
}
