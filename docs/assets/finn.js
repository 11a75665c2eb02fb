// «Finn oppgave»: filters with their state in the address, and a selection kept in this browser that becomes a run sheet
// and a pack. Without this file the page is the whole list. Nothing is sent anywhere.
(() => {
  "use strict";
  const STORE = "handbok.utvalg"; // {oppgaver, start, bord}: ids as `idOf` makes them, in the order of use
  const { count, element, fits, seating, within } = hbRegn;
  const root = document.querySelector("[data-hb-finn]");
  const part = (name) => root.querySelector(`[data-hb-${name}]`);
  const form = part("filter");
  const { start, bord } = part("oppsett").elements;
  const cards = [...root.querySelectorAll("[data-oppgave]")].map((item) => ({
    item,
    box: item.querySelector("input"),
    seats: item.querySelector("[data-hb-bord]"),
    short: item.querySelector("[data-hb-variant]"),
    seen: item.querySelector("[href='#utvalg']"),
    ...JSON.parse(item.dataset.oppgave),
  }));
  const byId = new Map(cards.flatMap((card) => [card.id, ...card.aliaser].map((id) => [id, card])));
  const own = document.getElementById("finn-egen");
  const people = () => Math.floor(Number(form.elements.gruppe.value));
  const minutes = () => Number(form.elements.tid.value || Infinity);
  const plan = hbPlan({ root, people, choose, edited });
  let chosen = []; // items in the order of use
  let borrowed = false; // from somebody's link, and not what this browser keeps

  // ── filters ───────────────────────────────────────────────────────────────
  const wanted = () => [...form.elements].filter((field) => field.name && (field.type === "checkbox" ? field.checked : field.value));

  function filter() {
    const fields = wanted();
    for (const card of cards) {
      card.item.hidden = !fits(card, fields);
      card.seats.textContent = seating(people(), card.gruppe);
      const way = within(card, minutes());
      card.short.textContent = way && way !== card ? `Passer med varianten «${way.tittel}»: ${way.minutter} min` : "";
    }
    const shown = cards.filter((card) => !card.item.hidden).length;
    const freed = shown ? [] : looser(fields);
    const advice = freed.length ? "Ta bort ett valg:" : "Ta bort flere av valgene.";
    part("antall").textContent = shown ? `${count(shown, "oppgave", "oppgaver")}${fields.length ? " passer" : ""}` : `Ingen oppgaver passer. ${advice}`;
    part("losne").replaceChildren(...freed);
    part("losne").hidden = !freed.length;
  }

  // A button for each choice that alone stands in the way, those that give the most first.
  function looser(fields) {
    return fields
      .map((field) => ({ field, left: cards.filter((card) => fits(card, fields.filter((other) => other !== field))).length }))
      .filter(({ left }) => left)
      .sort((one, other) => other.left - one.left)
      .map(({ field, left }) => {
        const name = field.labels[0].textContent.trim();
        const made = element("button", { type: "button", className: "hb-liten-knapp" }, `«${name}» (da passer ${count(left, "oppgave", "oppgaver")})`);
        made.addEventListener("click", () => {
          if (field.type === "checkbox") field.checked = false;
          else field.value = "";
          field.focus();
          changed();
        });
        return made;
      });
  }

  function changed() {
    filter();
    plan.tick(chosen);
    remember();
  }

  // ── what is kept, in the address and in the browser ───────────────────────
  const state = () => ({ oppgaver: chosen.map(idOf), start: start.value.replace(":", "."), bord: bord.value });

  function addressWith(pairs) {
    const { oppgaver, ...rest } = state();
    const selection = oppgaver.length ? Object.entries({ utvalg: oppgaver.join(","), ...rest }) : [];
    const address = new URL(location.href);
    address.search = String(new URLSearchParams([...pairs, ...selection.filter(([, value]) => value)])).replaceAll("%2C", ",");
    return address;
  }

  function remember() {
    history.replaceState(history.state, "", addressWith(wanted().map(({ name, value }) => [name, value])));
  }

  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(STORE));
      if (Array.isArray(found.oppgaver)) return found;
    } catch {
      // private windows may refuse, and what lies there may be from another edition
    }
    return { oppgaver: [] };
  }

  function keep() {
    borrowed = false;
    try {
      localStorage.setItem(STORE, JSON.stringify(state()));
      part("husk").textContent = "Utvalget ligger bare i denne nettleseren. Lenken tar det med til en annen.";
    } catch {
      part("husk").textContent = "Nettleseren får ikke lagre utvalget. Kopier lenken, så har du det til neste gang.";
    }
  }

  function recall() {
    const address = new URLSearchParams(location.search);
    for (const field of form.elements) {
      const asked = address.getAll(field.name);
      if (field.type === "checkbox") field.checked = asked.includes(field.value);
      else if (asked.length) set(field, asked[0]);
    }
    const mine = stored();
    if (!address.has("utvalg")) return take(mine);
    take({ oppgaver: address.get("utvalg").split(","), start: address.get("start"), bord: address.get("bord") });
    borrowed = mine.oppgaver.length > 0 && String(mine.oppgaver) !== String(state().oppgaver);
    if (borrowed) part("husk").textContent = "Dette utvalget kom med lenken. Endrer du det, erstatter det utvalget du hadde fra før.";
  }

  // Give a field a value from outside; what it cannot hold leaves it as it was.
  function set(field, value) {
    const before = field.value;
    field.value = value;
    if (!field.value || !field.checkValidity()) field.value = before;
  }

  function take({ oppgaver, start: time, bord: tables }) {
    const found = oppgaver.filter(Boolean).map((id) => item(String(id)));
    chosen = found.filter((one, place) => one && (!one.card || found.findIndex((other) => other?.card === one.card) === place));
    set(start, String(time).replace(".", ":"));
    bord.value = "";
    set(bord, String(tables));
    const gone = found.filter((one) => !one).length;
    part("borte").textContent = gone ? `${gone === 1 ? "Én oppgave" : `${gone} oppgaver`} i utvalget finnes ikke lenger i håndboka.` : "";
    part("borte").hidden = !gone;
  }

  // «vurderingskrysset», «vurderingskrysset.40» for its variant of forty minutes, or «pause-15».
  const idOf = ({ card, way, type, minutter }) => (card ? `${card.id}${way === card ? "" : `.${minutter}`}` : `${type}-${minutter}`);

  // What an id in the address or the store stands for; undefined when it is nothing here.
  function item(id) {
    const [slug, short] = id.split(".");
    const card = byId.get(slug);
    if (card) return exercise(card, card.varianter.find(({ minutter }) => minutter === Number(short)));
    const [, type, length] = /^([a-z]+)-(\d{1,3})$/.exec(id) ?? [];
    const option = [...own.options].find(({ value }) => value === type);
    return option && { type, tittel: option.text, minutter: Number(length) };
  }

  const exercise = (card, way = card) => ({ card, way, minutter: way.minutter });

  // ── the selection ─────────────────────────────────────────────────────────
  function choose(items) {
    chosen = items;
    keep();
    remember();
    draw();
  }

  function edited() {
    keep();
    remember();
    plan.tick(chosen);
  }

  function draw() {
    for (const card of cards) {
      card.box.checked = chosen.some((one) => one.card === card);
      card.seen.hidden = !card.box.checked;
    }
    plan.draw(chosen);
  }

  async function download() {
    const files = chosen.flatMap(({ card }) => (card ? [card.veileder, ...card.ark.map((ark) => ark.fil)] : []));
    part("svar").textContent = "Henter arkene …";
    try {
      const parts = await Promise.all(files.map(async (name, place) => {
        const answer = await fetch(`${root.dataset.filer}/${name}`);
        if (!answer.ok) throw new Error(name);
        return [`${String(place + 1).padStart(2, "0")}-${name}`, new Uint8Array(await answer.arrayBuffer())];
      }));
      const link = element("a", { href: URL.createObjectURL(hbZip(parts)), download: "ark-til-utvalget.zip" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      part("svar").textContent = `Lastet ned ${count(files.length, "fil", "filer")} i én pakke.`;
    } catch {
      part("svar").textContent = "Det gikk ikke å hente arkene samlet. Last dem ned ett for ett fra listen over.";
    }
  }

  async function copyLink() {
    const address = addressWith([]);
    address.hash = "";
    try {
      await navigator.clipboard.writeText(address.href);
      part("svar").textContent = "Lenken er kopiert.";
    } catch {
      part("svar").textContent = `Kopier denne: ${address.href}`;
    }
  }

  // ── ready ─────────────────────────────────────────────────────────────────
  recall();
  draw();
  filter();
  remember();
  // What stands here when the page opens is no news; what comes later is said.
  for (const name of ["antall", "valgt"]) part(name).setAttribute("role", "status");
  for (const card of cards) card.box.addEventListener("change", () => choose(card.box.checked ? [...chosen, exercise(card, within(card, minutes()))] : chosen.filter((one) => one.card !== card)));
  for (const fields of [form, part("oppsett")]) fields.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  part("oppsett").addEventListener("input", edited);
  part("legg-til").addEventListener("click", () => {
    const option = own.selectedOptions[0];
    choose([...chosen, item(`${option.value}-${option.dataset.minutter}`)]);
    part("flyttet").textContent = `${option.text} er lagt til sist.`;
  });
  part("last-ned").hidden = location.protocol === "file:"; // there a page may not read its neighbours
  part("last-ned").addEventListener("click", download);
  part("skriv-ut").addEventListener("click", () => print());
  part("kopier").addEventListener("click", copyLink);
  part("tom").addEventListener("click", () => {
    choose([]);
    cards[0].box.focus();
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== STORE || borrowed || newValue === JSON.stringify(state())) return;
    take(stored());
    draw();
    remember();
  });
})();
