import { defineConfig } from "eslint/config"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"

export default defineConfig(
  { ignores: ["out/", "dist/", "test/fixtures/", "resources/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.config.ts"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportDefaultDeclaration",
          message: "Named exports only: a name should be the same wherever it is used.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        // `default: return kind satisfies never` is how a switch here proves that it is complete.
        { allowDefaultCaseForExhaustiveSwitch: true, considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Numbers print themselves; only objects in a template are mistakes.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => void work()` says that nothing is returned.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Libraries have factories (`Menu.buildFromTemplate`), whose results this rule takes for impostors.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Spreading a string into its code points is what we mean by it.
      "@typescript-eslint/no-misused-spread": [
        "error",
        { allow: [{ from: "lib", name: "string" }, "string"] },
      ],
      // A type parameter used once still names what a caller must give (`read<T>(…)`).
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  {
    files: ["src/renderer/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
  },
  {
    // What these print is their work; the tools they configure ask for a default export.
    files: [
      "*.config.{ts,js}",
      "src/cli/**",
      "src/server/**",
      "src/main/server.ts",
      "test/bench/**",
      "test/fuzz/fuzz.ts",
    ],
    rules: { "no-console": "off" },
  },
  { files: ["**/*.config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["test/**"],
    rules: {
      // Cases index into what they have just built; the test fails by itself if it is not there.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
)
