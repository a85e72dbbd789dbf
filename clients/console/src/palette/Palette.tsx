/** The command palette: pages, objects and actions by a few letters; what was chosen last stands first. */

import { Modal, TextInput, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { keep, kept } from '@cordboard/ui/kept.ts'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useReducer, useRef, useState, type KeyboardEvent } from 'react'
import { useFocusBack } from '../focusBack'
import { useConsole } from '../here'
import { go, leave } from '../leaving'
import { usePhone } from '../screen'
import { tp } from '../system/texts'
import { actionEntries, objectEntries, pageEntries, searched } from './entries'
import { ranked, remembered, type Entry } from './match'
import css from './palette.module.css'

const MOST = 40
const KEPT = 6
const KEY = 'cordboard.recent'
const local = (): Storage => localStorage

interface Recent {
  id: string
  text: string
  detail: string
  href: string
}

interface Props {
  onSignOut: () => Promise<void>
  onClose: () => void
}

export function Palette({ onSignOut, onClose }: Props) {
  useFocusBack()
  const { lists, may, session } = useConsole()
  const { setColorScheme } = useMantineColorScheme()
  const light = useComputedColorScheme('light') === 'light'
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [arrived, arrive] = useReducer((count: number) => count + 1, 0)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const phone = usePhone()
  const key = `${KEY}.${session.user.user_name}`

  useEffect(() => {
    const paths = searched(may)
    const stops = paths.map((path) => lists.subscribe(path, arrive))
    for (const path of paths) lists.want(path)
    return () => stops.forEach((stop) => stop())
  }, [lists, may])

  const fixed = useMemo(() => [...pageEntries(may), ...actionEntries({ may, light, onScheme: setColorScheme, onSignOut })], [may, light, setColorScheme, onSignOut])
  const objects = useMemo(() => objectEntries(lists, may), [lists, may, arrived])
  const recent = useMemo(() => kept<readonly Recent[]>(local, key, []), [key])
  const looking = searched(may).some((path) => lists.get(path).state === 'asking')

  const groups = useMemo(() => {
    if (!query.trim()) {
      const last: Entry[] = recent.map((each) => ({ ...each, group: 'objects' }))
      return [
        { name: 'recent' as const, entries: last },
        { name: 'pages' as const, entries: fixed.filter((each) => each.group === 'pages') },
        { name: 'actions' as const, entries: fixed.filter((each) => each.group === 'actions') },
      ].filter((group) => group.entries.length > 0)
    }
    const found = ranked(query, [...fixed, ...objects], MOST)
    // The group of the best comes first.
    const names = [...new Set(found.map((each) => each.group))]
    return names.map((name) => ({ name, entries: found.filter((each) => each.group === name) }))
  }, [query, fixed, objects, recent])
  const flat = groups.flatMap((group) => group.entries)
  const chosen = Math.min(at, Math.max(0, flat.length - 1))

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, query])

  function choose(entry: Entry): void {
    const { href, run } = entry
    onClose()
    if (run) return run()
    if (!href) return
    leave(() => {
      keep(local, key, remembered({ id: entry.id, text: entry.text, detail: entry.detail, href }, recent, KEPT))
      go(href)
    })
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const last = flat.length - 1
    const to = { ArrowDown: chosen >= last ? 0 : chosen + 1, ArrowUp: chosen <= 0 ? last : chosen - 1, PageDown: Math.min(last, chosen + 8), PageUp: Math.max(0, chosen - 8) }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      setAt(to)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const entry = flat[chosen]
      if (entry) choose(entry)
    }
  }

  let number = -1
  return (
    <Modal opened onClose={onClose} fullScreen={phone} size={620} padding={0} yOffset="12vh" centered={false} withCloseButton={phone} title={tp('title')} classNames={{ header: phone ? css.header : css.hidden }}>
      <div className={css.palette}>
        <TextInput
          data-autofocus
          className={css.input ?? ''}
          size="md"
          variant="unstyled"
          role="combobox"
          aria-label={tp('title')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={tp('placeholder')}
          leftSection={<IconSearch size={18} />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <div ref={list} className={css.list} id={`${id}-list`} role="listbox" aria-label={tp('results')}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={tp(group.name)}>
              <div className={css.group} aria-hidden>
                {tp(group.name)}
              </div>
              {group.entries.map((entry) => {
                number += 1
                const mine = number
                return (
                  <div
                    key={`${group.name} ${entry.id}`}
                    id={`${id}-${mine}`}
                    className={css.entry}
                    role="option"
                    aria-selected={mine === chosen}
                    onPointerMove={() => mine !== chosen && setAt(mine)}
                    onClick={() => choose(entry)}
                  >
                    <span className={css.text} dir="auto">
                      {entry.text}
                    </span>
                    {group.name !== 'actions' && <span className={css.detail}>{entry.detail}</span>}
                  </div>
                )
              })}
            </div>
          ))}
        </div>
        <p className={css.foot} role="status">
          {flat.length === 0 ? (looking ? tp('loading') : tp('none')) : phone ? '' : tp('hint')}
        </p>
      </div>
    </Modal>
  )
}
