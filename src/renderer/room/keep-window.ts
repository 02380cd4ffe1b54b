/**
 * Keeps the window on this computer, so that a known room opens without a network. Only where the
 * browser trusts the origin (this computer, or TLS); elsewhere the room still keeps its words, but
 * the page itself must be fetched.
 *
 * The assets of this very page were fetched before the worker was there, so they are handed to it.
 */
export async function keepWindow(): Promise<boolean> {
  if (!("serviceWorker" in navigator) || !isSecureContext) return false
  await navigator.serviceWorker.register("/service-worker.js")
  await navigator.serviceWorker.ready
  const cache = await caches.open("corchete-window")
  const loaded = performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/assets/`))
  await Promise.all(["/", ...loaded].map((address) => cache.add(address)))
  return true
}
