/** What the widget says of forms by itself. Its words in other languages come with the layout. */

export const FORM_TEXTS = {
  form: 'Before we begin',
  start: 'Start chat',
  offline: 'Nobody is here right now. Leave us a message.',
  leave: 'Leave message',
  kept: 'Thank you! We have your message and will get back to you.',
  choose: 'Please choose',
  optional: 'optional',
  required: 'Please fill this in.',
  invalid: 'Please check this.',
  field_name: 'Name',
  field_email: 'E-mail',
  field_phone: 'Telephone',
  field_message: 'Message',
  keep: 'Keep chatting',
  rate: 'How was this chat?',
  comment: 'Anything to add?',
  thanks: 'Thank you!',
  again: 'Start a new chat',
  off: 'The chat is not available.',
  off_url_not_accepted: 'The chat is not offered on this page.',
}

/** A text of forms; `maybe`: of a key that need not be there. */
export interface Word {
  (key: keyof typeof FORM_TEXTS): string
  maybe(key: string): string
}

/** Texts of forms; `own` are the layout's, which go before. */
export function wordOf(own: () => Record<string, string>): Word {
  const maybe = (key: string): string => own()[key] ?? (FORM_TEXTS as Record<string, string>)[key] ?? ''
  return Object.assign((key: keyof typeof FORM_TEXTS) => maybe(key), { maybe })
}
