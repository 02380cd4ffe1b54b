import { resolve } from "node:path"
import { defineConfig } from "vite"

/**
 * The command line of an installed package: Node refuses TypeScript under node_modules, so it
 * carries JavaScript. From a clone the sources run as they are.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, "../.."),
  publicDir: false,
  build: {
    ssr: true,
    target: "node20",
    outDir: "out/cli",
    emptyOutDir: true,
    rolldownOptions: {
      input: { main: "src/cli/main.ts", "process-io": "src/cli/process-io.ts" },
    },
  },
})
