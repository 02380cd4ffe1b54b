interface Template {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly click?: () => void
  readonly submenu?: readonly Template[]
}

class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly submenu: Menu | null
  readonly click: () => void

  constructor(template: Template) {
    this.id = template.id
    this.label = template.label ?? template.role ?? ""
    this.submenu = template.submenu === undefined ? null : Menu.buildFromTemplate(template.submenu)
    this.click = template.click ?? ((): void => undefined)
  }
}

let applicationMenu: Menu | null = null

export class Menu {
  readonly items: readonly MenuItem[]

  private constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly Template[]): Menu {
    return new Menu(template.map((item) => new MenuItem(item)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null)
      if (found !== null) return found
    }
    return null
  }
}
