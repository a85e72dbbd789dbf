/** A made-up conversation in a few languages. */

import type { WireEvent } from './wire'

/** English | German | French | Spanish | Arabic */
const WORDS = {
  agent: 'Ada|Ada|Ada|Ada|آدا',
  shop: 'Help|Hilfe|Aide|Ayuda|المساعدة',
  asked: 'What is it about?|Worum geht es?|De quoi s’agit-il ?|¿De qué se trata?|ما هو الموضوع؟',
  order: 'My order|Meine Bestellung|Ma commande|Mi pedido|طلبي',
  delivery: 'Delivery|Lieferung|Livraison|Entrega|التوصيل',
  question: 'Is the big pot in stock?|Ist der große Topf vorrätig?|Le grand pot est-il disponible ?|¿Está disponible la maceta grande?|هل الأصيص الكبير متوفر؟',
  reply: 'It is, in both colours. Shall I put one aside for you?|Ja, in beiden Farben. Soll ich Ihnen einen zurücklegen?|Oui, dans les deux couleurs. Je vous en réserve un ?|Sí, en los dos colores. ¿Le guardo una?|نعم، باللونين. هل أحجز لك واحدًا؟',
  yes: 'Yes, please!|Ja, gern!|Oui, merci !|¡Sí, por favor!|نعم، من فضلك!',
}

export function talkIn(language: string, state: string) {
  const column = Math.max(0, ['en', 'de', 'fr', 'es', 'ar'].indexOf(language))
  const say = (key: keyof typeof WORDS): string => WORDS[key].split('|')[column]!
  const by = (role: string, name = '') => ({ role, name })
  const agent = say('agent')
  const waiting: Partial<WireEvent>[] = [
    { kind: 'message_sent', by: by('visitor'), text: say('question') },
    { kind: 'question_asked', by: by('script', say('shop')), text: say('asked'), choices: [say('order'), say('delivery')] },
    { kind: 'queued', by: by('system') },
  ]
  const talking: Partial<WireEvent>[] = [
    ...waiting.slice(0, 1),
    { kind: 'answered', by: by('agent', agent), agent_name: agent },
    { kind: 'message_sent', by: by('agent', agent), text: say('reply') },
    { kind: 'message_sent', by: by('visitor'), text: say('yes') },
  ]
  const told = state === 'waiting' ? waiting : state === 'talking' ? talking
    : state === 'ended' ? [...talking, { kind: 'chat_ended', by: by('agent', agent), reason: 'agent_ended' }] : []
  const events = told.map((event, n) => ({ ...event, seq: n + 1, at: new Date().toISOString() }) as WireEvent)
  return { events, position: 2, wait: 130 }
}
