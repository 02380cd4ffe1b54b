import type { Finding } from "../core/checks/finding.ts"

type Params = Finding["params"]

/** A finding in plain English; the window has its own sentences in four languages. */
const sentences: Readonly<Record<Finding["kind"], (params: Params) => string>> = {
  "open-bracket": ({ by }) => `open bracket${by ? ` (${by})` : ""}`,
  "proposed-change": ({ proposes }) => `proposed ${proposes ?? "change"} of the paragraph`,
  "unmatched-sign": () => "a bracket sign without record or partner",
  blank: () => "a blank to fill",
  placeholder: () => "a placeholder",
  "process-note": () => "a note about the process, not text",
  "status-in-text": () => "a status written into the text",
  option: () => "an option not chosen",
  "unresolved-comment": () => "an unresolved comment",
  "status-below-agreed": ({ status }) => `not agreed yet: ${status ?? ""}`,
  "lapsed-agreement": ({ status }) => `the wording changed since it was ${status ?? "agreed"}`,
  "unlifted-reservation": ({ type, owner }) => `${type ?? ""} reservation of ${owner ?? ""} not lifted`,
  "unanchored-note": () => "nothing refers to this note",
  "empty-note": () => "the note is empty",
  "double-space": () => "more than one space",
  "space-before-sign": () => "a space before the sign",
  "broken-hyphen": () => "a hyphen that looks broken",
  "repeated-word": () => "the same word twice",
  "quotation-marks": ({ style, usual }) =>
    `${style ?? ""} quotation marks, most of the text has ${usual ?? ""} ones`,
  "unbalanced-quotation-marks": () => "a quotation mark without partner",
  "spelling-ise": ({ usual, count }) => `most of the text spells ${usual ?? ""} (${count ?? ""})`,
  "spelling-american": () => "American spelling",
  "term-variant": ({ usual, counts }) => `the usual term here is “${usual ?? ""}” (${counts ?? ""})`,
  "acronym-undefined": ({ acronym }) => `${acronym ?? ""} is never spelt out`,
  "acronym-defined-twice": ({ acronym }) => `${acronym ?? ""} is spelt out twice`,
  "dangling-reference": ({ kind, number }) => `there is no ${kind ?? ""} ${number ?? ""}`,
  "title-variant": ({ first }) => `cited elsewhere as “${first ?? ""}”`,
  "link-form": ({ problem }) => `the form of the address: ${(problem ?? "").replaceAll("-", " ")}`,
  "heading-differs-from-item": ({ item }) => `differs from the list item “${(item ?? "").slice(0, 60)}…”`,
  "heading-end": ({ end }) =>
    end === "." ? "a full stop at the end of a heading" : "headings end differently",
  "item-end": ({ usual }) =>
    `the other items end ${usual === "" ? "without a sign" : `with “${usual ?? ""}”`}`,
  "sentence-end": () => "the paragraph has no closing sign",
  "note-end": ({ rule }) =>
    rule === "stop" ? "a note ends with a full stop" : "no full stop after an address",
  "double-definition": ({ first }) => `defined before: ${first ?? ""}`,
  "altered-quotation": ({ source }) => `differs from the words of ${source ?? ""}`,
  numbering: ({ problem, label, after }) =>
    problem === "twice" ? `${label ?? ""} stands twice` : `${label ?? ""} follows ${after ?? ""}`,
  "unknown-owner": ({ owner }) => `${owner ?? ""} is not on the list of actors`,
}

export const findingText = ({ kind, params }: Finding): string => sentences[kind](params)
