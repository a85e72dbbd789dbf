import { expect, test } from 'vitest'
import { bindsOf, freeName, withSql } from '../src/outside/binds'

test('binds are found outside of strings, comments and casts', () => {
  const sql = "SELECT a::text, ':no' FROM t -- :nor\nWHERE x = :one AND y IN (:two, :one) /* :none */ AND \":neither\" = 1"

  expect(bindsOf(sql)).toEqual(['one', 'two'])
})

test('a bind keeps its type while the statement is written', () => {
  const begun = { name: 's', sql: '', arguments: { one: 'number' as const, old: 'text' as const }, columns: [] }

  expect(withSql(begun, 'SELECT 1 WHERE :one = :new').arguments).toEqual({ one: 'number', new: 'text' })
})

test('a new statement has a name of its own', () => {
  expect(freeName([{ name: 'statement 2', sql: '', arguments: {}, columns: [] }])).toBe('statement 3')
})
