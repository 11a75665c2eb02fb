// The frame of the page: menu, colour choice, contents, tables. Everything here only adds to what works without it.
const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// Straight from a folder or a memory stick there is no server that shows index.html for a folder.
if (location.protocol === "file:") {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);
}

// The menu on narrow screens.
const menu = document.getElementById("hb-meny");
const burger = document.querySelector("[data-hb-skuff]");
const drawer = document.getElementById("__drawer");
if (menu && burger && drawer) {
  const show = (open) => {
    drawer.checked = open;
    burger.setAttribute("aria-expanded", open);
    for (const part of all(".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-footer")) part.inert = open;
    (open ? menu.querySelector("[aria-current], a[href]:not([href='#'])") : burger).focus();
  };
  burger.setAttribute("role", "button");
  burger.setAttribute("aria-controls", menu.id);
  burger.setAttribute("aria-expanded", "false");
  const toggle = (event) => {
    event.preventDefault();
    show(!drawer.checked);
  };
  burger.addEventListener("click", toggle);
  burger.addEventListener("keydown", (event) => event.key === " " && toggle(event));
  menu.querySelector("[data-hb-lukk-skuff]").addEventListener("click", toggle);
  document.addEventListener("keydown", (event) => event.key === "Escape" && drawer.checked && show(false));
  document.addEventListener("click", (event) => {
    if (drawer.checked && !menu.contains(event.target) && !burger.contains(event.target)) show(false);
  });
  matchMedia("(min-width: 76.25em)").addEventListener("change", () => drawer.checked && show(false));
}

// Light or dark. Until the reader chooses, the system decides.
const colour = document.querySelector("[data-hb-fargevalg]");
if (colour) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.fargevalg ?? (system.matches ? "mork" : "lys");
  const label = () => {
    colour.dataset.hbFargevalg = current();
    colour.setAttribute("aria-label", current() === "lys" ? "Bytt til mørkt fargevalg" : "Bytt til lyst fargevalg");
    colour.title = colour.getAttribute("aria-label");
  };
  colour.addEventListener("click", () => {
    root.dataset.fargevalg = current() === "lys" ? "mork" : "lys";
    __md_set("fargevalg", root.dataset.fargevalg);
    label();
  });
  system.addEventListener("change", label);
  label();
  colour.hidden = false;
}

// The contents show which part is being read.
const parts = new Map(all(".md-sidebar.hb-innhold a").map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
parts.delete(null);
if (parts.size) {
  const passed = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, boundingClientRect } of entries) boundingClientRect.top < innerHeight / 3 ? passed.add(target) : passed.delete(target);
    const here = [...parts.keys()].filter((part) => passed.has(part)).pop();
    for (const [part, link] of parts) part === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  }, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
  parts.forEach((_, part) => observer.observe(part));
}

// Safari forgets that a table is a table when its rows are laid out as cards on a narrow screen.
const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
const cards = matchMedia("(max-width: 44.9em)");
const nameTables = () => {
  for (const table of all("table.hb-tabell")) {
    for (const part of [table, ...all("thead, tbody, tr, td, th", table)]) {
      const role = roles[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader");
      cards.matches ? part.setAttribute("role", role) : part.removeAttribute("role");
    }
  }
};
cards.addEventListener("change", nameTables);
nameTables();

// A definition can be put away with Escape while it is on hover or focus (WCAG 1.4.13).
const closed = "hb-begrep--lukket";
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") all(".hb-begrep:is(:hover, :focus-within)").forEach((term) => term.classList.add(closed));
});
for (const kind of ["pointerout", "focusout"]) {
  document.addEventListener(kind, (event) => event.target.closest?.(".hb-begrep")?.classList.remove(closed));
}

// The view for participants stays chosen on the next exercise, and can be shared as an address.
const views = all("[name='hb-visning']");
if (views.length) {
  const wanted = new URLSearchParams(location.search).get("visning") ?? __md_get("visning", sessionStorage);
  const chosen = views.find((view) => view.value === wanted);
  if (chosen) chosen.checked = true;
  for (const view of views) {
    view.addEventListener("change", () => {
      __md_set("visning", view.value, sessionStorage);
      const address = new URL(location);
      view.value === "deltaker" ? address.searchParams.set("visning", "deltaker") : address.searchParams.delete("visning");
      history.replaceState(history.state, "", address);
    });
  }
}

// Paper has no way to open what is folded together.
addEventListener("beforeprint", () => all("details:not([open])").forEach((fold) => { fold.open = true; fold.dataset.hbForUtskrift = ""; }));
addEventListener("afterprint", () => all("[data-hb-for-utskrift]").forEach((fold) => { fold.open = false; delete fold.dataset.hbForUtskrift; }));
