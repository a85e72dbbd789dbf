/** What an agent can order, with what is said when it is refused. Nothing here changes the state: events do. */

import { toast } from '@cordboard/ui/toasts.tsx'
import { desk as calls } from '@cordboard/wire/calls.ts'
import type { Desk } from '@cordboard/wire/desk.ts'
import type { OfferFields } from '@cordboard/wire/events.ts'
import { Problem } from '@cordboard/wire/http.ts'
import { t } from './texts'

export interface Commands {
  setState(state: 'ready' | 'not_ready', code?: number): Promise<boolean>
  accept(offer: OfferFields): Promise<boolean>
  decline(offer: OfferFields): Promise<boolean>
  transfer(chatId: string, to: string, note: string): Promise<boolean>
  end(chatId: string): Promise<boolean>
  /** True when it was done; what the server said of one outcome; otherwise the agent has been told why not. */
  setOutcomes(chatId: string, outcomes: Record<string, string | null>): Promise<boolean | { outcome: string; text: string }>
  wrapUpDone(chatId: string): Promise<boolean>
}

export function commandsOf(desk: Desk): Commands {
  const { wire } = desk
  const gen = (chatId: string): number => desk.current().desk?.chats[chatId]?.gen ?? 0

  /** True when it was done; otherwise the agent is told why not. */
  async function order(failed: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, 'unreached')
      if (problem.status !== 401) toast.fail(failed, problem.status === 0 ? t('trouble.unreached') : problem.message)
      return false
    }
  }

  /** An offer that was over is taken off the list; who has the chat is said. */
  async function answer(offer: OfferFields, failed: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      // The stream may have brought the chat before, or in spite of, the answer.
      if (desk.current().desk?.chats[offer.chat_id]) return true
      if (!(error instanceof Problem) || !['offer_gone', 'stale_gen', 'not_found'].includes(error.code)) {
        return order(failed, () => Promise.reject(error))
      }
      desk.dispatch({ do: 'offer gone', chatId: offer.chat_id })
      const who = error.extra.taken_by ?? error.extra.held_by
      toast.warn(failed, typeof who === 'string' && who ? t('offer.takenBy', { who }) : error.message)
      return false
    }
  }

  return {
    setState: (state, code) => order(t('state.failed'), () => calls.setState(wire, state, code)),
    accept: (offer) =>
      answer(offer, t('offer.acceptFailed'), async () => desk.dispatch({ do: 'chat', chat: await calls.accept(wire, offer.chat_id, offer.gen) })),
    decline: (offer) => answer(offer, t('offer.declineFailed'), () => calls.decline(wire, offer.chat_id, offer.gen)),
    transfer: (id, to, note) => order(t('transfer.failed'), () => calls.transfer(wire, id, gen(id), to, note)),
    end: (id) => order(t('end.failed'), () => calls.end(wire, id, gen(id))),
    setOutcomes: async (id, outcomes) => {
      try {
        await calls.setOutcomes(wire, id, outcomes)
        return true
      } catch (error) {
        const field = error instanceof Problem ? /^outcomes\.(.+)$/.exec(String(error.extra.field))?.[1] : undefined
        if (field !== undefined && field in outcomes) return { outcome: field, text: (error as Problem).message }
        return order(t('outcome.failed'), () => Promise.reject(error))
      }
    },
    wrapUpDone: (id) => order(t('wrapUp.failed'), () => calls.wrapUpDone(wire, id, gen(id))),
  }
}
