// Where the text can go: a new file at the repository's host, an e-mail, a download, the clipboard. Never by itself.

const LONGEST_ADDRESS = 6000; // servers refuse longer ones, commonly from 8,000
const LONGEST_MAIL = 1800; // mail programs cut longer drafts

const withQuery = (address, pairs) => {
  const parts = pairs.filter(([name]) => name).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${address}${address.includes("?") ? "&" : "?"}${parts.join("&")}`;
};

export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const details = field.closest("details");
    if (details) details.open = true;
    field.focus();
    field.select();
    return false;
  }
}
const copied = (done) => (done ? "Teksten er kopiert." : "Teksten er merket. Trykk Ctrl + C for å kopiere den.");
const follow = (address, name) => Object.assign(document.createElement("a"), { href: address, ...(name ? { download: name } : {}) }).click();
const open = (address) => window.open(address, "_blank", "noopener");

// `whole` is the address with the text in it, or null where the host takes none; `bare` the one without.
async function openFilledIn(whole, bare, what, text, field) {
  if (whole && whole.length <= LONGEST_ADDRESS) {
    open(whole);
    return `Kodelageret er åpnet i en ny fane, med ${what} ferdig utfylt.`;
  }
  const done = await copy(text, field);
  open(bare);
  return `${copied(done)} Kodelageret er åpnet i en ny fane. Lim inn teksten der.`;
}

export function openNewFile(host, file, text, field) {
  const bare = withQuery(host.ny_fil, [[host.navn_felt, file]]);
  const whole = host.tekst_felt ? withQuery(bare, [[host.tekst_felt, text]]) : null;
  return openFilledIn(whole, bare, "filen", text, field);
}

export function openIssue(host, title, text, field) {
  const bare = withQuery(host.sak, [[host.sak_tittel, title]]);
  return openFilledIn(withQuery(bare, [[host.sak_tekst, text]]), bare, "saken", text, field);
}

export async function openEdit(host, file, text, field) {
  const done = await copy(text, field);
  open(host.rediger + file);
  return `${copied(done)} Filen er åpnet i en ny fane. Merk alt der, og lim inn.`;
}

export async function mail(host, title, text, field) {
  const draft = (body) => withQuery(`mailto:${host.epost}`, [["subject", title], ["body", body.replaceAll("\n", "\r\n")]]);
  const whole = draft(text);
  const to = host.epost ? "" : " Skriv inn adressen til redaksjonen, eller til en kollega som kan sende forslaget inn.";
  if (whole.length <= LONGEST_MAIL) {
    follow(whole);
    return `E-posten er åpnet i e-postprogrammet ditt.${to}`;
  }
  const done = await copy(text, field);
  follow(draft("Lim inn teksten her (Ctrl + V)."));
  return `${copied(done)} E-posten er åpnet i e-postprogrammet ditt. Lim inn teksten der.${to}`;
}

export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/yaml;charset=utf-8" }));
  follow(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return `Filen ${name} er lastet ned.`;
}
