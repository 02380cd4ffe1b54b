import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"
import { startServer } from "../../src/server/start-server.ts"
import { launchBrowser } from "../helpers/browser.ts"

test("a known room opens without a server, keeps what is typed, and gives it back once", async () => {
  const root = resolve(import.meta.dirname, "../..")
  const options = {
    dataDir: mkdtempSync(join(tmpdir(), "corchete-offline-")),
    resources: join(root, "resources"),
    clientDir: join(root, "out/renderer"),
  }
  const server = await startServer(options)
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(await server.inviteSecretariat())
  const paper = page.locator(".ProseMirror").first()
  await paper.waitFor()
  const kept = async () =>
    (await caches.keys()).length > 0 && (await (await caches.open("corchete-window")).keys()).length > 2
  await page.waitForFunction(kept)
  await server.close()

  await page.reload()
  await paper.getByText("La Paz").first().waitFor()
  await paper.locator("p").first().click()
  await page.keyboard.press("End")
  await page.keyboard.type(" on the train")
  await paper.getByText("on the train").first().waitFor()
  await page.getByText("Offline, saved here").first().waitFor()
  await page.reload()
  await paper.getByText("on the train").first().waitFor()

  const again = await startServer(options)
  const token = (await again.inviteSecretariat()).split("#")[1] ?? ""
  const ask = async <Answer>(path: string): Promise<Answer> =>
    (await (
      await fetch(again.url + path, { headers: { authorization: `Bearer ${token}` } })
    ).json()) as Answer
  const [room] = await ask<{ id: string }[]>("/api/rooms")
  await expect
    .poll(async () => JSON.stringify(await ask(`/api/rooms/${room?.id ?? ""}/declaration`)), {
      timeout: 20_000,
    })
    .toContain("on the train")
  const text = (await ask<{ paragraphs: { text: string }[] }>(`/api/rooms/${room?.id ?? ""}/declaration`))
    .paragraphs
  expect(
    text
      .map((paragraph) => paragraph.text)
      .join("\n")
      .match(/on the train/g),
  ).toHaveLength(1)
  await browser.close()
  await again.close()
})
