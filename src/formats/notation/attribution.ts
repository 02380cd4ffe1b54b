import type { ActorId } from "../../core/declaration/ids.ts"
import type { ActorList } from "../../core/positions/actor.ts"
import type { Stance } from "../../core/positions/position.ts"

/** Who holds what, as written in a bracket: `EU/MX propose`, `XX, YY delete`. */
export interface Clause {
  readonly actors: readonly ActorId[]
  readonly stance: Stance
}

/** What the head or the tail of a bracket says, and how many characters it takes. */
export interface Attribution {
  readonly clauses: readonly Clause[]
  readonly length: number
}

/** No attribution in the texts we know is longer; a colon further on belongs to the sentence. */
const longest = 200

/**
 * The attribution at the start of a bracket's text: `EU: `, `EU/MX propose: `, `EU propose; CU/NI oppose: `.
 *
 * Every party named must be one: an actor of the list, a two-letter code, or in a
 * clause with a verb any code in capitals. `Option 1:` and `Preamble:` are text.
 *
 * @param content the text between the signs, up to the first inner bracket
 */
export function headOf(content: string, actors: ActorList): Attribution | null {
  const head = /^\s*([^:[\]\n]{1,200}(?:\n[^:[\]\n]{1,200})?):[ \t]?/.exec(content)
  if (head?.[1] === undefined || head[1].length > longest) return null
  const clauses = readClauses(head[1], actors, "proposes")
  return clauses && { clauses, length: head[0].length }
}

/**
 * The attribution at the end of a bracket's text: ` - XX; YY delete`, `. -YY; XX, WW delete.`.
 *
 * @param content the text between the last inner bracket and the closing sign
 */
export function tailOf(content: string, actors: ActorList): Attribution | null {
  // The last dash that leaves nothing but parties after it; a dash inside a word is none.
  for (const dash of [...content.matchAll(/\s+[-–—]\s*(?=\S)/g)].reverse()) {
    const list = content.slice(dash.index + dash[0].length)
    if (list.length > longest) return null
    if (dash.index === 0) continue
    const clauses = readClauses(list.replace(/[.\s]+$/, ""), actors, "supports")
    if (clauses) return { clauses, length: content.length - dash.index }
  }
  return null
}

/** The parts of `ending - XX, YY retain / reducing - WW`, each with its backers; null if it is no such list. */
export function alternativesIn(
  content: string,
  actors: ActorList,
): { text: string; tail: Attribution }[] | null {
  const parts = content.split(/(?=\s\/\s)/)
  if (parts.length < 2) return null
  const read: { text: string; tail: Attribution }[] = []
  for (const text of parts) {
    const tail = tailOf(text, actors)
    if (!tail) return null
    read.push({ text, tail })
  }
  return read
}

/** Who proposes and who holds what, from the clauses of a head and a tail. */
export function positionsFrom(clauses: readonly Clause[]): {
  readonly proposedBy: readonly ActorId[]
  readonly others: readonly { readonly actor: ActorId; readonly stance: Stance }[]
} {
  const proposedBy = clauses.filter(({ stance }) => stance === "proposes").flatMap(({ actors }) => actors)
  const others = clauses
    .filter(({ stance }) => stance !== "proposes")
    .flatMap(({ actors, stance }) => actors.map((actor) => ({ actor, stance })))
  return { proposedBy: [...new Set(proposedBy)], others }
}

function readClauses(list: string, actors: ActorList, bare: Stance): Clause[] | null {
  const clauses: Clause[] = []
  for (const part of list.split(";")) {
    const clause = readClause(part.replace(/\s+/g, " ").trim(), actors, bare)
    if (!clause) return null
    clauses.push(clause)
  }
  return clauses
}

function readClause(words: string, actors: ActorList, bare: Stance): Clause | null {
  const whole = readActors(words, actors, false)
  if (whole) return { actors: whole, stance: bare }
  for (const { stance, form } of verbs) {
    const verb = form.exec(words)
    if (!verb) continue
    const named = readActors(words.slice(0, verb.index).trim(), actors, true)
    if (named) return { actors: named, stance }
  }
  return null
}

function readActors(words: string, actors: ActorList, hasVerb: boolean): ActorId[] | null {
  // A name may hold a comma or an "and" itself ("Antigua and Barbuda"): the whole comes first.
  const known = words.length > 3 ? actors.find(words) : null
  if (known) return [known.id]
  const named: ActorId[] = []
  const names = words.split(/\s*[/,&]\s*|\s+(?:and|y|et|e)\s+/)
  for (const [index, name] of names.entries()) {
    if (name === "" && names.length > 1 && index === names.length - 1) continue
    const id = readActor(name, actors, hasVerb)
    if (id === null) return null
    if (id !== redacted) named.push(id)
  }
  return named
}

/** A party blacked out in a leaked text: somebody, but nobody we can name. */
const redacted = "" as ActorId

function readActor(name: string, actors: ActorList, hasVerb: boolean): ActorId | null {
  if (/^[\u2580-\u259f\u25a0\u25ae]+$/.test(name)) return redacted
  // Numbers of notes stick to codes when a page is copied: "CA5/MX6".
  const found = actors.find(name) ?? actors.find(name.replace(/(?<=\p{L})\d{1,2}$/u, ""))
  // "it" and "be" are words before they are Italy and Belgium: short codes are in capitals.
  if (found && (name.length > 3 || name === name.toUpperCase())) return found.id
  const code = hasVerb ? /^([A-Z]{2}[A-Za-z-]{0,8}?)\d{0,2}$/.exec(name) : /^([A-Z]{2})\d{0,2}$/.exec(name)
  return code?.[1] === undefined ? null : (code[1] as ActorId)
}

const after = (words: string): RegExp =>
  new RegExp(`(?:^|\\s)(?:to )?(?:${words})\\d{0,2}(?: (?:para(?:graph)?|text|this|it))?$`, "i")

const verbs: readonly { readonly stance: Stance; readonly form: RegExp }[] = [
  {
    stance: "proposes",
    form: after("proposes?|proposed|proposal|alt(?:ernative)?|adds?|propon(?:e|en)|propose(?:nt)?|propõem?"),
  },
  {
    stance: "opposes",
    form: after(
      "opposes?|opposed|against|(?:se )?opone[n]?|s[’']oppose(?:nt)?|en contra|contre|opõem?(?:-se)?|contra|not in mandate",
    ),
  },
  {
    stance: "deletes",
    form: after(
      "deletes?|del|deletion|strike|suprimir|suprime[n]?|supprimer|supprime(?:nt)?|eliminar|elimina[nm]?",
    ),
  },
  {
    stance: "retains",
    form: after(
      "retains?|keeps?|mantener|mantiene[n]?|maintenir|maintient|maintiennent|manter|mant[ée]m|conserver|conservar",
    ),
  },
  {
    stance: "reserves",
    form: after("reserves?|reservation|reserva[nm]?|réserves?|reserves? (?:its |their )?position"),
  },
  {
    stance: "considers",
    form: after(
      "(?:is |are )?considering(?: (?:its|their) position)?|considers?|awaiting instructions|considera[nm]?|examine(?:nt)?|waiting",
    ),
  },
  {
    stance: "accepts",
    form: after(
      "accepts?|ok|okay|can live with|will follow consensus|flexible|acepta[n]?|accepte(?:nt)?|aceita[m]?",
    ),
  },
  {
    stance: "supports",
    form: after("supports?|supported|backs?|apoya[n]?|appuie(?:nt)?|soutient|soutiennent|apoia[m]?"),
  },
]
