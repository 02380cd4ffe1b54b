import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve, sep } from "node:path"
import ts from "typescript"
import { describe, expect, test } from "vitest"

interface Rule {
  /** Folders of src this one may import, besides itself. */
  readonly imports: readonly string[]
  /** Libraries this folder adds to those of the folders it imports; null where any may be used. */
  readonly libraries: readonly string[] | null
}

/** Who may import whom. Arrows point towards core and never back. */
const rules: Readonly<Record<string, Rule>> = {
  core: { imports: [], libraries: ["prosemirror-model", "prosemirror-transform", "diff", "@noble/hashes"] },
  formats: { imports: ["core"], libraries: ["fflate", "fast-xml-parser"] },
  bridge: { imports: ["core"], libraries: ["zod"] },
  collab: {
    imports: ["core"],
    // prosemirror-state is as pure as the model: the binding speaks in its transactions, and
    // only the plugin that dispatches them (it needs a view) lives in the window.
    libraries: ["yjs", "y-protocols", "prosemirror-state"],
  },
  server: { imports: ["core", "formats", "collab"], libraries: null },
  cli: { imports: ["core", "formats", "collab", "server"], libraries: null },
  main: { imports: ["core", "formats", "collab", "server", "bridge"], libraries: null },
  preload: { imports: ["bridge"], libraries: null },
  renderer: { imports: ["core", "formats", "collab", "bridge"], libraries: null },
}

/** Names that say nothing about what is inside. */
const emptyNames = /^(utils?|common|misc|helpers?|shared|types|lib)$/

const root = resolve(import.meta.dirname, "..")
const files = sourcesUnder("src")

describe("architecture", () => {
  test("every folder of src has a row in the table", () => {
    expect(topFolders().filter((folder) => !(folder in rules))).toEqual([])
  })

  test("folders import only what the table allows", () => {
    expect(files.flatMap((file) => file.imports.flatMap((path) => complaint(file, path)))).toEqual([])
  })

  test("dynamic imports name their file, so that this test can see them", () => {
    expect(files.filter((file) => file.hasHiddenImport).map((file) => file.path)).toEqual([])
  })

  test("files form a tree: no import cycles", () => {
    expect(cycles()).toEqual([])
  })

  test("no file or folder is a drawer without a name", () => {
    const parts = files.flatMap((file) =>
      file.path.split("/").map((part) => ({ path: file.path, part: part.replace(/\..*$/, "") })),
    )
    expect(parts.filter(({ part }) => emptyNames.test(part)).map(({ path }) => path)).toEqual([])
  })

  test("names are lower case with hyphens", () => {
    expect(files.map((file) => file.path).filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([])
  })
})

interface Source {
  /** From the root of the project, with forward slashes. */
  readonly path: string
  readonly imports: readonly string[]
  /** Holds an `import(…)` of something computed. */
  readonly hasHiddenImport: boolean
}

function topFolders(): string[] {
  const entries = existsSync(join(root, "src")) ? readdirSync(join(root, "src"), { withFileTypes: true }) : []
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => readSource(join(entry.parentPath, entry.name)))
}

function readSource(path: string): Source {
  const imports: string[] = []
  let hasHiddenImport = false
  const note = (specifier: ts.Node | undefined): void => {
    if (specifier === undefined) return
    if (ts.isStringLiteralLike(specifier)) imports.push(specifier.text)
    else hasHiddenImport = true
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) note(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node))
      note(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      note(node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest))
  return { path: fromRoot(path), imports, hasHiddenImport }
}

function fromRoot(path: string): string {
  return relative(root, path).split(sep).join("/")
}

/** Why `file` may not import `specifier`, or nothing. */
function complaint(file: Source, specifier: string): string[] {
  const folder = folderOf(file.path)
  const rule = rules[folder]
  if (rule === undefined) return []
  const no = (reason: string): string[] => [`${file.path} imports ${specifier}: ${reason}`]

  if (!specifier.startsWith(".")) {
    const allowed = librariesOf(folder)
    const library = packageName(specifier)
    return allowed === null || allowed.includes(library) ? [] : no(`not a library of ${folder}`)
  }
  const target = fromRoot(resolve(root, dirname(file.path), specifier))
  // What the build makes: only the starter of an installed package reaches for it.
  if (target.startsWith("out/")) return file.path === "src/cli/corchete.mjs" ? [] : no("built, not source")
  if (!existsSync(join(root, target.replace(/\?.*$/, "")))) return no("no such file")
  if (target.startsWith("resources/")) {
    // Pure folders take data as parameters: a baseline is an argument, not a constant.
    return rule.libraries === null ? [] : no("a pure folder takes data as a parameter")
  }
  if (target === "package.json")
    return rule.libraries === null ? [] : no("a pure folder takes data as a parameter")
  if (!target.startsWith("src/")) return no("outside src")
  const other = folderOf(target)
  return other === folder || rule.imports.includes(other) ? [] : no(`${folder} may not import ${other}`)
}

function folderOf(path: string): string {
  return path.split("/")[1] ?? ""
}

function packageName(specifier: string): string {
  const parts = specifier.split("/")
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier)
}

/** What a folder may use: its own libraries and those of the folders it imports. */
function librariesOf(folder: string): readonly string[] | null {
  const rule = rules[folder]
  if (rule === undefined || rule.libraries === null) return null
  return [...rule.libraries, ...rule.imports.flatMap((other) => librariesOf(other) ?? [])]
}

/** Each import cycle once, as `a -> b -> a`. */
function cycles(): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const byPath = new Map(files.map((file) => [file.path, file]))
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "))
      return
    }
    if (done.has(path)) return
    for (const specifier of byPath.get(path)?.imports ?? []) {
      if (specifier.startsWith(".")) walk(fromRoot(resolve(root, dirname(path), specifier)), [...trail, path])
    }
    done.add(path)
  }
  for (const file of files) walk(file.path, [])
  return found
}
