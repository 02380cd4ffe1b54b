import type { NewId } from "../../core/declaration/ids.ts"

/**
 * A fresh id of 128 random bits. Not `crypto.randomUUID`: browsers have that on
 * encrypted pages only, and a room on a local network may be without.
 */
export const newId: NewId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
