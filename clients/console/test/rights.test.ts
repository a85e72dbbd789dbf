import { describe, expect, test } from 'vitest'
import type { AnyDescribed } from '../src/collection/described'
import { mayCreate, rights } from '../src/form/rights'
import { apiTokens } from '../src/outside/apiTokens'
import { dataSources } from '../src/outside/dataSources'
import { hosts } from '../src/outside/hosts'
import { roles } from '../src/people/roles'
import { cannedReplies } from '../src/replies/cannedReplies'
import { agentGroups } from '../src/subjects/agentGroups'
import { calendars } from '../src/subjects/calendars'
import { callClasses, GENERAL } from '../src/subjects/callClasses'
import { outcomes } from '../src/subjects/outcomes'
import { outcomeCategories } from '../src/subjects/outcomeCategories'
import { queues } from '../src/subjects/queues'
import { skills } from '../src/subjects/skills'
import { statusCodes } from '../src/subjects/statusCodes'
import { userGroups } from '../src/subjects/userGroups'
import { users } from '../src/subjects/users'
import { variables } from '../src/subjects/variables'

const ALL: readonly AnyDescribed[] = [queues, agentGroups, skills, callClasses, outcomes, outcomeCategories, cannedReplies, users, userGroups, roles, statusCodes, calendars, variables, hosts, dataSources, apiTokens]
const CHANGING = ALL.filter((each) => !each.unchanging)
const TASKS = ['view', 'new', 'edit', 'delete'] as const
const called = (all: readonly AnyDescribed[]) => all.map((each): [string, AnyDescribed] => [each.path, each])
const only = (permission: string) => (asked: string): boolean => asked === permission

describe.each(called(ALL))('of %s', (_, described) => {
  const object = { ...described.blank, name: 'Own' }

  test.each(TASKS)('the permission %s offers what it names and nothing else', (task) => {
    const may = only(`${described.permission}:${task}`)

    expect(mayCreate(described, may)).toBe(task === 'new')
    expect(rights(described, null, true, may)).toEqual({ write: task === 'new', remove: false })
    expect(rights(described, object, false, may)).toEqual({ write: task === 'edit' && !described.unchanging, remove: task === 'delete' })
  })

  test('permissions for other objects offer nothing', () => {
    const others = (asked: string): boolean => !asked.startsWith(`${described.permission}:`)

    expect(mayCreate(described, others)).toBe(false)
    expect(rights(described, object, false, others)).toEqual({ write: false, remove: false })
  })
})

test('what is supplied is not offered to be changed, to nobody', () => {
  const all = (): boolean => true

  for (const described of [roles, statusCodes]) expect(rights(described, { ...described.blank, supplied: true }, false, all)).toEqual({ write: false, remove: false })
  expect(rights(callClasses, { ...callClasses.blank, name: GENERAL }, false, all)).toEqual({ write: true, remove: false })
  expect(CHANGING).not.toContain(apiTokens)
})
