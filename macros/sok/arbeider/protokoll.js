// Speaks the protocol of Material's own worker: SETUP 0, READY 1, QUERY 2, RESULT 3. On file://, where browsers refuse
// workers, the page itself calls sokArbeider.

let search = null;
const ready = () => (search ||= new Search(self.sokIndeks));
function receive({ type, data }) {
  if (type !== 2) return null;
  return { type: 3, data: data.trim() ? ready().answer(data) : { items: [] } };
}

if (typeof importScripts === "function") {
  importScripts(new URL("../search/sok-indeks.js", self.location));
  ready();
  addEventListener("message", ({ data }) => {
    const reply = receive(data);
    if (reply) postMessage(reply);
  });
} else {
  self.sokArbeider = receive;
}
