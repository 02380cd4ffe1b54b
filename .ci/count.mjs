// Adds up the reports vitest left in a folder: `12 passed, 0 failed`.
// A step that failed without a failing test (format, lint, types) counts as one failure.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const [folder, status] = process.argv.slice(2)
const reports = existsSync(folder)
  ? readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")))
  : []
const sum = (field) => reports.reduce((total, report) => total + report[field], 0)
const failed = sum("numFailedTests")
console.log(`${sum("numPassedTests")} passed, ${status !== "0" && failed === 0 ? 1 : failed} failed`)
