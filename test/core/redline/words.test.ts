import { describe, expect, test } from "vitest"
import { redlined } from "../../helpers/redline.ts"

describe("the words of an edited paragraph", () => {
  test.each([
    ["one word for another", "Parties shall act.", "Parties should act.", "Parties {-shall-}{+should+} act."],
    ["a word put in", "We act now.", "We will act now.", "We {+will +}act now."],
    ["a word at the end", "We act", "We act now", "We act{+ now+}"],
    ["a word before the full stop", "We act.", "We act now.", "We act{+ now+}."],
    ["the first word", "The Parties act.", "Parties act.", "{-The -}Parties act."],
    ["a reference as a unit", "resolution 78/650", "resolution 78/560", "resolution {-78/650-}{+78/560+}"],
    ["a decision number", "decision 1/CP.17 of", "decision 1/CP.18 of", "decision {-1/CP.17-}{+1/CP.18+} of"],
    [
      "a date as a unit",
      "on 22 February 2024, in",
      "on 23 February 2024, in",
      "on {-22 February 2024-}{+23 February 2024+}, in",
    ],
    ["Greek", "Η συνθήκη ισχύει.", "Η συμφωνία ισχύει.", "Η {-συνθήκη-}{+συμφωνία+} ισχύει."],
    [
      "Bulgarian",
      "Страните решават днес.",
      "Страните насърчават днес.",
      "Страните {-решават-}{+насърчават+} днес.",
    ],
    [
      "Spanish",
      "La adopción de políticas.",
      "La evaluación de políticas.",
      "La {-adopción-}{+evaluación+} de políticas.",
    ],
    ["a comma", "reduce harm, and demand", "reduce harm and demand", "reduce harm{-,-} and demand"],
    [
      "and to or",
      "prevention and treatment",
      "prevention and/or treatment",
      "prevention and{+/or+} treatment",
    ],
    [
      "a hyphen and a space",
      "Under- Secretary-General",
      "Under-Secretary-General",
      "Under-{- -}Secretary-General",
    ],
    ["a no-break space", "Article\u00a05 applies", "Article 5 applies", "Article{-\u00a0-}{+ +}5 applies"],
    ["quotation marks", "the “Mechanism” is", "the 'Mechanism' is", "the {-“-}{+'+}Mechanism{-”-}{+'+} is"],
  ])("%s", (_, baseline, draft, expected) => {
    expect(redlined(baseline, draft)).toBe(expected)
  })
})
