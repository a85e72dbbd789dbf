/** Scenes that `POST /dev/NAME` plays. */

export const ACTS = {
  ring(scene) {
    scene.chat('c4', { number: 4, ago: 41, words: [['script', 'Welcome. Which department?', 1], ['visitor', 'Billing', 9]], form: { department: 'Billing' } })
    scene.offer('c4', 20)
  },
  ring2(scene) {
    scene.chat('c6', { name: 'Amélie Dubois', number: 6, ago: 12, words: [['visitor', 'Bonjour ?', 2]] })
    scene.offer('c6', 20)
  },
  three(scene) {
    scene.chat('c1', {
      name: 'Maria Lindqvist', number: 1, ago: 260, clipboard: { order: '77-1204', tier: 'gold' },
      form: { department: 'Billing', phone: '' },
      words: [['script', 'Welcome to Shop. Which department would you like?', 1], ['visitor', 'Billing', 14], ['script', 'Thank you. Somebody will be with you shortly.', 15]],
      visitor: { name: 'Maria Lindqvist', email: 'maria.lindqvist@example.org', number: 1, verified: true, language: 'sv-SE', claimed_id: 'cust-20417' },
    })
    scene.event('c1', 'queued', { queue: 'Billing', priority: 50, arrived_at: scene.chats.get('c1').arrived_at }, Date.now() - 244_000)
    scene.event('c1', 'offered', { agent: 'ann', agent_name: 'Ann Archer', gen: 1, queue: 'Billing', expires_at: '', why: 'Longest idle of 3 who are free; Swedish 4 (3 asked for)' })
    scene.answer('c1', 203)
    const ago = (s) => ({ at: Date.now() - s * 1000 })
    scene.said('c1', 'agent', 'Hello Maria, how can I help?', ago(190))
    scene.said('c1', 'visitor', 'My invoice is wrong. It lists the lamp twice, but I ordered and received only one. The order is 77-1204.', ago(150))
    scene.said('c1', 'agent', 'I am sorry about that. Let me look at the order.', ago(120))
    scene.event('c1', 'note_added', { by: { role: 'agent', id: 'ann', name: 'Ann Archer' }, text: 'Second position was cancelled on Monday, invoice run had started already.' })
    scene.said('c1', 'agent', 'You are right: the second lamp was cancelled, and the invoice did not take notice. A corrected one is at https://shop.example/invoices/77-1204', ago(60))
    scene.chats.get('c1').read.visitor = scene.chats.get('c1').last_seq
    scene.said('c1', 'visitor', 'Great, thank you!', ago(35))
    scene.said('c1', 'visitor', 'And will the refund go to the same card?', ago(30))
    scene.chat('c2', { number: 2, ago: 150, words: [['visitor', 'Is the oak table in stock?', 3]] })
    scene.answer('c2', 120)
    scene.said('c2', 'agent', 'Yes, four of them. Shall I reserve one?', ago(20))
    scene.chat('c3', { name: 'Jean-Baptiste Grandchamp de la Rivière', number: 3, ago: 320, queue: 'Orders and returns', words: [['visitor', 'Where is my parcel?', 3]] })
    scene.answer('c3', 210)
    scene.said('c3', 'visitor', 'Hello? It should have been here on Tuesday.', ago(95))
    scene.event('c3', 'visitor_away')
    scene.chats.get('c3').visitor_away = true
  },
  word: (scene) => scene.said('c2', 'visitor', 'Yes please, until Saturday if that is possible.'),
  typing: (scene) => scene.hint({ kind: 'typing', chat_id: 'c1', by: { role: 'visitor', name: 'Maria' } }),
  seen: (scene) => scene.hint({ kind: 'read', chat_id: 'c1', by: { role: 'visitor' }, seq: scene.chats.get('c1').last_seq }),
  wrap: (scene) => scene.end('c1', 'visitor_left', 30),
  taken: (scene) => {
    for (const offer of [...scene.offers.values()]) scene.over(offer.chat_id, offer.gen, 'answered_elsewhere', { taken_by: 'Bob Baker' })
  },
  missed: (scene) => scene.take('not_ready', 10010),
  resync: (scene) => scene.hint({ kind: 'resync' }),
  down(scene) {
    scene.down = true
    scene.hint(null)
  },
  up: (scene) => {
    scene.down = false
  },
}
