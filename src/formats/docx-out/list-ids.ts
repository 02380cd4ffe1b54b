/** The lists of `word/numbering.xml`, as styles refer to them. */
export const headingList = 1
export const bulletList = 2
