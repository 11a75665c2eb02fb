// What the parts of «Finn oppgave» share: what fits, how many tables, clock times, and making an element.
const hbRegn = (() => {
  "use strict";
  const NUMBERS = ["", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"];

  const clock = (minutes) => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}.${String(minutes % 60).padStart(2, "0")}`;
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

  function duration(minutes) {
    const hours = Math.floor(minutes / 60), rest = minutes % 60;
    return [hours && `${hours} t`, (rest || !hours) && `${rest} min`].filter(Boolean).join(" ");
  }

  // How many tables `people` make when each seats `fewest` to `most`: one that holds them all, otherwise as near the
  // middle of that as can be. When they cannot be divided: 0.
  function tables(people, [fewest, most]) {
    const least = Math.ceil(people / most), greatest = Math.floor(people / fewest);
    if (people < 1 || least > greatest) return 0;
    if (least === 1) return 1;
    const middle = (fewest + most) / 2;
    const off = (number) => Math.abs(people / number - middle);
    const [few, many] = [Math.floor, Math.ceil].map((round) => Math.min(greatest, Math.max(least, round(people / middle))));
    return off(many) < off(few) ? many : few;
  }

  // «14 personer: tre bord med 4–5». Nothing when they cannot be divided.
  function seating(people, group) {
    const number = tables(people, group);
    if (!number) return "";
    const few = Math.floor(people / number), many = Math.ceil(people / number);
    const seats = number === 1 ? "" : ` med ${few === many ? few : `${few}–${many}`}`;
    return `${count(people, "person", "personer")}: ${NUMBERS[number] ?? number} bord${seats}`;
  }

  // What can be done in so many minutes: the whole exercise, otherwise the longest of its short variants, or undefined.
  const within = (card, minutes) => [card, ...card.varianter].filter((way) => way.minutter <= minutes).sort((one, other) => other.minutter - one.minutter)[0];

  const has = (name) => (card, value) => card[name].includes(value);
  const TESTS = {
    tid: (card, value) => Boolean(within(card, Number(value))),
    gruppe: (card, value) => tables(Math.floor(Number(value)), card.gruppe) > 0,
    samling: has("samling"), form: has("form"), rolle: has("rolle"), gir: has("gir"), papir: has("papir"), uten: has("uten"),
  };
  const fits = (card, wanted) => wanted.every(({ name, value }) => TESTS[name](card, value));

  function element(tag, properties = {}, ...inside) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  }

  return { clock, count, duration, element, fits, seating, tables, within };
})();
