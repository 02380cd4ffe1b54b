/** Stable through every edit; unique in a declaration. */
export type ParagraphId = string & { readonly brand: "paragraph" }

/** A bracket's mark and its record share this id. */
export type BracketId = string & { readonly brand: "bracket" }

/** A footnote's reference, its text and its record share this id. */
export type FootnoteId = string & { readonly brand: "footnote" }

/** Whoever can hold a position, e.g. "EU", "CELAC", "MX": a key of the actor list. */
export type ActorId = string & { readonly brand: "actor" }

/** Makes a fresh id, unique among all drafters: the edges pass in a random source. */
export type NewId = () => string
