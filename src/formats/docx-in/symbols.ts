/** The signs of Word's symbol fonts that occur in texts: bullets, ticks, arrows. */
const symbols: Readonly<Record<string, string>> = {
  "wingdings:76": "❖",
  "wingdings:a7": "▪",
  "wingdings:a8": "◻",
  "wingdings:6e": "■",
  "wingdings:6f": "□",
  "wingdings:6c": "●",
  "wingdings:71": "❑",
  "wingdings:d8": "➢",
  "wingdings:e0": "→",
  "wingdings:fc": "✓",
  "wingdings:fb": "✗",
  "wingdings:fe": "☑",
  "symbol:b7": "•",
  "symbol:de": "⇒",
  "symbol:ae": "→",
  "symbol:b3": "≥",
  "symbol:a3": "≤",
  "symbol:b0": "°",
  "symbol:b1": "±",
  "symbol:2d": "−",
  "symbol:d4": "™",
  "symbol:e3": "©",
}

/** The character for a sign of a symbol font, or null where we do not know it. */
export function symbolOf(font: string, code: string): string | null {
  const number = Number.parseInt(code, 16)
  if (Number.isNaN(number)) return null
  // Word writes these fonts' signs into a private area from F000.
  const own = number >= 0xf000 && number <= 0xf0ff ? number - 0xf000 : number
  const known = symbols[`${font.toLowerCase()}:${own.toString(16)}`]
  if (known !== undefined) return known
  const isSymbolFont = /symbol|wingdings|webdings|dingbats/iu.test(font)
  const isCharacter = number >= 0x20 && number < 0xd800 && !isSymbolFont
  return isCharacter ? String.fromCodePoint(number) : null
}
