// Search for everyone: loaded on first use, opened and closed by keyboard, focus kept, nothing lost.
// Material's script is the engine room of the search box. It is 35 kB and does nothing else here, so it waits until someone searches.
const toggle = document.getElementById("__search");
const box = document.querySelector(".md-search");
const field = document.querySelector(".md-search__input");

if (toggle && box && field) {
  const shown = (element) => element?.checkVisibility({ visibilityProperty: true });
  const openers = [...document.querySelectorAll("[data-hb-sok]")];
  const list = box.querySelector(".md-search-result__list");
  const narrow = matchMedia("(max-width: 59.984375em)");
  let loading = null;
  let cameFrom = null;

  const load = () => loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("assets/javascripts/bundle.a5f9d56c.min.js", __md_scope);
    script.onload = () => {
      document.dispatchEvent(new Event("DOMContentLoaded"));  // the script waits for it, and it has been
      field.dispatchEvent(new Event("keyup"));                // so that what was typed meanwhile is searched for
      if (document.activeElement === field) field.dispatchEvent(new Event("focus"));
      resolve();
    };
    script.onerror = () => { loading = null; reject(new Error("Søket ble ikke lastet.")); };
    document.head.append(script);
  });

  const state = () => {
    const open = toggle.checked;
    openers.forEach((opener) => opener.setAttribute("aria-expanded", open));
    const modal = open && narrow.matches;
    for (const part of document.querySelectorAll(".md-skip, .md-logo, .hb-burger, .md-header__title, [data-hb-fargevalg], .md-container")) part.inert = modal;
    document.body.toggleAttribute("data-md-scrolllock", modal);
  };
  const open = () => {
    if (!toggle.checked) toggle.click();
    field.focus();
    load();
  };
  const close = () => {
    if (toggle.checked) toggle.click();
    const target = shown(cameFrom) && cameFrom !== document.body ? cameFrom : openers.find(shown);
    narrow.matches ? target?.focus() : field.blur();
    if (!narrow.matches && shown(cameFrom)) cameFrom.focus();
  };
  toggle.addEventListener("change", state);
  narrow.addEventListener("change", state);
  document.addEventListener("focusin", (event) => { if (!box.contains(event.target)) cameFrom = event.target; });
  field.addEventListener("focus", () => { if (!toggle.checked) toggle.click(); load(); });
  field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));  // text pasted or dictated: Material listens to keys
  openers.forEach((opener) => {
    opener.hidden = false;
    opener.addEventListener("click", () => { cameFrom = opener; open(); });
  });
  box.querySelector("[data-hb-lukk-sok]").addEventListener("click", close);
  box.querySelector(".md-search__overlay").addEventListener("click", (event) => { event.preventDefault(); close(); });

  const stops = () => [field, ...box.querySelectorAll(".md-search__options button, .md-search-result a[href], .md-search-result summary, .md-search-result button")].filter(shown);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    // Shortcuts of one letter get in the way of speech input and screen readers (WCAG 2.1.4). Material's are stopped here.
    if (!typing && event.key.length === 1 && "fs/pn,.".includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopImmediatePropagation();
    if (!toggle.checked) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopImmediatePropagation();
      close();
    } else if (event.key === "Tab" && box.contains(document.activeElement)) {
      // Material closes the box here. Tab goes through the hits; past the last one, or before the first, it goes on.
      event.stopImmediatePropagation();
      const places = stops();
      const next = places[places.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1)];
      if (next) { event.preventDefault(); next.focus(); }
      else if (narrow.matches) { event.preventDefault(); places.at(event.shiftKey ? -1 : 0).focus(); }
      else if (toggle.checked) toggle.click();
    }
  }, true);

  // What Material draws: hits that Tab passes by, and landmarks inside them.
  new MutationObserver(() => {
    for (const link of list.querySelectorAll("[tabindex='-1']")) link.removeAttribute("tabindex");
    for (const tags of list.querySelectorAll("nav")) tags.setAttribute("role", "none");
  }).observe(list, { childList: true, subtree: true });

  // Arriving from a hit, the words searched for are marked on the page, which is Material's work too.
  if (new URLSearchParams(location.search).has("h")) load();

  // The page that was not found: search for the words of its address.
  const fromAddress = document.querySelector("[data-hb-sok-adresse]");
  fromAddress?.addEventListener("click", () => {
    field.value = decodeURIComponent(location.pathname).split("/").filter(Boolean).pop()?.replace(/\.html?$/, "").replace(/[-_]+/g, " ") ?? "";
    field.dispatchEvent(new Event("keyup"));
  });
}
