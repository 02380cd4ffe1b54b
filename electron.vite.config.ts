import react from "@vitejs/plugin-react"
import { defineConfig } from "electron-vite"

export default defineConfig({
  main: {
    build: {
      outDir: "out/main",
      rolldownOptions: { input: { index: "src/main/index.ts", server: "src/main/server.ts" } },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      // A sandboxed preload can load nothing but Electron: it brings its libraries along.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: "src/preload/index.ts" },
        // A sandboxed preload is loaded as CommonJS.
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "src/renderer",
    plugins: [react()],
    build: {
      outDir: "out/renderer",
      rolldownOptions: { input: "src/renderer/index.html" },
    },
  },
})
