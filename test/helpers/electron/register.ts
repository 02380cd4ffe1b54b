import { registerHooks } from "node:module"

const standIn = new URL("./electron.ts", import.meta.url).href

// Preloaded with `node --import`: whoever imports electron gets the stand-in.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" || specifier === "electron/main"
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
})
