import { copyFileSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type BuildOptions } from 'vite'
import 'vitest/config'

const here = import.meta.dirname
const out = resolve(here, '../../src/cordboard/static')

/** Each mode makes one file: the widget itself, its second file, and the window without a network for the console. */
const FILES: Record<string, NonNullable<Exclude<BuildOptions['lib'], false>>> = {
  widget: { entry: resolve(here, 'src/main.ts'), formats: ['iife'], name: 'cordboard', fileName: () => 'widget.js' },
  more: { entry: resolve(here, 'src/more/index.ts'), formats: ['es'], fileName: () => 'widget-more.js' },
  preview: { entry: resolve(here, 'src/preview.ts'), formats: ['iife'], name: 'cordboard', fileName: () => 'widget-preview.js' },
}
const COPIES: Record<string, readonly string[]> = { widget: ['demo/demo.html', 'demo/demo.css', 'demo/test.html', 'demo/test.css', 'demo/test-page.js'], preview: ['preview/widget-preview.html'] }

export default defineConfig(({ mode }) => ({
  root: here,
  publicDir: false as const,
  build: {
    target: 'es2022',
    // Else the minifier adds a stand-in for color-scheme that nothing here uses.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    outDir: out,
    emptyOutDir: false,
    copyPublicDir: false,
    // A library's build leaves blanks in modules, whatever `minify` says; this is one that visitors download.
    rolldownOptions: { output: { minify: { compress: true, mangle: true, codegen: true } } },
    lib: FILES[mode] ?? FILES.widget!,
  },
  plugins: [{
    name: 'pages',
    writeBundle() {
      mkdirSync(out, { recursive: true })
      for (const file of COPIES[mode] ?? COPIES.widget!) copyFileSync(resolve(here, file), resolve(out, file.split('/').pop()!))
    },
  }],
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts'] },
}))
