/**
 * Words that carry no meaning of their own. Two that happen to stand in both
 * of two unlike passages do not make the passages alike. Negations and modal
 * verbs are not among them.
 */
export const weakWords: ReadonlySet<string> = new Set(
  [
    // English
    "a an the of to in on at by for from with and or as that which this these those its their",
    "it is are be been was were has have into",
    // Spanish
    "el la los las lo un una unos unas de del al a en por para con y e o u que su sus se como es son",
    // French
    "le les des du d'un d'une au aux à et ou où qui que sa son ses leur leurs ce cette ces par pour dans sur est sont",
    // Portuguese
    "os as um uma do da dos das ao aos às no na nos nas em com seu sua seus suas são",
  ].flatMap((line) => line.split(" ")),
)

/** Marks inside a sentence. The end of a sentence is not weak: text on its two sides is two thoughts. */
export const weakMarks: ReadonlySet<string> = new Set([",", ";", ":", "(", ")", '"', "'", "-", "/"])
