import type { Paragraph } from "../../declaration/paragraph.ts"
import { plainText } from "../../declaration/paragraph.ts"
import type { Finding } from "../finding.ts"

/** Labels that stand twice under one heading, and numbers that leave one out. */
export function checkNumbering(paragraphs: readonly Paragraph[]): Finding[] {
  const findings: Finding[] = []
  let seen = new Set<string>()
  let last = 0
  for (const { id, kind, label, node } of paragraphs) {
    if (kind === "heading" || kind === "annex-heading") {
      seen = new Set()
      last = 0
    }
    if (label === null || label === "" || kind === "item") continue
    const found = (params: Finding["params"]): Finding => ({
      kind: "numbering",
      paragraph: id,
      footnote: null,
      from: 0,
      to: 0,
      text: `${label} ${plainText(node).slice(0, 60)}`,
      params,
      source: "practice",
      replacement: null,
    })
    if (seen.has(label)) findings.push(found({ problem: "twice", label }))
    seen.add(label)
    const number = /^(\d{1,3})\.?$/.exec(label)?.[1]
    if (number === undefined) continue
    if (last > 0 && Number(number) > last + 1)
      findings.push(found({ problem: "gap", label, after: String(last) }))
    last = Number(number)
  }
  return findings
}
