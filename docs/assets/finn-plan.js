// The selection of «Finn oppgave» as it is shown: side by side, as a run sheet with clock times, and as what to print.
// Needs the page, how many people there are, `choose`, which takes a new selection, and `edited`, which hears that the
// minutes of an item were changed in place. An item is {card, way, minutter}, where `way` is the card itself or one of its
// variants, or {type, tittel, minutter}.
"use strict";

const hbPlan = ({ root, people, choose, edited }) => {
  const { clock, count, duration, element, seating, tables } = hbRegn;
  const part = (name) => root.querySelector(`[data-hb-${name}]`);
  const { start, bord } = part("oppsett").elements;
  const headings = [...part("sammenlign").querySelectorAll("thead th")].map((cell) => cell.textContent);
  const exercises = (chosen) => chosen.flatMap(({ card }) => card ?? []);

  const title = (card) => element("a", { href: card.item.querySelector("a").getAttribute("href") }, card.tittel);
  const heading = (...inside) => element("th", { scope: "row" }, ...inside);

  function cell(name, ...inside) {
    const made = element("td", {}, ...inside);
    made.dataset.ledetekst = name;
    return made;
  }

  function draw(chosen) {
    const cards = exercises(chosen);
    part("utvalg").hidden = !chosen.length;
    part("sammenlign").hidden = cards.length < 2;
    part("rader").replaceChildren(...cards.map((card) => element("tr", {}, heading(title(card)), ...card.sammenlign.map((text, place) => cell(headings[place + 1], text)))));
    part("plan").replaceChildren(...chosen.map((item, place) => line(chosen, item, place)));
    part("utstyr").replaceChildren(...toBring(cards).map((thing) => element("li", {}, thing)));
    tick(chosen);
  }

  // ── the run sheet ─────────────────────────────────────────────────────────
  function line(chosen, item, place) {
    const { card, way } = item;
    const made = element("tr", {},
      cell("Kl."),
      heading(...(card ? [title(card), ...ways(chosen, item), way === card ? steps(card) : "", element("span", { className: "hb-plan__bord" })] : [item.tittel])),
      cell("Min", card ? String(item.minutter) : minutesField(item)),
      cell("Endre", ...moves(chosen, item, place)));
    made.firstChild.className = "hb-kl";
    made.lastChild.className = "hb-bare-skjerm";
    return made;
  }

  // What to choose among when the exercise has a short variant.
  function ways(chosen, item) {
    const { card } = item;
    if (!card.varianter.length) return [];
    const all = [card, ...card.varianter];
    const list = element("select", { ariaLabel: `Hvor mye av ${card.tittel}`, className: "hb-plan__variant" },
      ...all.map((way) => element("option", { selected: way === item.way }, way === card ? "Hele oppgaven" : `Variant: ${way.tittel}`)));
    list.addEventListener("change", () => {
      const place = chosen.indexOf(item);
      const way = all[list.selectedIndex];
      choose(chosen.map((other) => (other === item ? { card, way, minutter: way.minutter } : other)));
      part("plan").rows[place].querySelector("select").focus();
    });
    return [list];
  }

  const steps = (card) => element("ul", { className: "hb-plan__trinn" }, ...card.trinn.map(([, name]) => element("li", {}, element("span", { className: "hb-kl" }), ` ${name}`)));

  function minutesField(item) {
    const field = element("input", { type: "number", min: 1, max: 600, value: item.minutter, ariaLabel: `Minutter til ${item.tittel.toLowerCase()}` });
    field.addEventListener("input", () => {
      if (!field.value || !field.checkValidity()) return;
      item.minutter = Number(field.value);
      edited();
    });
    return field;
  }

  function moves(chosen, item, place) {
    const name = item.card?.tittel ?? item.tittel;
    const button = (text, action) => {
      const made = element("button", { type: "button", className: "hb-liten-knapp" }, text, element("span", { className: "hb-skjult" }, ` ${name}`));
      made.addEventListener("click", action);
      return made;
    };
    const move = (text, to) => button(text, () => {
      const moved = [...chosen];
      [moved[place], moved[to]] = [moved[to], item];
      choose(moved);
      const buttons = [...part("plan").rows[to].querySelectorAll("button")];
      (buttons.find((other) => other.textContent.startsWith(text)) ?? buttons[0]).focus();
      part("flyttet").textContent = `${name} er nå nummer ${to + 1} av ${chosen.length}.`;
    });
    const away = button("Fjern", () => {
      const left = chosen.filter((other) => other !== item);
      choose(left);
      (left.length ? document.getElementById("utvalg") : item.card?.box ?? root.querySelector("[data-oppgave] input")).focus();
    });
    return [place && move("Opp", place - 1), place < chosen.length - 1 && move("Ned", place + 1), away].filter(Boolean).flatMap((made) => [made, " "]);
  }

  // Every clock time and number, and what is said of the whole.
  function tick(chosen) {
    const [hours, minutes] = (start.value || start.defaultValue).split(":").map(Number);
    const from = hours * 60 + minutes;
    let now = from;
    chosen.forEach(({ card, minutter }, place) => {
      const [whole, ...shown] = part("plan").rows[place].querySelectorAll(".hb-kl");
      whole.textContent = `${clock(now)}–${clock(now + minutter)}`;
      let step = now;
      shown.forEach((time, number) => {
        time.textContent = clock(step);
        step += card.trinn[number][0];
      });
      if (card) part("plan").rows[place].querySelector(".hb-plan__bord").textContent = seating(people(), card.gruppe);
      now += minutter;
    });
    const cards = exercises(chosen);
    const exerciseCount = count(cards.length, "oppgave", "oppgaver");
    const inAll = duration(now - from);
    const inExercises = duration(chosen.reduce((sum, { card, minutter }) => sum + (card ? minutter : 0), 0));
    part("plantittel").textContent = `Kjøreplan, kl. ${clock(from)}–${clock(now)}`;
    part("sum").textContent = `${exerciseCount}, ${inExercises} i rommet. Hele kjøreplanen tar ${inAll}, og dere er ferdige kl. ${clock(now)}.`;
    part("valgt").replaceChildren(...(chosen.length ? [element("a", { href: "#utvalg" }, `Utvalget: ${exerciseCount}, ${inAll}`)] : []));
    sheets(cards);
  }

  // ── what to print ─────────────────────────────────────────────────────────
  function sheets(cards) {
    const file = (name, text, number) => element("li", {}, element("a", { href: `${root.dataset.filer}/${name}` }, text), `: ${number}`);
    part("filer").replaceChildren(...cards.flatMap((card) => [
      file(card.veileder, `Veilederark til ${card.tittel}`, "ett til deg som leder"),
      ...card.ark.map((ark) => file(ark.fil, `${ark.tittel}, ${ark.papir}`, copies(ark, card))),
    ]));
  }

  // The sheets from before that no exercise earlier in the day makes, and the equipment, each once.
  function toBring(cards) {
    const older = cards.flatMap((card, place) => card.fra_for.filter(({ oppgave }) => !cards.slice(0, place).some(({ id }) => id === oppgave)));
    return [...new Set([...older.map(({ tittel }) => `Utfylt ark fra før: ${tittel}`), ...cards.flatMap((card) => card.utstyr)])];
  }

  function copies(ark, card) {
    const groups = Number(bord.value) || tables(people(), card.gruppe);
    const number = { gruppe: groups, deltaker: people(), felles: 0 }[ark.per] * ark.ganger;
    return number ? `${number} ark (${ark.antall})` : ark.antall;
  }

  return { draw, tick };
};
