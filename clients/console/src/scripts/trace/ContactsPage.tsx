/** Chats: searched, and one of them told, shown and traced. */

import { usePathname } from 'wouter/use-browser-location'
import { placeOf } from '../../place'
import { ContactList } from './ContactList'
import { ContactView } from './ContactView'

export function ContactsPage() {
  const { rest } = placeOf(usePathname())
  const [chat, tab] = rest
  return chat ? <ContactView key={chat} chatId={chat} tab={tab ?? ''} /> : <ContactList />
}
