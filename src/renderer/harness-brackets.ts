import { writeBracket } from "../core/brackets/bracket-record.ts"
import { schema } from "../core/schema/schema.ts"
export function demo(h: any) {
  h.act(null, (tr: any) => {
    const ch: any[] = []
    const put = (needle: string, id: string, extra: any) => {
      let at = -1
      tr.doc.descendants((n: any, p: number) => { if (at < 0 && n.isText && n.text.includes(needle)) at = p + n.text.indexOf(needle); return at < 0 })
      tr.addMark(at, at + needle.length, schema.mark("bracket", { id }))
      ch.push(...writeBracket({ id, ...extra } as never))
    }
    put("forum for dialogue and cooperation built on mutual understanding", "b1", { proposes: "retention", proposedBy: ["EU"], order: 0 })
    put("dialogue and cooperation", "b2", { proposes: "insertion", proposedBy: ["CELAC"], order: 1 })
    put("balanced, ", "b3", { proposes: "deletion", proposedBy: ["MX", "CL"], order: 2 })
    put("principle", "b4", { proposes: "retention", proposedBy: [], order: 3 })
    put("forum for", "b5", { proposes: "retention", proposedBy: ["EU", "CELAC"], order: 4 })
    return ch
  })
}
