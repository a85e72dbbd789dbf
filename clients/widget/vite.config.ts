import { copyFileSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname
const out = resolve(here, '../../src/cordboard/static')

export default defineConfig({
  root: here,
  publicDir: false,
  build: {
    target: 'es2022',
    // Else the minifier adds a stand-in for color-scheme that nothing here uses.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    outDir: out,
    emptyOutDir: false,
    copyPublicDir: false,
    lib: { entry: resolve(here, 'src/main.ts'), formats: ['iife'], name: 'cordboard', fileName: () => 'widget.js' },
  },
  plugins: [{
    name: 'demo-page',
    writeBundle() {
      mkdirSync(out, { recursive: true })
      for (const file of ['demo.html', 'demo.css']) copyFileSync(resolve(here, 'demo', file), resolve(out, file))
    },
  }],
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts'] },
})
