/** Sends what agents write: one after another within a chat, tried again under the same id, at last given back. */

import { backoff } from './backoff'
import { Problem } from './http'

export interface Letter {
  chatId: string
  clientId: string
  send: () => Promise<unknown>
}

/** Tries of one letter before the agent is asked. */
export const TRIES = 3

export class Sender {
  private readonly lines = new Map<string, Promise<void>>()

  constructor(
    private readonly failed: (letter: Letter, problem: Problem) => void,
    private readonly sent: (letter: Letter) => void = () => {},
    private readonly pause: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
  ) {}

  /** Queue a letter behind the chat's others; the order of writing is the order of sending. */
  post(letter: Letter): void {
    const before = this.lines.get(letter.chatId) ?? Promise.resolve()
    const after = before.then(() => this.deliver(letter))
    this.lines.set(letter.chatId, after)
    void after.then(() => {
      if (this.lines.get(letter.chatId) === after) this.lines.delete(letter.chatId)
    })
  }

  private async deliver(letter: Letter): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        await letter.send()
        return this.sent(letter)
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
        if (!problem.passing || tries + 1 >= TRIES) return this.failed(letter, problem)
        await this.pause(backoff(tries, problem.wait))
      }
    }
  }
}
