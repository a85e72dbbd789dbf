/** A chat that rings: who, since when, why me, and how long is left to answer. */

import { Button, Kbd, Tooltip } from '@mantine/core'
import { left, shortUrl } from '@cordboard/ui/format.ts'
import { serverNow, useNow } from '@cordboard/ui/clock.ts'
import { Since } from '@cordboard/ui/Times.tsx'
import { said } from '@cordboard/ui/said.ts'
import type { OfferFields } from '@cordboard/wire/events.ts'
import { useState } from 'react'
import { useDesk } from '../desk'
import { t } from '../texts'
import css from './offer.module.css'

export function OfferCard({ offer, first }: { offer: OfferFields; first: boolean }) {
  const { commands } = useDesk()
  const [busy, setBusy] = useState<'accept' | 'decline' | null>(null)
  const name = offer.visitor_name || t('who.visitor')

  async function answer(how: 'accept' | 'decline'): Promise<void> {
    setBusy(how)
    await commands[how](offer)
    setBusy(null)
  }

  return (
    <article className={css.offer} data-moving aria-label={`${name}, ${offer.queue}`}>
      <div className={css.offerHead}>
        <div className={css.names}>
          <strong>{name}</strong>
          <span>{offer.queue}</span>
        </div>
        <Countdown until={offer.expires_at} />
      </div>
      <p className={css.facts} data-live>
        {t('offer.waited')} <Since at={offer.arrived_at} />
        {offer.url && (
          <>
            {' '}
            {t('offer.from')} <span className={css.url} dir="ltr">{shortUrl(offer.url)}</span>
          </>
        )}
      </p>
      {offer.why && <p className={css.why}>{said(offer.why)}</p>}
      {offer.auto ? (
        <p className={css.why}>{t('offer.auto')}</p>
      ) : (
        <div className={css.answers}>
          <Tooltip label={first ? 'Enter · Alt A' : t('offer.accept')}>
            <Button fullWidth loading={busy === 'accept'} disabled={busy !== null} onClick={() => void answer('accept')} rightSection={first ? <Key /> : null}>
              {t('offer.accept')}
            </Button>
          </Tooltip>
          <Button variant="default" loading={busy === 'decline'} disabled={busy !== null} onClick={() => void answer('decline')}>
            {t('offer.decline')}
          </Button>
        </div>
      )}
    </article>
  )
}

/** The key that answers: while a field has the focus, Enter is the field's. */
function Key() {
  return (
    <>
      <Kbd size="xs" className={css.kbd} data-when="free" aria-hidden>
        ⏎
      </Kbd>
      <Kbd size="xs" className={css.kbd} data-when="writing" aria-hidden>
        Alt A
      </Kbd>
    </>
  )
}

const ROUND = 2 * Math.PI * 15

function Countdown({ until }: { until: string }) {
  const seconds = left(until, useNow())
  const [whole] = useState(() => Math.max(1, left(until, serverNow())))
  return (
    <span className={css.countdown} data-late={seconds <= 5 || undefined} data-live role="img" aria-label={t('offer.seconds', { count: seconds })}>
      <svg width="40" height="40" viewBox="0 0 36 36" aria-hidden>
        <circle cx="18" cy="18" r="15" className={css.track} />
        <circle cx="18" cy="18" r="15" className={css.hand} strokeDasharray={ROUND} strokeDashoffset={ROUND * (1 - Math.min(1, seconds / whole))} />
      </svg>
      <span>{seconds}</span>
    </span>
  )
}
