// Speaks the protocol of Material's own worker: SETUP 0, READY 1, QUERY 2, RESULT 3. On file://, where browsers refuse
// workers, the page itself calls sokArbeider.

let search = null;
const ready = () => (search ||= new Search(self.sokIndeks));
function receive({ type, data }) {
  if (type !== 2) return null;
  return { type: 3, data: data.trim() ? ready().answer(data) : { items: [] } };
}

// The page sends the index, as the script it is; what is asked before it is here, waits.
const waiting = [];
function begin({ data }) {
  if (data.index) {
    self.sokIndeks = JSON.parse(data.index.slice(data.index.indexOf("{")));
    ready();
  } else waiting.push(data);
  for (const message of search ? waiting.splice(0) : []) {
    const reply = receive(message);
    if (reply) postMessage(reply);
  }
}

if (typeof importScripts === "function") addEventListener("message", begin);
else self.sokArbeider = receive;
