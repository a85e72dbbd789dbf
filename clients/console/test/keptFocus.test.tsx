import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { useKeptFocus } from '../src/collection/keptFocus'

afterEach(cleanup)

function List({ names }: { names: readonly string[] }) {
  const part = useKeptFocus()
  return (
    <section ref={part} aria-label="Queues">
      {names.map((name) => (
        <button key={name}>{name}</button>
      ))}
    </section>
  )
}

it('the focus of a row that is deleted stays on its list', () => {
  const { rerender, getByText, getByLabelText } = render(<List names={['Sales', 'Billing']} />)
  getByText('Sales').focus()

  rerender(<List names={['Billing']} />)

  expect(document.activeElement).toBe(getByLabelText('Queues'))
})

it('a focus elsewhere is left alone', () => {
  const { rerender, getByText } = render(<List names={['Sales', 'Billing']} />)
  getByText('Billing').focus()

  rerender(<List names={['Billing']} />)
  expect(document.activeElement).toBe(getByText('Billing'))

  document.dispatchEvent(new Event('pointerdown'))
  getByText('Billing').blur()
  rerender(<List names={['Billing', 'Support']} />)
  expect(document.activeElement).toBe(document.body)
})
