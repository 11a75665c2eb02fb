// «Finn oppgave»: filters with their state in the address, a selection kept in this browser, and the pack it becomes.
// Without this file the page is the whole list. Nothing is sent anywhere.
(() => {
  "use strict";
  const STORE = "handbok.utvalg"; // {"oppgaver": [id, …]} in the order of use; a run sheet can begin with it
  const root = document.querySelector("[data-hb-finn]");
  const form = root.querySelector("[data-hb-filter]");
  const selection = root.querySelector("[data-hb-utvalg]");
  const part = (name) => root.querySelector(`[data-hb-${name}]`);
  const files = new URL(`${root.dataset.filer}/`, location.href);
  const cards = [...root.querySelectorAll("[data-oppgave]")].map((item) => ({ item, ...JSON.parse(item.dataset.oppgave) }));
  const byId = new Map(cards.map((card) => [card.id, card]));
  const element = (tag, text = "", properties = {}) => Object.assign(document.createElement(tag), { textContent: text, ...properties });
  let chosen = [];

  // ── filters ───────────────────────────────────────────────────────────────
  const LISTS = ["samling", "form", "rolle", "gir", "papir"];
  const fits = (card, wanted) =>
    (!wanted.tid || card.minutter <= Number(wanted.tid)) &&
    (!wanted.gruppe || (card.gruppe[0] <= Number(wanted.gruppe) && Number(wanted.gruppe) <= card.gruppe[1])) &&
    LISTS.every((name) => !wanted[name] || card[name].includes(wanted[name]));

  function filter() {
    const wanted = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const card of cards) {
      card.item.hidden = !fits(card, wanted);
      if (!card.item.hidden) shown++;
    }
    part("antall").textContent = shown ? `Viser ${shown} av ${cards.length} oppgaver` : "Ingen oppgaver passer. Prøv med mer tid, eller ta bort ett av valgene.";
    remember();
  }

  function remember() {
    const address = new URL(location.href);
    const state = Object.entries(Object.fromEntries(new FormData(form))).filter(([, value]) => value);
    if (chosen.length) state.push(["utvalg", chosen.join(",")]);
    address.search = new URLSearchParams(state);
    history.replaceState(history.state, "", address);
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name && state.has(field.name)) field.value = state.get(field.name);
    chosen = (state.get("utvalg")?.split(",") ?? stored()).filter((id) => byId.has(id));
  }

  function stored() {
    try {
      const found = JSON.parse(localStorage.getItem(STORE))?.oppgaver;
      return Array.isArray(found) ? found : [];
    } catch {
      return []; // private windows may refuse, and what lies there may be from another edition
    }
  }

  function keep() {
    try {
      localStorage.setItem(STORE, JSON.stringify({ oppgaver: chosen }));
    } catch {
      // the address still has it
    }
  }

  // ── the selection ─────────────────────────────────────────────────────────
  function choose(ids) {
    chosen = ids;
    keep();
    remember();
    draw();
  }

  function addBoxes() {
    for (const card of cards) {
      const label = element("label", "", { className: "hb-velg" });
      card.box = element("input", "", { type: "checkbox" });
      card.box.addEventListener("change", () => choose(card.box.checked ? [...chosen, card.id] : chosen.filter((id) => id !== card.id)));
      label.append(card.box, " Ta med i utvalget", element("span", `: ${card.tittel}`, { className: "hb-skjult" }));
      card.item.append(label);
    }
  }

  function button(text, title, action) {
    const made = element("button", text, { type: "button", className: "hb-liten-knapp" });
    made.append(element("span", ` ${title}`, { className: "hb-skjult" }));
    made.addEventListener("click", action);
    return made;
  }

  function row(card, place) {
    const cell = (name, heading, content) => {
      const made = element(name, typeof content === "string" ? content : "");
      if (name === "th") made.scope = "row";
      else made.dataset.ledetekst = heading;
      if (typeof content !== "string") made.append(...content);
      return made;
    };
    const link = element("a", card.tittel, { href: card.item.querySelector("a").href });
    const up = button("Flytt opp", card.tittel, () => {
      choose(chosen.map((id, at) => (at === place - 1 ? chosen[place] : at === place ? chosen[place - 1] : id)));
      root.querySelectorAll("[data-hb-rader] tr")[place - 1].querySelector("button").focus();
    });
    const away = button("Fjern", card.tittel, () => {
      choose(chosen.filter((id) => id !== card.id));
      (chosen.length ? document.getElementById("utvalg") : card.box).focus();
    });
    const made = element("tr");
    made.append(
      cell("th", "", [link]),
      cell("td", "Tid i rommet", card.tid),
      cell("td", "Ved bordet", `${card.gruppe[0]}–${card.gruppe[1]} personer`),
      cell("td", "Arbeidsform", card.former),
      cell("td", "Hvem er med", card.roller),
      cell("td", "Dere sitter igjen med", card.utbytte || "Ingen ark"),
      cell("td", "Rekkefølge", place ? [up, " ", away] : [away]),
    );
    return made;
  }

  function draw() {
    const picked = chosen.map((id) => byId.get(id));
    for (const card of cards) card.box.checked = chosen.includes(card.id);
    selection.hidden = !picked.length;
    const minutes = picked.reduce((sum, card) => sum + card.minutter, 0);
    const time = [minutes >= 60 ? `${Math.floor(minutes / 60)} t` : "", minutes % 60 || !minutes ? `${minutes % 60} min` : ""].filter(Boolean).join(" ");
    part("sum").textContent = picked.length === 1 ? `Én oppgave, ${time} i rommet.` : `${picked.length} oppgaver, ${time} i rommet til sammen. Pauser kommer i tillegg.`;
    part("rader").replaceChildren(...picked.map(row));
    drawPack(picked);
  }

  // ── the pack ──────────────────────────────────────────────────────────────
  function drawPack(picked) {
    const groups = Math.max(1, Math.round(Number(document.getElementById("finn-grupper").value)) || 1);
    const line = (file, text, copies) => {
      const made = element("li");
      made.append(element("a", text, { href: new URL(file, files) }), ` – ${copies}`);
      return made;
    };
    part("filer").replaceChildren(...picked.flatMap((card) => [
      line(card.veileder, `Veileder til ${card.tittel}`, "ett til deg som leder"),
      ...card.ark.map((ark) => line(ark.fil, `${ark.tittel}, ${ark.papir}`, ark.antall || (groups === 1 ? "ett ark" : `${groups} ark, ett til hver gruppe`))),
    ]));
    part("utstyr").replaceChildren(...[...new Set(picked.flatMap((card) => card.utstyr))].map((thing) => element("li", thing)));
  }

  async function download() {
    const names = [...new Set(chosen.flatMap((id) => [byId.get(id).veileder, ...byId.get(id).ark.map((ark) => ark.fil)]))];
    part("svar").textContent = "Henter arkene …";
    try {
      const parts = await Promise.all(names.map(async (name, place) => {
        const answer = await fetch(new URL(name, files));
        if (!answer.ok) throw new Error(name);
        return [`${String(place + 1).padStart(2, "0")}-${name}`, new Uint8Array(await answer.arrayBuffer())];
      }));
      const link = element("a", "", { href: URL.createObjectURL(zip(parts)), download: "ark-til-utvalget.zip" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      part("svar").textContent = `Lastet ned ${names.length} filer i én pakke.`;
    } catch {
      part("svar").textContent = "Det gikk ikke å hente arkene samlet. Last dem ned ett for ett fra listen over.";
    }
  }

  // A zip file of files as they are: PDF is packed already.
  function zip(entries) {
    const bytes = [];
    const directory = [];
    let offset = 0;
    for (const [name, data] of entries) {
      const label = new TextEncoder().encode(name);
      const head = fields([20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [label.length, 2], [0, 2]);
      bytes.push(fields([0x04034b50, 4]), head, label, data);
      directory.push(fields([0x02014b50, 4], [20, 2]), head, fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), label);
      offset += 4 + head.length + label.length + data.length;
    }
    const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
    const end = fields([0x06054b50, 4], [0, 4], [entries.length, 2], [entries.length, 2], [size, 4], [offset, 4], [0, 2]);
    return new Blob([...bytes, ...directory, end], { type: "application/zip" });
  }

  function fields(...values) {
    const made = new DataView(new ArrayBuffer(values.reduce((sum, [, size]) => sum + size, 0)));
    let at = 0;
    for (const [value, size] of values) {
      if (size === 2) made.setUint16(at, value, true);
      else made.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(made.buffer);
  }

  function crc32(data) {
    let sum = -1;
    for (const byte of data) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    return (sum ^ -1) >>> 0;
  }

  // ── ready ─────────────────────────────────────────────────────────────────
  recall();
  addBoxes();
  draw();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("finn-grupper").addEventListener("input", () => drawPack(chosen.map((id) => byId.get(id))));
  part("last-ned").hidden = location.protocol === "file:"; // there a page may not read its neighbours
  part("last-ned").addEventListener("click", download);
  part("skriv-ut").addEventListener("click", () => print());
  part("kopier").addEventListener("click", async () => {
    const address = new URL(location.href);
    address.search = new URLSearchParams({ utvalg: chosen.join(",") });
    try {
      await navigator.clipboard.writeText(address.href);
      part("svar").textContent = "Lenken er kopiert.";
    } catch {
      part("svar").textContent = `Kopier denne: ${address.href}`;
    }
  });
  part("tom").addEventListener("click", () => {
    choose([]);
    cards[0].box.focus();
  });
  filter();
})();
