// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { expect, it } from 'vitest'

const BUDGET = 10_000

it('the whole widget stays below its budget of bytes, gzipped', async () => {
  const built = await build({ root: `${import.meta.dirname}/..`, logLevel: 'silent', build: { write: false } }) as Rollup.RollupOutput[]

  const code = built.flatMap((part) => part.output).map((file) => 'code' in file ? file.code : '').join('')

  expect(code).toContain('cordboard-chat')
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(BUDGET)
})
