import type { ImportLog, Line } from "./import-log.ts"

/** Bullets of a second level where they follow a list's own dash. */
const glyphs = /^([❖➢➤▪■□◦○●‣⁃◆◇✓✔–—·•])\s+/u

/**
 * Reads a bullet that stands inside a list item: a glyph of a deeper level, or
 * the letter O that optical recognition made of a hollow bullet. A glyph means
 * one level deeper; an O only says that there was a bullet.
 */
export function readBullet(line: Line, log: ImportLog): { readonly line: Line; readonly deeper: 0 | 1 } {
  const glyph = glyphs.exec(line.text)
  if (glyph) return { line: { ...line, text: line.text.slice(glyph[0].length) }, deeper: 1 }
  const letter = /^[Oo0]\s+(?=["'“‘([]?\p{Lu})/u.exec(line.text)
  if (!letter) return { line, deeper: 0 }
  log.add(line.number, "changed", "ocr-bullet", "a hollow bullet read as a letter", letter[0], "")
  log.add(line.number, "inferred", "ocr-bullet", "its level is not sure: taken for that of its list")
  return { line: { ...line, text: line.text.slice(letter[0].length) }, deeper: 0 }
}
