// What was typed stays in this browser until the reader empties the form, and emptying can be undone.

export function keeper(name, form, { state, restore }) {
  const key = `handbok-forslag:${name}`;
  const note = form.querySelector("[data-lagret]");
  const undo = form.querySelector("[data-angre]");
  let before = null;
  let unsaved = false;

  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };
  const save = () => {
    try {
      localStorage.setItem(key, JSON.stringify(state()));
      unsaved = false;
      note.textContent = "Det er lagret her til du tømmer skjemaet. Ingenting sendes før du selv velger det.";
    } catch {
      unsaved = true;
      note.textContent = "Nettleseren kan ikke lagre. Kopier det du har skrevet, før du lukker siden.";
    }
  };
  // Remember how it was before something is taken away.
  const remember = () => {
    before = JSON.stringify(state());
    undo.hidden = false;
  };

  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
  addEventListener("storage", (event) => event.key === key && event.newValue && restore(JSON.parse(event.newValue)));
  form.querySelector("[data-tom]").addEventListener("click", () => {
    remember();
    restore(null);
    try {
      localStorage.removeItem(key);
    } catch { /* nothing was stored */ }
    note.textContent = "Skjemaet er tømt, og nettleseren har glemt det du skrev. Angre hvis du vil ha det tilbake.";
    undo.focus();
  });
  undo.addEventListener("click", () => {
    restore(JSON.parse(before));
    undo.hidden = true;
    save();
    form.querySelector("[data-tom]").focus();
  });
  return { save, remember, stored };
}
