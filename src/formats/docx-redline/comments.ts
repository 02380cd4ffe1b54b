import { line } from "../docx-out/paragraphs.ts"
import { run } from "../docx-out/runs.ts"
import { wordNamespace } from "../docx-out/namespaces.ts"
import { element, xmlHead } from "../xml/element.ts"

/** The comments of a redline: what tracked changes alone cannot say. */
export class Comments {
  readonly #author: string
  readonly #texts: string[] = []

  constructor(author: string) {
    this.#author = author
  }

  get isEmpty(): boolean {
    return this.#texts.length === 0
  }

  /** The id of a new comment. */
  add(text: string): number {
    return this.#texts.push(text) - 1
  }

  /** The place of a comment in the text. */
  reference(id: number): string {
    return run("CommentReference", element("w:commentReference", { "w:id": id }))
  }

  /** The part `word/comments.xml`. */
  format(): string {
    return (
      xmlHead +
      element(
        "w:comments",
        { "xmlns:w": wordNamespace },
        ...this.#texts.map((text, id) =>
          element(
            "w:comment",
            { "w:id": id, "w:author": this.#author, "w:initials": this.#author.slice(0, 2) },
            line("Normal", text),
          ),
        ),
      )
    )
  }
}
