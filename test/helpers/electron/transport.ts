/**
 * Carries values between the page and the stand-in's process as structured clone would, as far as
 * the bridge needs it. Both functions also run in the page, from their source: no imports, no
 * names from outside.
 */
export function encode(value: unknown): unknown {
  if (value === undefined) return { $: "undefined" }
  if (typeof value === "function" || typeof value === "symbol")
    throw new Error("An object could not be cloned.")
  if (value === null || typeof value !== "object") return value
  if (value instanceof Uint8Array) {
    let text = ""
    for (let at = 0; at < value.length; at += 8192)
      text += String.fromCharCode(...value.subarray(at, at + 8192))
    return { $: "bytes", base64: btoa(text) }
  }
  if (Array.isArray(value)) return value.map((item) => encode(item))
  const prototype: unknown = Object.getPrototypeOf(value)
  // Another realm's Object.prototype is not ours; it is the one without a prototype of its own.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new Error(`The stand-in carries plain values only, not ${value.constructor.name}`)
  return { $: "object", entries: Object.entries(value).map(([name, item]) => [name, encode(item)]) }
}

export function decode(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map((item) => decode(item))
  const parcel = value as { $: string; base64: string; entries: [string, unknown][] }
  switch (parcel.$) {
    case "undefined":
      return undefined
    case "bytes":
      return Uint8Array.from(atob(parcel.base64), (letter) => letter.charCodeAt(0))
    default:
      return Object.fromEntries(parcel.entries.map(([name, item]) => [name, decode(item)]))
  }
}
