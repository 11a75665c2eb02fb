// What search says besides the hits: corrections, and help when there are none. Material makes the worker with `new Worker`;
// here its answers are read on the way, and on file://, where browsers refuse workers, the same code runs in the page.
const WORKER = "assets/sok-arbeider.js";
const INDEX = "search/sok-indeks.js";
const BrowserWorker = window.Worker;

const loadScript = (path) => new Promise((done, failed) => {
  const script = Object.assign(document.createElement("script"), { src: new URL(path, __md_scope), onload: done, onerror: failed });
  document.head.append(script);
});

function workerInPage() {
  const worker = new EventTarget();
  const loaded = loadScript(INDEX).then(() => loadScript(WORKER));
  worker.postMessage = (message) => loaded.then(() => {
    const data = window.sokArbeider(message);
    if (data) worker.dispatchEvent(new MessageEvent("message", { data }));
  });
  return worker;
}

// The worker starts with the first look at the search field, while Material's script is on its way. What is asked before it
// has read its index waits for it, so Material is told that it is ready at once.
let started = null;
const start = () => started ??= location.protocol === "file:" ? workerInPage() : new BrowserWorker(new URL(WORKER, __md_scope));
document.querySelector(".md-search__input")?.addEventListener("focus", start, { once: true });

window.Worker = function Worker(address, options) {
  if (!String(address).endsWith(WORKER)) return new BrowserWorker(address, options);
  const worker = start();
  worker.addEventListener("message", ({ data: { type, data } }) => { if (type === 3) say(data); });
  queueMicrotask(() => worker.dispatchEvent(new MessageEvent("message", { data: { type: 1 } })));
  return worker;
};

// ── the line above the hits ─────────────────────────────────────────────────
const results = document.querySelector(".md-search-result");
const line = Object.assign(document.createElement("div"), { className: "hb-sokelinje", hidden: true });
results?.lastElementChild.before(line);
line.setAttribute("role", "status");

const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

function say({ items, corrections = [], help = [] }) {
  line.replaceChildren(...(items.length ? corrected(corrections) : advice(help)));
  line.hidden = !line.hasChildNodes();
}

function corrected(corrections) {
  if (!corrections.length) return [];
  const text = document.createElement("p");
  text.append("Viser treff for ");
  corrections.forEach(([, word], place) => text.append(place ? " og " : "", element("strong", word)));
  text.append(". Du skrev ", corrections.map(([typed]) => `«${typed}»`).join(" og "), ".");
  return [text];
}

function advice(help) {
  if (!help.length) return [];
  const places = document.createElement("ul");
  for (const [address, title] of help) {
    const item = document.createElement("li");
    item.append(Object.assign(element("a", title), { href: new URL(address, __md_scope) }));
    places.append(item);
  }
  return [element("p", "Prøv et kortere eller vanligere ord, eller se etter stavefeil. Du kan også lete her:"), places];
}
