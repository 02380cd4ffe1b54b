import type { Tag } from "./word-file.ts"

/**
 * The order of children that the schema of WordprocessingML (ECMA-376 part 1, annex A) demands,
 * for the elements we write. Word repairs or refuses a file that breaks it; LibreOffice does not,
 * so that opening a file there proves nothing.
 */
const sequences: Readonly<Record<string, string>> = {
  "w:pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
    tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
    adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
    textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
  "w:rPr": `ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
    imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`,
  "w:numPr": "ilvl numId ins",
  "w:sectPr": `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
    pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid`,
  "w:style": `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
    locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`,
  "w:tbl": "tblPr tblGrid tr",
  "w:tblPr": `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
    tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription`,
  "w:tblBorders": "top left start bottom right end insideH insideV",
  "w:tblCellMar": "top left start bottom right end",
  "w:tr": "tblPrEx trPr tc",
  "w:trPr": "cantSplit trHeight tblHeader jc hidden ins del",
  "w:tcPr": `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark`,
  "w:lvl": `start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr`,
  "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
  "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
  "w:styles": "docDefaults latentStyles style",
  "w:settings": `writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText mirrorMargins revisionView trackRevisions documentProtection
    defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars
    rsids mathPr attachedSchema themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator`,
}

/** The places where children stand in an order the schema forbids, or are unknown to it. */
export function orderProblems(tag: Tag): string[] {
  const sequence = sequences[tag.name]?.split(/\s+/u).map((name) => `w:${name}`)
  const problems: string[] = []
  if (sequence) {
    let last = 0
    for (const { name } of tag.children) {
      const place = sequence.indexOf(name)
      if (place === -1) problems.push(`${name} does not belong in ${tag.name}`)
      else if (place < last) problems.push(`${name} comes too late in ${tag.name}`)
      last = Math.max(last, place)
    }
  }
  // A cell that does not end in a paragraph is what Word repairs most often.
  if (tag.name === "w:tc" && tag.children.at(-1)?.name !== "w:p") problems.push("w:tc ends without w:p")
  return [...problems, ...tag.children.flatMap(orderProblems)]
}
