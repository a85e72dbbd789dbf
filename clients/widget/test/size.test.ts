// @vitest-environment node
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { expect, it } from 'vitest'

const BUDGET = 10_000
/** The second file is fetched only for what it holds: forms, the question before the end, the end. */
const MORE = 4_000

async function bytes(mode: string, holds: string): Promise<number> {
  const built = await build({ root: `${import.meta.dirname}/..`, mode, logLevel: 'silent', build: { write: false } }) as Rollup.RollupOutput[]
  const code = [built].flat().flatMap((part) => part.output).map((file) => 'code' in file ? file.code : '').join('')
  expect(code).toContain(holds)
  return gzipSync(code, { level: 9 }).length
}

it('the whole widget stays below its budget of bytes, gzipped', async () => {
  expect(await bytes('widget', 'cordboard-chat')).toBeLessThan(BUDGET)
})

it('so does its second file', async () => {
  expect(await bytes('more', 'offline-messages')).toBeLessThan(MORE)
})
