// What looks like a person's number, address or account: the patterns and words of macros/sjekk/personal_data.py.

// Return a function that says what is wrong with a text, or nothing.
export function personalData({ utelat, slag, likner, raad }) {
  const source = new RegExp(utelat, "giu");
  const kinds = Object.entries(slag).map(([what, pattern]) => [what, new RegExp(pattern, "iu")]);
  const start = likner[0].toUpperCase() + likner.slice(1);
  return (text) => {
    const rest = text.replace(source, " ");
    const [what] = kinds.find(([, pattern]) => pattern.test(rest)) ?? [];
    return what ? `${start} ${what}. ${raad}` : "";
  };
}
