import { expect, test } from 'vitest'
import { firstWrong } from '../src/form/useFirstWrong'

function form(inside: string): HTMLElement {
  const made = document.createElement('form')
  made.innerHTML = inside
  return made
}

test('a refused form leads to its first wrong field', () => {
  const found = firstWrong(form('<input id="a"><input id="b" aria-invalid="true"><p role="alert" tabindex="-1">no</p>'))

  expect(found?.id).toBe('b')
})

test('where no field is wrong it leads to what tells of the refusal', () => {
  const found = firstWrong(form('<input><p id="why" role="alert" tabindex="-1">no</p>'))

  expect(found?.id).toBe('why')
})
