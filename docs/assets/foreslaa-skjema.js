// Between the form on the page and a plain object: read, write, lists that grow, sections that come and go.
// Only the element that owns a name is read: nothing here knows what an exercise is.

const SCOPES = "[data-gruppe], [data-liste]";
const own = (root, selector) =>
  [...root.querySelectorAll(selector)].filter((node) => node.parentElement.closest(`${SCOPES}, [data-punkt], form`) === root);
const points = (list) => [...list.querySelector(":scope > ol").children];

function valueOf(control) {
  if (control.dataset.slag !== "flervalg") return control.value;
  return [...control.querySelectorAll("input:checked")].map((box) => box.value);
}

// Everything that is typed, by name. An item of a list with one field without a name is that text.
export function read(root) {
  const found = {};
  for (const control of own(root, "[data-felt]")) {
    if (control.dataset.felt === "") return valueOf(control);
    found[control.dataset.felt] = valueOf(control);
  }
  for (const group of own(root, "[data-gruppe]")) found[group.dataset.gruppe] = read(group);
  for (const list of own(root, "[data-liste]")) found[list.dataset.liste] = points(list).map(read);
  return found;
}

// Put back what `read` gave. Names that are no longer in the form are passed over.
export function write(root, state) {
  for (const control of own(root, "[data-felt]")) {
    const value = control.dataset.felt === "" ? state : state?.[control.dataset.felt];
    if (value === undefined) continue;
    if (control.dataset.slag === "flervalg") control.querySelectorAll("input").forEach((box) => (box.checked = value.includes(box.value)));
    else control.value = value;
  }
  for (const group of own(root, "[data-gruppe]")) write(group, state?.[group.dataset.gruppe]);
  for (const list of own(root, "[data-liste]")) {
    const items = state?.[list.dataset.liste];
    if (!Array.isArray(items)) continue;
    points(list).forEach((point) => point.remove());
    items.forEach((item) => write(addPoint(list), item));
  }
}

let serial = 0; // ids stay unique when items are removed and added
export function addPoint(list) {
  const template = list.querySelector(":scope > template");
  const point = template.content.firstElementChild.cloneNode(true);
  serial += 1;
  number(point, "__N__", serial);
  list.querySelector(":scope > ol").append(point);
  renumber(list);
  return point;
}

function number(node, mark, value) {
  for (const each of [node, ...node.querySelectorAll("*")]) {
    for (const attribute of [...each.attributes]) if (attribute.value.includes(mark)) each.setAttribute(attribute.name, attribute.value.replaceAll(mark, value));
  }
}

function renumber(list) {
  points(list).forEach((point, index) => {
    own(point, "[data-nummer]").forEach((node) => (node.textContent = index + 1));
    const [up, drop] = point.querySelectorAll(":scope > .hb-liste__knapper > button");
    up.hidden = index === 0;
    for (const button of [up, drop]) button.setAttribute("aria-label", `${button.textContent}: ${list.dataset.etikett} ${index + 1}`);
  });
}

export function removePoint(point) {
  const list = point.closest("[data-liste]");
  const next = point.nextElementSibling ?? point.previousElementSibling ?? list;
  point.remove();
  renumber(list);
  next.focus();
}

export function movePointUp(point) {
  point.previousElementSibling?.before(point);
  renumber(point.closest("[data-liste]"));
  point.focus();
}

// Give every list the items it must have.
export function fillLists(form) {
  for (const list of form.querySelectorAll("[data-liste]")) {
    while (points(list).length < Number(list.dataset.minst)) addPoint(list);
  }
}

// A part that is hidden keeps its text, but is not asked for.
export const inUse = (node) => node.closest("[hidden]") === null;
