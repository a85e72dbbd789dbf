/** The binds of a statement, and the statement that goes with other words. Pure. */

import type { ArgumentType, StoredStatement } from '../types'

/** Names written `:name` outside of strings, quoted names, comments and casts (`::`), in order, each once. */
export function bindsOf(sql: string): string[] {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
  return [...new Set([...bare.matchAll(/(?<![:\w]):([A-Za-z_][A-Za-z0-9_]*)/g)].map((found) => found[1] ?? ''))]
}

/** With this text: each bind has a type, the one it had or text; those that are gone have none. */
export function withSql(statement: StoredStatement, sql: string): StoredStatement {
  const types: Record<string, ArgumentType> = {}
  for (const name of bindsOf(sql)) types[name] = statement.arguments[name] ?? 'text'
  return { ...statement, sql, arguments: types }
}

/** A name that no other has. */
export function freeName(statements: readonly StoredStatement[]): string {
  const taken = new Set(statements.map((each) => each.name))
  let number = statements.length + 1
  while (taken.has(`statement ${number}`)) number += 1
  return `statement ${number}`
}
