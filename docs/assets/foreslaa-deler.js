// The parts of the long form: all but the first are folded until the reader comes to them.

// Unfold what a field, or a link to it, stands in.
export function reveal(node) {
  for (let part = node?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
}

export function followLinks(form) {
  const unfold = (hash) => reveal(document.getElementById(decodeURIComponent(hash.slice(1))));
  form.addEventListener("click", ({ target }) => {
    const link = target.closest("a");
    if (link?.getAttribute("href")?.startsWith("#")) unfold(link.hash);
  });
  unfold(location.hash);
}

// Say beside the name of each part how much of it is left.
export function showRest(form, found) {
  for (const part of form.querySelectorAll("[data-del]")) {
    const count = found.filter(({ node }) => part.contains(node)).length;
    part.querySelector("[data-rest]").textContent = count ? `${count} felt gjenstår` : "Ingenting mangler";
  }
}
