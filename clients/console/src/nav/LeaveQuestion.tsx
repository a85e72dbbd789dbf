/** “Leave without saving?” */

import { Confirm } from '@cordboard/ui/Confirm.tsx'
import { useSyncExternalStore } from 'react'
import { questions } from '../leaving'
import { t } from '../texts'

export function LeaveQuestion() {
  const asked = useSyncExternalStore(questions.subscribe, questions.current)
  if (!asked) return null
  return (
    <Confirm open danger wary title={t('leaving.title')} confirm={t('leaving.go')} cancel={t('leaving.stay')} onConfirm={() => questions.answer(true)} onClose={() => questions.answer(false)}>
      {t('leaving.text')}
    </Confirm>
  )
}
