import { type CheckedText, findingIn, matchesIn } from "../checked-text.ts"
import type { Finding } from "../finding.ts"

/** Addresses whose form says that they cannot work, or not for long. Nothing is looked up. */
export function checkLinks(texts: readonly CheckedText[]): Finding[] {
  return texts.flatMap((text) =>
    matchesIn(
      text.text,
      /\b(?:https?:\/\/?|www\.)\S+(?: [\w.-]+\/[\w./-]*| \S+\.(?:pdf|html?|aspx?|docx?))*/gi,
    ).flatMap((at) => {
      const problem = problemOf(at.match[0])
      if (problem === null) return []
      const replacement = problem === "not-secure" ? at.match[0].replace(/^http:/, "https:") : null
      return [findingIn(text, "link-form", at, { source: "form", params: { problem }, replacement })]
    }),
  )
}

function problemOf(address: string): string | null {
  if (/\s/.test(address)) return "spaces"
  if (/[\\{}<>|^`]/.test(address)) return "forbidden-character"
  if (!/^(?:https?:\/\/|www\.)[\w-]+(?:\.[\w-]+)+(?:[/:?#]|[.,;)]?$)/i.test(address)) return "no-host"
  if (/[-_=&]$/.test(address)) return "broken-off"
  if (/^http:/i.test(address)) return "not-secure"
  return null
}
