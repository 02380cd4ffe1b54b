/** As much of jsdom as the control needs; the package brings no types. */
declare module "jsdom" {
  export class JSDOM {
    constructor(html: string, options: { pretendToBeVisual: boolean })
    readonly window: Window & typeof globalThis
  }
}
