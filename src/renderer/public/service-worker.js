// Keeps the window itself on this computer, so that a known room opens without a network. What
// belongs to the rooms (/api/, /room) never passes through here: the local store keeps that.

const cacheName = "corchete-window"

self.addEventListener("install", (event) => {
  event.waitUntil(self.skipWaiting())
})

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== self.location.origin) return
  if (url.pathname.startsWith("/api/") || url.pathname === "/room") return
  // Assets are named by their contents and never change; pages are asked for again each time.
  if (url.pathname.startsWith("/assets/")) event.respondWith(kept(request))
  else event.respondWith(fresh(request, request.mode === "navigate" ? "/" : url.pathname))
})

async function kept(request) {
  const cache = await caches.open(cacheName)
  const known = await cache.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function fresh(request, key) {
  const cache = await caches.open(cacheName)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(key, answer.clone())
    return answer
  } catch (error) {
    const known = await cache.match(key)
    if (known) return known
    throw error
  }
}
