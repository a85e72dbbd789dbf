/** A sheet is saved by one call: all rows or none, and what stands in the way is told at its row. */

import { Problem } from '@cordboard/wire/http.ts'
import { describe, expect, it } from 'vitest'
import { servedBy } from '../src/queueing/edits'
import { saveRows, type Row, type Saver } from '../src/queueing/saving'

interface Queue {
  readonly name: string
  readonly agent_groups: readonly string[]
}

const facet = servedBy<Queue>()
const groups = (...agent_groups: string[]) => agent_groups

/** A server of queues that keeps the contract of /edits; `between` is done once, before the next writing. */
class Queues implements Saver {
  readonly calls: string[] = []
  between: (() => void) | null = null
  wrong = new Map<string, string>()
  constructor(readonly found: Map<string, { value: Queue; etag: number }>) {}

  put(name: string, ...serving: string[]): void {
    this.found.set(name, { value: { name, agent_groups: serving }, etag: (this.found.get(name)?.etag ?? 0) + 1 })
  }

  read = async <T>(_path: string, key: string) => {
    const found = this.found.get(key)
    if (!found) throw new Problem(404, 'not_found')
    return { value: found.value as T, etag: String(found.etag) }
  }

  create = async <T>(path: string, body: unknown) => {
    this.between?.()
    this.between = null
    this.calls.push(path)
    const { edits } = body as { edits: { name: string; etag: string; value: Queue }[] }
    const problems = edits.flatMap(({ name, etag }, index) => {
      if (String(this.found.get(name)?.etag) !== etag) return [{ index, code: 'changed_meanwhile', detail: '' }]
      return this.wrong.has(name) ? [{ index, code: 'unknown_reference', detail: this.wrong.get(name) }] : []
    })
    if (problems[0]) throw new Problem(412, problems[0].code, '', 0, { problems })
    for (const { name, value } of edits) this.put(name, ...value.agent_groups)
    return { value: {} as T, etag: '' }
  }
}

function sheet() {
  const server = new Queues(new Map())
  server.put('A')
  server.put('B')
  const rows: Row<Queue>[] = ['A', 'B'].map((name) => ({ id: name, path: 'queues', key: name, label: name, object: { name, agent_groups: [] } }))
  const edits = new Map(['A', 'B'].map((name) => [name, new Map([['Sales', true]])]))
  const bases = new Map(rows.map((row) => [row.id, row.object]))
  const serving = () => ['A', 'B'].map((name) => server.found.get(name)?.value.agent_groups)
  return { server, rows, edits, bases, serving, save: () => saveRows(server, facet, rows, edits, bases) }
}

describe('a sheet', () => {
  it('saves all rows by one call', async () => {
    const { server, save, serving } = sheet()

    expect(await save()).toEqual({ saved: ['A', 'B'], obstacles: new Map() })
    expect(server.calls).toEqual(['edits'])
    expect(serving()).toEqual([groups('Sales'), groups('Sales')])
  })

  it('sends nothing while somebody else has changed a row, and is saved when that was settled', async () => {
    const { server, save, bases, serving } = sheet()
    server.put('B', 'Other')

    const found = await save()
    expect([found.saved, [...found.obstacles]]).toEqual([[], [['B', { kind: 'clash', theirs: { name: 'B', agent_groups: ['Other'] } }]]])
    expect([server.calls, serving()]).toEqual([[], [groups(), groups('Other')]])

    bases.set('B', { name: 'B', agent_groups: ['Other'] })
    expect((await save()).saved).toEqual(['A', 'B'])
    expect(serving()).toEqual([groups('Sales'), groups('Other', 'Sales')])
  })

  it('tells of who came between reading and writing', async () => {
    const { server, save, serving } = sheet()
    server.between = () => server.put('B', 'Other')

    expect([...(await save()).obstacles.keys()]).toEqual(['B'])
    expect(serving()).toEqual([groups(), groups('Other')])
  })

  it('tells a refusal at its row and saves nothing', async () => {
    const { server, save, serving } = sheet()
    server.wrong.set('B', 'There is no agent group Sales.')

    expect([...(await save()).obstacles]).toEqual([['B', { kind: 'refused', why: 'There is no agent group Sales.' }]])
    expect(serving()).toEqual([groups(), groups()])
  })

  it('tells of a row that is gone', async () => {
    const { server, save } = sheet()
    server.found.delete('A')

    expect([...(await save()).obstacles]).toEqual([['A', { kind: 'gone' }]])
  })

  it('knows a saved row again when the answer was lost', async () => {
    const { server, save, serving } = sheet()
    const create = server.create
    server.create = async (path, body) => {
      await create(path, body)
      throw new Problem(0, 'unreached')
    }
    expect([...(await save()).obstacles.values()]).toEqual([{ kind: 'refused', why: '' }, { kind: 'refused', why: '' }])

    expect((await save()).saved).toEqual(['A', 'B'])
    expect(serving()).toEqual([groups('Sales'), groups('Sales')])
  })
})
