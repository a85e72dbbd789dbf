// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { expect, it, vi } from 'vitest'

const BUDGET = 300_000

type Chunk = Rollup.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

it('whatever page one comes in by, the first load stays below its budget of bytes, gzipped', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const { output } = (await build({ root: `${import.meta.dirname}/..`, logLevel: 'silent', build: { write: false } })) as Rollup.RollupOutput
  const files = new Map(output.map((file) => [file.fileName, file]))
  const entry = output.find((file): file is Chunk => file.type === 'chunk' && file.isEntry)

  /** The files that come with these, without those fetched later. */
  function together(names: readonly string[], found = new Set<string>()): Set<string> {
    for (const name of names) {
      const file = files.get(name)
      if (!file || found.has(name)) continue
      found.add(name)
      if (file.type === 'chunk') together([...file.imports, ...((file as Chunk).viteMetadata?.importedCss ?? [])], found)
    }
    return found
  }

  const size = (name: string): number => {
    const file = files.get(name)
    return file ? gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 6 }).length : 0
  }
  const loads = (entry?.dynamicImports ?? []).map((page) => [...together([entry?.fileName ?? '', page])].reduce((sum, name) => sum + size(name), 0))

  expect(loads.length).toBeGreaterThan(10)
  expect(Math.max(...loads)).toBeGreaterThan(50_000)
  expect(Math.max(...loads)).toBeLessThan(BUDGET)
}, 120_000)
