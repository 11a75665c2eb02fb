// A record as YAML that the handbook's strict reader takes: plain words where that is safe, otherwise in quotation marks.

const LENGTH = 100; // a longer text is folded, so that a reviewer sees each change on its own line
// The same signs as macros/text_safety.py refuses: what cannot be seen, what turns the text, what only one font has.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufffe\uffff\u{e0000}-\u{e0fff}]/gu;
const LETTER_FIRST = /^[A-Za-zÆØÅæøåÉéÄäÖö«][^\n]*$/;
const READ_AS_SOMETHING_ELSE = /^(y|n|yes|no|on|off|true|false|null)$/i;

// What was typed, without what cannot be seen, and with the quotation marks of Norwegian: one kind of line break, single
// spaces, at most one blank line between paragraphs.
export function tidy(text) {
  return String(text)
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .split("\n")
    .map((line) => line.replace(INVISIBLE, ""))
    .join("\n")
    .replace(/["“”„]([^"“”„]*)["“”„]/g, "«$1»")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const isPlain = (text) =>
  LETTER_FIRST.test(text) && !READ_AS_SOMETHING_ELSE.test(text) && !/: |:$| #|[[\]{},`]/.test(text) && !/^[a-z0-9_-]+=/i.test(text);

export const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

function fold(text, indent) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length + indent.length > LENGTH + 10) lines.push(word);
    else lines[last] += (lines[last] ? " " : "") + word;
  }
  return lines;
}

// One text as it stands after «key:», with `indent` spaces before any line that follows.
export function scalar(value, indent) {
  if (typeof value !== "string") return String(value);
  const spaces = " ".repeat(indent);
  const block = (sign, lines) => `${sign}\n${lines.map((line) => line && spaces + line).join("\n")}`;
  if (value.includes("\n")) return block("|-", value.split("\n"));
  if (value.length > LENGTH - indent) return block(">-", fold(value, spaces));
  return isPlain(value) ? value : quoted(value);
}

const isEmpty = (value) => value !== null && typeof value === "object" && Object.keys(value).length === 0;
const isLeaf = (value) => value === null || typeof value !== "object" || isEmpty(value);
const leaf = (value, indent) => (isEmpty(value) ? JSON.stringify(value) : scalar(value, indent));

function lines(value, indent) {
  const spaces = " ".repeat(indent);
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      if (isLeaf(item)) return [`${spaces}- ${leaf(item, indent + 2)}`];
      const [first, ...rest] = lines(item, indent + 2);
      return [`${spaces}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value).flatMap(([key, item]) => {
    if (isLeaf(item)) return [`${spaces}${key}: ${leaf(item, indent + 2)}`];
    return [`${spaces}${key}:`, ...lines(item, indent + 2)];
  });
}

// A whole record. Keys are ids or field names, and never need quotation marks beyond this.
export const toYaml = (record) => `${lines(record, 0).join("\n")}\n`;
