import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import packageJson from "../../package.json" with { type: "json" }
import { emptyFolder } from "../cli/run.ts"

const root = resolve(import.meta.dirname, "../..")
const place = emptyFolder()
const modules = join(place, "node_modules")

/** Installs the package as npm would, with nothing beside it but the dependencies it declares. */
beforeAll(() => {
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", place], {
    cwd: root,
    encoding: "utf8",
    // Windows finds npm as a script only.
    shell: process.platform === "win32",
  })
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  mkdirSync(modules)
  execFileSync("tar", ["-xzf", join(place, filename), "-C", modules])
  renameSync(join(modules, "package"), join(modules, "corchete"))
  for (const name of Object.keys(packageJson.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction")
  }
})

function corchete(...args: string[]) {
  const bin = join(modules, "corchete", packageJson.bin.corchete)
  return spawnSync(process.execPath, [bin, ...args], { cwd: place, encoding: "utf8" })
}

describe("an installed package", () => {
  test("lists every command", () => {
    const { status, stdout, stderr } = corchete("--help")
    expect(stderr).toBe("")
    expect(status).toBe(0)
    expect(stdout).toContain("brackets")
    expect(stdout).not.toContain("needs Node")
  })

  test("finds the brackets of a file", () => {
    writeFileSync(join(place, "draft.txt"), "We [shall] act.\n")
    const { status, stdout } = corchete("brackets", "draft.txt", "--json")
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ opening: 1, closing: 1, pairs: 1 })
  })

  test("knows the La Paz declaration", () => {
    expect(corchete("compare", "la-paz", "la-paz")).toMatchObject({ status: 0, stderr: "" })
  })

  test("writes a Word file", () => {
    expect(corchete("export", "la-paz", "--to", "docx", "-o", "la-paz.docx")).toMatchObject({ status: 0 })
  })
})
