import { type CheckedText, findingIn, majority } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** An address alone: such a note takes no full stop. */
const addressOnly = /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+$/i

/** How paragraphs, list items and notes end: items as the others of their list, notes by the house rule. */
export function checkEndings(texts: readonly CheckedText[]): Finding[] {
  return [...lists(texts).flatMap(checkList), ...texts.flatMap(checkSentence), ...texts.flatMap(checkNote)]
}

/** Runs of items of one level with nothing but deeper items between them. */
function lists(texts: readonly CheckedText[]): CheckedText[][] {
  const found: CheckedText[][] = []
  const open: (CheckedText[] | undefined)[] = []
  for (const text of texts) {
    if (text.kind !== "item") {
      open.length = 0
      continue
    }
    open.length = Math.min(open.length, text.level + 1)
    const list = open[text.level] ?? []
    if (list.length === 0) found.push(list)
    list.push(text)
    open[text.level] = list
  }
  return found
}

function checkList(items: readonly CheckedText[]): Finding[] {
  // The last item ends the sentence, the last but one may carry an "and": both may differ.
  const inner = items.filter(({ text }, index) => index < items.length - 1 && !text.endsWith(":"))
  const counts = new Map<string, number>()
  for (const { text } of inner) counts.set(endOf(text), (counts.get(endOf(text)) ?? 0) + 1)
  const usual = majority(counts)
  if (usual === null || counts.size < 2) return []
  return inner
    .filter(({ text }) => endOf(text) !== usual)
    .map((item) =>
      findingIn(
        item,
        "item-end",
        { from: Math.max(0, item.text.length - 1), to: item.text.length },
        {
          source: "majority",
          params: { end: endOf(item.text), usual },
        },
      ),
    )
}

function checkSentence(text: CheckedText): Finding[] {
  if (text.kind !== "operative" || text.text === "" || /[.:;,!?…][)"”’'»\]]*$|[)"”’'»]$/.test(text.text))
    return []
  const at = { from: text.text.length - 1, to: text.text.length }
  return [findingIn(text, "sentence-end", at, { source: "form", replacement: `${text.text.slice(-1)}.` })]
}

function checkNote(text: CheckedText): Finding[] {
  if (text.footnote === null || text.text.trim() === "") return []
  const isAddress = addressOnly.test(text.text.replace(/\.$/, ""))
  const hasStop = text.text.endsWith(".")
  if (isAddress !== hasStop) return []
  const at = { from: text.text.length - 1, to: text.text.length }
  const replacement = isAddress ? "" : `${text.text.slice(-1)}.`
  return [
    findingIn(text, "note-end", at, {
      source: "interinstitutional-style-guide",
      params: { rule: isAddress ? "no-stop-after-address" : "stop" },
      replacement,
    }),
  ]
}

const endOf = (text: string): string =>
  /[.;,:]$/.exec(text)?.[0] ?? (/[;,] (?:and|or|y|o|et|ou|e)$/.test(text) ? ";" : "")
