/** The transcript: one element per line, made once and then only touched where something changed. */

import type { Chat } from '../chat'
import type { Line } from '../fold'
import { mark, type Pending } from '../outbox'
import { pieces } from '../rich'
import type { Texts } from '../texts'
import { button, fill, h, say } from './dom'

interface Shown extends Line {
  entry?: Pending
}

/** The newest message is in sight if the end is no farther away than this, in pixels. */
const NEAR = 80

export function transcriptOf(chat: Chat, focus: () => void, { t, title, time, why }: Texts) {
  const log = h('div', { role: 'log', 'aria-relevant': 'additions' })
  const choices = h('div')
  const typing = h('div', { class: 'soft' })
  const welcome = h('p', { class: 'bubble' })
  const element = h('div', { class: 'scroll', tabindex: '0' }, welcome, log, choices, typing)
  const rows = new Map<string, HTMLElement[]>()
  let newest = 0

  function toEnd(): void {
    element.scrollTop = element.scrollHeight
  }

  function render(): void {
    const { view, out } = chat
    const { scrollHeight, scrollTop, clientHeight } = element
    const last = view.lines[view.lines.length - 1]?.seq ?? 0
    const news = last > Math.max(newest, chat.history)
    newest = last
    // Only what is new is read out, not the history of a page that was loaded again.
    log.setAttribute('aria-live', news ? 'polite' : 'off')

    const own = view.lines.filter(({ role, notice }) => role === 'visitor' && !notice).pop()
    const pending = out.filter(({ text }) => text).map((entry): Shown => ({ key: entry.id, seq: 0, at: '', role: 'visitor', name: '', text: entry.text, removed: false, entry }))
    let before = ''
    const used = [...view.lines, ...pending].map((line: Shown, place) => {
      const { key, role, at, notice, removed, markdown, entry } = line
      if (!rows.has(key)) rows.set(key, [h('div'), h('div', { class: 'soft' }), h('div', { dir: 'auto' }), h('div', { class: 'soft foot' })])
      const [row, head, words, foot] = rows.get(key) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement]
      const state = entry && mark(entry, chat.sender.tries)
      const who = `${notice ?? role}${line.name}`
      const side = notice ? 'notice soft' : role === 'visitor' ? 'mine' : 'theirs'
      row.className = `line ${side} ${state ?? ''} ${removed ? 'removed' : ''} ${who === before ? 'same' : ''}`
      before = who
      words.className = notice ? '' : 'bubble'
      words.title = time(at)
      say(head, notice ? '' : role === 'visitor' ? t('you') : line.name)
      const text = notice ? line.text || t(notice, line.name || title()) : removed ? t('removed') : line.text
      fill(words, text, () => notice ? [text] : pieces(text, markdown).map((piece) => piece.href
        ? h('a', { href: piece.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, piece.text)
        : piece.bold ? h('b', {}, piece.text) : piece.text))

      const status = state ? t(state) + why(entry.refused)
        : line === own && !pending.length ? t(chat.readTo >= line.seq ? 'seen' : 'sent') : ''
      foot.hidden = !status
      fill(foot, status, () => state === 'failed'
        ? [`${status} `, button(t('retry'), 'link', () => {
          chat.sender.retry(entry!)
          focus()
        })] : [status])

      if (!row.firstChild) row.append(head, words, foot)
      if (log.children[place] !== row) log.insertBefore(row, log.children[place] ?? null)
      return key
    })
    for (const [key, [row]] of rows) {
      if (!used.includes(key)) {
        row!.remove()
        rows.delete(key)
      }
    }

    say(welcome, used.length || chat.away || chat.off !== undefined ? '' : t('welcome'))
    const offered = chat.over || pending.length ? [] : view.choices
    choices.className = offered.length ? 'row' : ''
    fill(choices, offered.join('\n'), () => offered.map((choice) => button(choice, 'choice', () => {
      chat.say(choice, choice)
      focus()
    })))
    const typist = chat.typist === undefined ? '' : t('typing', chat.typist || title())
    fill(typing, typist, () => typist ? [typist, h('i'), h('i'), h('i')] : [])
    if (news || scrollHeight - scrollTop - clientHeight < NEAR) toEnd()
  }

  return { element, render, toEnd }
}
