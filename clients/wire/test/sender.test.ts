import { expect, it } from 'vitest'
import { Problem } from '../src/http'
import { Sender, TRIES } from '../src/sender'

const atOnce = () => Promise.resolve()
const settle = () => new Promise((done) => setTimeout(done, 0))

it('sends in the order of writing and tries again under the same id', async () => {
  const seen: string[] = []
  let refusals = 1
  const letter = (clientId: string) => ({
    chatId: 'c1', clientId,
    send: () => {
      seen.push(clientId)
      return clientId === 'a' && refusals-- > 0 ? Promise.reject(new Problem(503, 'busy')) : Promise.resolve()
    },
  })
  const sender = new Sender(() => {}, () => {}, atOnce)

  sender.post(letter('a'))
  sender.post(letter('b'))
  await settle()

  expect(seen).toEqual(['a', 'a', 'b'])
})

it('gives a letter back after a few tries, and at once when it will never be taken', async () => {
  const failed: string[] = []
  let sent = 0
  const letter = (clientId: string, problem: Problem) => ({
    chatId: clientId, clientId, send: () => { sent += 1; return Promise.reject(problem) },
  })
  const sender = new Sender((one, problem) => void failed.push(`${one.clientId} ${problem.code}`), () => {}, atOnce)

  sender.post(letter('a', new Problem(0, 'unreached')))
  await settle()
  sender.post(letter('b', new Problem(409, 'stale_gen')))
  await settle()

  expect(failed).toEqual(['a unreached', 'b stale_gen'])
  expect(sent).toBe(TRIES + 1)
})
