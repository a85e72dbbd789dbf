/** A made-up desk for `server.mjs`: state, the agent's log and chats, by the contract's words. */

const iso = (ms) => new Date(ms).toISOString()
const NAMES = { queue: 'Billing', point: 'shop', call_class: 'Sales', layout: 'Shop' }

export class Scene {
  constructor() {
    this.seq = 0
    this.log = []
    this.state = 'not_ready'
    this.code = 10005
    this.since = iso(Date.now())
    this.chats = new Map()
    this.offers = new Map()
    this.ears = new Set()
    this.down = false
    this.gen = 0
    this.mine = new Set()
  }

  put(item) {
    this.log.push(item)
    for (const ear of this.ears) ear(item, this.log.length)
  }

  hint(item) {
    for (const ear of this.ears) ear(item, null)
  }

  tell(kind, more) {
    this.put({ kind, seq: ++this.seq, at: iso(Date.now()), ...more })
  }

  take(state, code) {
    Object.assign(this, { state, code: code ?? null, since: iso(Date.now()) })
    this.tell('state_changed', { state, ...(code ? { code } : {}) })
  }

  chat(id, { name = '', number, ago = 60, words = [], ...more } = {}) {
    const opened = Date.now() - ago * 1000
    const chat = {
      chat_id: id, gen: 0, state: 'offered', ...NAMES, priority: 50, agent: null,
      opened_at: iso(opened), arrived_at: iso(opened), answered_at: null, ended_at: null, wrap_up_ends_at: null,
      waiting_since: null,
      visitor: { name: name || `Visitor ${number}`, email: '', number, verified: false, language: 'en-GB', claimed_id: '' },
      page: { url: 'https://shop.example/basket', title: 'Your basket', referrer: 'https://search.example/?q=lamps' },
      form: {}, clipboard: {}, outcomes: {}, read: {}, visitor_away: false, last_seq: 0, events: [], ...more,
    }
    this.chats.set(id, chat)
    this.event(id, 'chat_opened', { by: { role: 'visitor' }, point: chat.point, layout: chat.layout, call_class: chat.call_class, url: chat.page.url }, opened)
    for (const [role, text, after, extra] of words) this.said(id, role, text, { at: opened + after * 1000, ...extra })
    return chat
  }

  event(id, kind, more = {}, at = Date.now()) {
    const chat = this.chats.get(id)
    const event = { kind, seq: ++chat.last_seq, at: iso(at), ...more }
    chat.events.push(event)
    if (this.mine.has(id)) this.put({ chat_id: id, ...event })
    return event
  }

  said(id, role, text, { at = Date.now(), client_id } = {}) {
    const chat = this.chats.get(id)
    const by = { visitor: { role, name: chat.visitor.name }, agent: { role, id: 'ann', name: 'Ann Archer' }, script: { role } }[role]
    if (role === 'visitor') chat.waiting_since ??= iso(at)
    if (role === 'agent') chat.waiting_since = null
    return this.event(id, 'message_sent', { by, text, ...(client_id ? { client_id } : {}) }, at)
  }

  offer(id, seconds = 20) {
    const chat = this.chats.get(id)
    const offer = {
      chat_id: id, gen: ++this.gen, queue: chat.queue, expires_at: iso(Date.now() + seconds * 1000),
      waited: Math.round((Date.now() - Date.parse(chat.arrived_at)) / 1000), arrived_at: chat.arrived_at,
      visitor_name: chat.visitor.name, url: chat.page.url, point: chat.point, call_class: chat.call_class, priority: 50,
      why: 'Longest idle of 3 who are free; French 3 or better', auto: false,
    }
    this.offers.set(id, offer)
    this.event(id, 'offered', { agent: 'ann', agent_name: 'Ann Archer', gen: offer.gen, queue: chat.queue, expires_at: offer.expires_at, why: offer.why })
    this.tell('offer', offer)
    setTimeout(() => this.over(id, offer.gen, 'timed_out'), seconds * 1000)
  }

  over(id, gen, reason, more = {}) {
    if (this.offers.get(id)?.gen !== gen) return
    this.offers.delete(id)
    this.tell('offer_over', { chat_id: id, gen, reason, ...more })
  }

  answer(id, ago = 0) {
    const chat = this.chats.get(id)
    const at = Date.now() - ago * 1000
    this.offers.delete(id)
    Object.assign(chat, { gen: chat.gen || ++this.gen, state: 'talking', agent: 'ann', answered_at: iso(at) })
    this.tell('chat_taken', { chat_id: id, gen: chat.gen, queue: chat.queue, from_seq: chat.last_seq })
    this.mine.add(id)
    this.event(id, 'answered', { by: { role: 'agent', id: 'ann', name: 'Ann Archer' }, agent: 'ann', agent_name: 'Ann Archer', gen: chat.gen, queue: chat.queue, waited: Math.round((at - Date.parse(chat.arrived_at)) / 1000) }, at)
    return chat
  }

  end(id, reason = 'agent_ended', seconds = 30) {
    const chat = this.chats.get(id)
    const ends = iso(Date.now() + seconds * 1000)
    Object.assign(chat, { state: 'wrap_up', ended_at: iso(Date.now()), wrap_up_ends_at: ends })
    this.event(id, 'chat_ended', { by: { role: reason === 'agent_ended' ? 'agent' : 'visitor' }, reason, state: 'wrap_up', wrap_up_ends_at: ends })
    this.tell('wrap_up_started', { chat_id: id, gen: chat.gen, ends_at: ends })
    setTimeout(() => this.mine.has(id) && this.release(id, 'time'), seconds * 1000)
  }

  release(id, why) {
    this.mine.delete(id)
    this.tell('chat_released', { chat_id: id, gen: this.chats.get(id).gen, why })
  }

  queues() {
    return [
      { name: 'Billing', mine: true, waiting: 3, oldest: 71, ready: 2, logged_on: 5 },
      { name: 'General', mine: true, waiting: 1, oldest: 12, ready: 4, logged_on: 7 },
      { name: 'Orders and returns', mine: false, waiting: 0, oldest: 0, ready: 1, logged_on: 3 },
    ]
  }

  snapshot() {
    return {
      me: { user_name: 'ann', full_name: 'Ann Archer', role: 'Agent', permissions: ['desk:use'] },
      state: this.state, code: this.code, since: this.since, slots: { capacity: 3, taken: this.mine.size + this.offers.size },
      offers: [...this.offers.values()].map((offer) => ({ kind: 'offer', seq: this.seq, at: iso(Date.now()), ...offer })),
      chats: [...this.mine].map((id) => this.chats.get(id)),
      queues: this.queues(),
      status_codes: [{ code: 1, name: 'Break' }, { code: 2, name: 'Lunch' }, { code: 3, name: 'Training' }, { code: 4, name: 'Paperwork' }],
      outcomes: [
        { name: 'Order placed', type: 'none', choices: [], categories: ['Sales'] },
        { name: 'Order value', type: 'money', choices: [], categories: ['Sales'] },
        { name: 'Complaint', type: 'enumerated', choices: ['Late', 'Damaged', 'Wrong item'], categories: ['Service'] },
        { name: 'Information given', type: 'none', choices: [], categories: ['Service'] },
        { name: 'Call back on', type: 'date', choices: [], categories: [] },
      ],
      colleagues: [{ user_name: 'bob', full_name: 'Bob Baker', state: 'ready', free: 2 }, { user_name: 'cleo', full_name: 'Cleo Carr', state: 'not_ready', free: 0 }],
      cursor: `e1:${this.log.length}`,
    }
  }
}
