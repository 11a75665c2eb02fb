// What the pages do with JavaScript. Without it every list is whole and every definition is one link away.

const form = document.querySelector("[data-hb-filter]");
if (form) {
  const items = [...document.querySelectorAll(".hb-kort > li[data-samling]")];
  const count = form.querySelector("[data-hb-antall]");

  const matches = (item, wanted) =>
    (!wanted.samling || item.dataset.samling.split(" ").includes(wanted.samling)) &&
    (!wanted.tid || Number(item.dataset.tid) <= Number(wanted.tid)) &&
    (!wanted.gruppe || (Number(item.dataset.min) <= Number(wanted.gruppe) && Number(wanted.gruppe) <= Number(item.dataset.maks))) &&
    (!wanted.form || item.dataset.form.split(" ").includes(wanted.form));

  const update = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const shown = items.filter((item) => {
      item.hidden = !matches(item, wanted);
      return !item.hidden;
    }).length;
    count.textContent = shown === 0 ? "Ingen oppgaver passer. Prøv med mer tid eller en annen arbeidsform." : `Viser ${shown} av ${items.length} oppgaver`;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", update);
  form.addEventListener("reset", () => setTimeout(update));
  update();
}

// A definition can be put away with Escape while it is on hover or focus (WCAG 1.4.13).
const closed = "hb-begrep--lukket";
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll(".hb-begrep:is(:hover, :focus-within)").forEach((term) => term.classList.add(closed));
});
for (const kind of ["pointerout", "focusout"]) {
  document.addEventListener(kind, (event) => event.target.closest?.(".hb-begrep")?.classList.remove(closed));
}
