// The handbook on the device: kept only when the reader asks, renewed only when the reader agrees.
const worker = navigator.serviceWorker;
if (worker && location.protocol !== "file:") {
  const address = new URL("sw.js", __md_scope);
  const registered = () => worker.getRegistration(__md_scope);

  const panel = document.querySelector("[data-hb-enhet]");
  if (panel) {
    const keep = panel.querySelector("[data-hb-lagre]");
    const remove = panel.querySelector("[data-hb-fjern]");
    const answer = panel.querySelector("[data-hb-enhet-svar]");
    const show = (kept, text = "") => {
      keep.hidden = kept;
      remove.hidden = !kept;
      answer.textContent = text;
    };
    keep.addEventListener("click", async () => {
      answer.textContent = "Lagrer …";
      try {
        const registration = await worker.register(address);
        const fresh = registration.installing;
        if (fresh) await new Promise((done, failed) => fresh.addEventListener("statechange", () => (fresh.state === "redundant" ? failed() : ["installed", "activated"].includes(fresh.state) && done())));
        show(true, "Håndboka ligger på denne enheten.");
        remove.focus();
      } catch {
        show(false, "Det gikk ikke å lagre. Se om du har nett og ledig plass, og prøv igjen.");
      }
    });
    remove.addEventListener("click", async () => {
      await (await registered())?.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
      show(false, "Håndboka er fjernet fra denne enheten.");
      keep.focus();
    });
    registered().then((registration) => {
      show(Boolean(registration), registration ? "Håndboka ligger på denne enheten." : "");
      panel.hidden = false;
    });
  }

  // An installed app is a wish to have it at hand.
  addEventListener("appinstalled", () => worker.register(address));

  const offer = (waiting) => {
    const notice = document.createElement("div");
    notice.className = "hb-beskjed";
    notice.setAttribute("role", "status");
    notice.innerHTML = "<p>En ny utgave av håndboka er klar.</p><button type='button'>Ta den i bruk</button><button type='button'>Senere</button>";
    const [now, later] = notice.querySelectorAll("button");
    now.addEventListener("click", () => {
      worker.addEventListener("controllerchange", () => location.reload());
      waiting.postMessage("ta-i-bruk");
    });
    later.addEventListener("click", () => notice.remove());
    document.body.append(notice);
  };
  registered().then((registration) => {
    if (!registration) return;
    if (registration.waiting && worker.controller) offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const fresh = registration.installing;
      fresh.addEventListener("statechange", () => fresh.state === "installed" && worker.controller && offer(fresh));
    });
  });
}
