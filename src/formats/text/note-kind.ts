import type { ActorId } from "../../core/declaration/ids.ts"
import { type ActorList, celac, eu } from "../../core/positions/actor.ts"
import type { FootnoteKind } from "../../core/positions/footnote.ts"

const stance =
  /^(?:(?:recalls?|reserves?|considers?|disassociates?|dissociates?|notes?|reiterates?|reaffirms?|opposes?|supports?|does|do|is|are|will|has|have|maintains?|cannot|proposes?)\b)/i

/**
 * What a note is there for, as far as its words say it: an address alone is a
 * link, "hereinafter" defines, an actor followed by a verb of position holds one.
 * Everything else is a reference, and the secretariat may say otherwise.
 */
export function classifyNote(
  words: string,
  actors: ActorList,
): { readonly kind: FootnoteKind; readonly owner: ActorId | null } {
  // An address broken by spaces is still nothing but an address.
  if (/^(?:https?:\/\/|www\.)\S+$|^https?:\/\/\S+(?: \S+)*\.\w{2,5}$/i.test(words))
    return { kind: "link", owner: null }
  if (/^hereinafter\b|\breferred (?:to )?as\b|\bhereinafter\b/i.test(words))
    return { kind: "definition", owner: null }
  const owner = ownerOf(words, actors)
  if (owner === null) return { kind: "reference", owner: null }
  return { kind: owner === eu || owner === celac ? "regional-position" : "delegation-position", owner }
}

/** The actor a note opens with, if a verb of position follows. */
function ownerOf(words: string, actors: ActorList): ActorId | null {
  const tokens = words.replace(/^The /, "").split(" ")
  for (let length = Math.min(6, tokens.length - 1); length > 0; length--) {
    const name = tokens.slice(0, length).join(" ").replace(/[:,]$/, "")
    const actor = actors.find(name)
    if (actor !== null && stance.test(tokens.slice(length).join(" "))) return actor.id
  }
  return null
}
