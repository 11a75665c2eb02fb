// Where the text can go: a new file at the repository's host, an e-mail, a download, the clipboard. Never by itself.
// What the reader can do next stands in the markup, one part for each way; here is only what happened.

const LONGEST_ADDRESS = 6000; // servers refuse longer ones, commonly from 8,000
const LONGEST_MAIL = 1800; // mail programs cut longer drafts

const withQuery = (address, pairs) => {
  const parts = pairs.filter(([name]) => name).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${address}${address.includes("?") ? "&" : "?"}${parts.join("&")}`;
};

// Copy, or mark the text in `field` where the browser does not allow it. Return what happened.
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return "Teksten er kopiert.";
  } catch {
    const details = field.closest("details");
    if (details) details.open = true;
    field.value = text;
    field.focus();
    field.select();
    return "Teksten er merket. Trykk Ctrl + C for å kopiere den.";
  }
}
const follow = (address, name) => Object.assign(document.createElement("a"), { href: address, ...(name ? { download: name } : {}) }).click();
const open = (address) => window.open(address, "_blank", "noopener");

// `whole` is the address with the text in it, or null where the host takes none; `bare` the one without.
async function openFilledIn(whole, bare, what, text, field) {
  if (whole && whole.length <= LONGEST_ADDRESS) {
    open(whole);
    return `En ny fane skal nå åpne kodelageret, med ${what} ferdig utfylt.`;
  }
  const done = await copy(text, field);
  open(bare);
  return `${done} En ny fane skal nå åpne kodelageret. Lim inn teksten der.`;
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
  return `${done} En ny fane skal nå åpne filen. Merk alt der, og lim inn.`;
}

export async function mail(host, title, text, field) {
  const draft = (body) => withQuery(`mailto:${host.epost}`, [["subject", title], ["body", body.replaceAll("\n", "\r\n")]]);
  const whole = draft(text);
  const opened = "E-postprogrammet ditt skal nå åpne et utkast.";
  if (whole.length <= LONGEST_MAIL) {
    follow(whole);
    return opened;
  }
  const done = await copy(text, field);
  follow(draft("Lim inn teksten her (Ctrl + V)."));
  return `${done} ${opened} Lim inn teksten der.`;
}

export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  follow(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return `Filen ${name} er lastet ned.`;
}

// Say what happened, and what to do next after a proposal went out the way `kind`.
export function tell(form, kind, said) {
  const box = form.querySelector("[data-svar]");
  form.querySelector("[data-status]").textContent = said;
  box.querySelectorAll("[data-etter]").forEach((part) => (part.hidden = !said || !part.dataset.etter.split(" ").includes(kind)));
  box.classList.toggle("hb-skjema__svar--vist", Boolean(said));
  if (said) box.scrollIntoView({ block: "nearest" });
}
