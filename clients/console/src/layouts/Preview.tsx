/** The real chat window in a frame, with what is being edited: state, device, light or dark, language. */

import '@mantine/core/styles/FloatingIndicator.layer.css'
import '@mantine/core/styles/SegmentedControl.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import { SegmentedControl, Select } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { locale } from '@cordboard/ui/language.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { tl } from '../texts'
import type { Layout } from '../types'
import { BUILT_IN, languagesOf, nameOf } from './languages'
import css from './preview.module.css'
import { STATES, usePreview, type Scheme, type Seen, type State } from './preview'

interface Props {
  draft: Layout
  state: State
  onState: (state: State) => void
  language: string
  onLanguage: (language: string) => void
}

export function Preview({ draft, state, onState, language, onLanguage }: Props) {
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop')
  const [scheme, setScheme] = useState<Scheme>('light')
  const { seen, stale } = usePreview(draft, language, scheme)
  const languages = [...new Set([...languagesOf(draft), ...BUILT_IN])]
  return (
    <section className={css.preview} aria-label={tl('preview')}>
      <div className={css.controls}>
        <SegmentedControl size="xs" aria-label={tl('state')} value={state} onChange={(next) => onState(next as State)} data={STATES.map((value) => ({ value, label: tl(`states.${value}`) }))} />
        <div className={css.row}>
          <SegmentedControl size="xs" aria-label={tl('device')} value={device} onChange={(next) => setDevice(next as 'desktop')} data={(['desktop', 'phone'] as const).map((value) => ({ value, label: tl(`devices.${value}`) }))} />
          <SegmentedControl size="xs" aria-label={tl('schemeShown')} value={scheme} onChange={(next) => setScheme(next as Scheme)} data={(['light', 'dark'] as const).map((value) => ({ value, label: tl(`schemes.${value}`) }))} />
          <Select
            size="xs"
            aria-label={tl('language')}
            value={language}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: nameOf(value, locale()) }))}
            onChange={(next) => next && onLanguage(next)}
          />
        </div>
      </div>
      <Frame seen={seen} state={state} device={device} />
      {stale ? (
        <p className={css.told} role="status">
          {tl('stale', { why: stale })}
        </p>
      ) : (
        <Contrasts seen={seen} />
      )}
    </section>
  )
}

/** The frame says when it is ready; from then on it is told whatever changes. */
function Frame({ seen, state, device }: { seen: Seen | null; state: State; device: 'desktop' | 'phone' }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const told = useRef({ seen, state })
  told.current = { seen, state }

  const tell = useCallback((): void => {
    const { seen: now, state: of } = told.current
    if (now) frame.current?.contentWindow?.postMessage({ kind: 'cordboard-preview', layout: now.shown, state: of }, location.origin)
  }, [])

  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<{ kind?: string }>): void => {
      if (origin === location.origin && source === frame.current?.contentWindow && data?.kind === 'cordboard-preview-ready') tell()
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [tell])
  useEffect(tell, [tell, seen, state])

  return (
    <div className={css.ground} data-device={device}>
      <iframe ref={frame} src="/widget-preview" title={tl('previewOf')} />
    </div>
  )
}

function Contrasts({ seen }: { seen: Seen | null }) {
  const poor = seen?.contrast.filter((each) => !each.enough) ?? []
  if (!seen) return null
  if (poor.length === 0) {
    return (
      <p className={css.told} role="status">
        {tl('contrastGood')}
      </p>
    )
  }
  return (
    <ul className={css.poor} role="status">
      {poor.map(({ scheme, ground, text, ratio }) => (
        <li key={scheme + ground + text}>
          <IconAlertTriangle size={16} aria-hidden />
          {tl('contrastPoor', {
            pair: tl(`colours.${ground as 'header'}`),
            scheme: tl(`schemes.${scheme as Scheme}`),
            ratio: ratio.toLocaleString(locale(), { maximumFractionDigits: 1 }),
          })}
        </li>
      ))}
    </ul>
  )
}
