import fc from "fast-check"
import { draft } from "./draft.ts"

const word = fc.constantFrom(
  "shall",
  "the",
  "Parties",
  "«ação»",
  "Ελλάδα",
  "78/650",
  "co-operate",
  "&<>\"'",
  "n\u00ba\u00a01",
  "😀",
)

/** Text with balanced brackets, emphasis and note references, as the notation of `draft` writes it. */
const anyText: fc.Arbitrary<string> = fc.letrec<{ text: string; piece: string }>((tie) => ({
  text: fc.array(tie("piece"), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join("")),
  piece: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    word.map((words) => `${words} `),
    word,
    fc.constantFrom("^1", "^2", "*and*"),
    fc
      .tuple(fc.constantFrom("", "EU: ", "EU/MX: ", "CELAC: "), tie("text"))
      .map(([who, text]) => `[${who}${text}]`),
  ),
})).text

const anyLine = fc
  .tuple(
    fc.constantFrom(
      "preamble",
      "operative",
      "lead",
      "heading 1",
      "heading 2",
      "heading 3",
      "item 1",
      "item 2",
      "item 3",
      "annex-heading 1",
    ),
    fc.constantFrom("", "", "", " (3 bis)", " (OP7ter)"),
    anyText,
  )
  .map(([kind, label, text]) => `${kind}${label}: w${text}w`)

/** A declaration of every kind of paragraph, with brackets, notes and emphasis across each other. */
export const anyDraft = fc
  .tuple(fc.array(anyLine, { minLength: 1, maxLength: 8 }), fc.array(word, { minLength: 2, maxLength: 2 }))
  .map(([lines, notes]) => draft(["title: Draft", ...lines], { notes }))
