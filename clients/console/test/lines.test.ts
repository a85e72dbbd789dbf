import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLUMNS, pasted } from '../src/people/lines'

test('lines are users, with a heading or in the usual order', () => {
  const headed = pasted('user_name,agent_groups,role\nanna,Sales | Support,Agent\n\nbob,,Manager\n')
  const bare = pasted('anna\tAnna Bell\tanna@example.org')

  expect(headed.lines.map((line) => line.body)).toEqual([
    { user_name: 'anna', agent_groups: ['Sales', 'Support'], role: 'Agent' },
    { user_name: 'bob', role: 'Manager' },
  ])
  expect(headed.lines.map((line) => line.number)).toEqual([2, 4])
  expect(bare.lines[0]?.body).toEqual({ user_name: 'anna', full_name: 'Anna Bell', email: 'anna@example.org' })
})

test('a first password must be changed', () => {
  expect(pasted('user_name;password\nanna;once upon a time').lines[0]?.body).toEqual({ user_name: 'anna', password: 'once upon a time', must_change_password: true })
})

test('what cannot be a user says why', () => {
  const { lines } = pasted('anna\n,Nobody\nANNA,Again\nbob,B,,,,,,extra')

  expect(lines.map((line) => line.wrong)).toEqual(['', 'noName', 'twice', 'fewer'])
  expect(pasted('user_name,shoe_size\nanna,42').unknown).toBe('shoe_size')
})

test('quoted as a spreadsheet does, any value comes through', () => {
  const value = fc.string().map((text) => text.replaceAll('\r', '').trim()).filter((text) => text !== '')
  fc.assert(
    fc.property(value, value, (name, full) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
      const { lines } = pasted(`${COLUMNS.slice(0, 2).join(',')}\n${quoted(name)},${quoted(full)}`)
      expect(lines.map((line) => line.body)).toEqual([{ user_name: name, full_name: full }])
    }),
  )
})
