/** The outcomes of a chat while they are being chosen: what is wrong with them, and saving them. */

import type { DeskChat } from '@cordboard/wire/snapshot.ts'
import { useRef, useState } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'
import { counts, flawed, tooFew, tooMany, type Chosen, type Rules } from './outcomes'

/** What the server said of a value. */
interface Refusal {
  name: string
  value: string | null
  text: string
}

export function useOutcomes(chat: DeskChat) {
  const { state, commands } = useDesk()
  const [chosen, setChosen] = useState<Chosen>(chat.outcomes)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const unsaved = useRef<Chosen | null>(null)
  const rules: Rules = { outcomes: state.outcomes, categories: state.outcomeCategories, limits: state.outcomeLimits }

  const counted = counts(chosen, rules)
  const names = (of: typeof counted): string => of.map(({ category }) => category || t('outcome.legend')).join(', ')
  // A refusal holds as long as what was refused stands there.
  const refused = refusal && chosen[refusal.name] === refusal.value && refusal.name in chosen ? refusal : null
  const wrong = flawed(chosen, rules)
  const many = counted.filter(tooMany)
  const few = counted.filter(tooFew)

  function hindranceOf(): string {
    const lacking = wrong.filter((name) => !chosen[name])
    if (lacking.length > 0) return t('outcome.missing', { names: lacking.join(', ') })
    if (wrong.length > 0 || refused) return t('outcome.check', { names: refused ? refused.name : wrong.join(', ') })
    return many.length > 0 ? t('outcome.tooMany', { names: names(many) }) : ''
  }

  function choose(next: Chosen): void {
    unsaved.current = next
    setChosen(next)
  }

  /** Says whether all that was chosen is with the server. */
  async function save(): Promise<boolean> {
    const told = unsaved.current
    if (told === null) return true
    unsaved.current = null
    const answer = await commands.setOutcomes(chat.chat_id, { ...told })
    if (answer === true) return true
    unsaved.current ??= told
    if (answer) {
      const outcome = state.outcomes.find(({ name }) => name === answer.outcome)
      const text = outcome?.pattern ? outcome.hint || t('outcome.form') : answer.text
      setRefusal({ name: answer.outcome, value: told[answer.outcome] ?? null, text })
    }
    return false
  }

  return {
    rules,
    chosen,
    choose,
    save,
    refused,
    /** What keeps the choice from being saved. */
    hindrance: hindranceOf(),
    /** What keeps the wrap-up from being finished besides. */
    lacking: few.length > 0 ? t('outcome.lacking', { names: names(few) }) : '',
  }
}

export type Choosing = ReturnType<typeof useOutcomes>
