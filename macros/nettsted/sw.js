// The handbook on this device. Installed only when the reader asks for it; a new edition waits until the reader says yes.
const EDITION = "UTGAVE";
const FILES = ["FILER"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(EDITION).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache" })))));
});
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== EDITION) await caches.delete(name);
    await self.clients.claim();
  })());
});
self.addEventListener("message", (event) => {
  if (event.data === "ta-i-bruk") self.skipWaiting();
});
// One edition at a time: a page never meets the style or script of another. What is not kept here comes from the network.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith((async () => {
    const cache = await caches.open(EDITION);
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    try {
      return await fetch(request);
    } catch (error) {
      if (request.mode === "navigate") return (await cache.match("./")) ?? Response.error();
      throw error;
    }
  })());
});
