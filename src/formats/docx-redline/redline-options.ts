/** How a redline is written as a Word file. */
export interface RedlineDocxOptions {
  /**
   * `tracked`: changes that Word can accept and reject. `marked`: bold underlined
   * and struck through, as Council documents mark them, with a legend.
   */
  readonly marking: "tracked" | "marked"
  /** Whose the changes are where no bracket says it. */
  readonly author: string
  /** What stands above every page, e.g. "La Paz → Rev. 2". */
  readonly title: string
}
