/** German: hosts, data sources, API tokens. */

import type { SubjectTexts } from '../subject'

export const hosts = {
  title: 'Hosts',
  one: 'Host',
  create: 'Neuer Host',
  about: 'Ein Host ist eines Ihrer externen Programme: Es leitet Chats oder spricht als Bot mit Besuchern.',
  columns: { state: 'Status' },
  fields: {
    name: { label: 'Name', hint: 'So nennen ihn Punkte und Skripte; der Name lässt sich nicht mehr ändern.' },
    description: { label: 'Beschreibung' },
    url: { label: 'URL', hint: 'Wo er aufgerufen wird. Leer: Das Programm kommt zu uns und meldet sich an.' },
    uses: { label: 'Verwendet für' },
    reply_timeout: { label: 'Antwortzeit', hint: 'So lange wartet ein Chat auf seine Antwort.' },
    active: { label: 'Aktiv', hint: 'Sonst wird er nicht gefragt, und Chats gehen den üblichen Weg.' },
  },
  words: { uses: { routing: 'Routing', bot: 'Bot' }, state: { yes: 'Aktiv', no: 'Nicht aktiv' } },
} satisfies SubjectTexts

export const dataSources = {
  title: 'Datenquellen',
  one: 'Datenquelle',
  create: 'Neue Datenquelle',
  about: 'Eine Datenquelle enthält die Abfragen, die Skripte an eine vom Betreiber freigeschaltete Datenbank richten dürfen.',
  fields: {
    name: { label: 'Name' },
    description: { label: 'Beschreibung' },
    connection: { label: 'Verbindung', hint: 'Ihr Name in den Einstellungen des Betreibers.' },
    timeout: { label: 'Zeitgrenze', hint: 'Danach geht das Skript über „gescheitert“ weiter.' },
    max_rows: { label: 'Zeilen höchstens', hint: 'In einer Antwort.' },
    statements: { label: 'Anweisungen', hint: 'Jede liest nur und schreibt nie; ein Wert aus dem Skript ist ein Platzhalter, geschrieben als :name.' },
  },
} satisfies SubjectTexts

export const apiTokens = {
  title: 'API-Token',
  one: 'API-Token',
  create: 'Neues API-Token',
  about: 'Mit einem Token handelt ein Programm für einen Benutzer, mit allen seinen Berechtigungen oder einigen davon.',
  columns: { permissions: 'Darf', state: 'Status' },
  fields: {
    name: { label: 'Name', hint: 'Welches Programm es hat.' },
    user: { label: 'Benutzer', hint: 'Für wen es handelt. Es darf nicht mehr als dieser Benutzer.' },
    permissions: { label: 'Berechtigungen', hint: 'Keine angehakt: alles, was der Benutzer darf.' },
    expires_at: { label: 'Läuft ab', hint: 'Leer: Es gilt, bis es widerrufen wird.' },
    created_at: { label: 'Angelegt' },
    last_used_at: { label: 'Zuletzt benutzt' },
  },
  words: { state: { yes: 'Gültig', no: 'Abgelaufen' } },
} satisfies SubjectTexts

export const connections = {
  keys: 'Signaturschlüssel',
  keysText: 'Was an den Host gesendet wird, ist mit diesem Schlüssel signiert. Nach einer Erneuerung bleibt der vorige bis zur nächsten gültig.',
  showKey: 'Schlüssel zeigen',
  key: 'Jetziger Schlüssel',
  keyBefore: 'Voriger Schlüssel',
  renew: 'Schlüssel erneuern',
  renewTitle: 'Den Signaturschlüssel von {{name}} erneuern?',
  renewText: 'Das Programm muss den neuen Schlüssel kennen. Der jetzige bleibt bis zur nächsten Erneuerung gültig; der vorige gilt nicht mehr.',
  renewed: 'Der Schlüssel ist erneuert',
  copy: 'Kopieren',
  copyOf: 'Kopieren: {{what}}',
  copied: 'Kopiert',
  copyFailed: 'Es konnte nicht kopiert werden; markieren Sie es von Hand.',
  failed: 'Es konnte nicht geladen werden: {{why}}',
  registrations: 'Jetzt angemeldet',
  noRegistrations: 'Für diesen Host ist kein Programm angemeldet.',
  registration: '{{user}}, für {{points}}, zuletzt gesehen {{time}}',
  called: 'Der Host wird unter seiner URL aufgerufen; niemand meldet sich für ihn an.',
  statement: 'Anweisung {{number}}',
  statementName: 'Name',
  sql: 'SQL',
  columns: 'Spalten',
  columnsHint: 'Nur diese bekommen Skripte zu sehen. Die Eingabetaste fügt eine hinzu.',
  argument: 'Typ von :{{name}}',
  arguments: 'Platzhalter',
  noArguments: 'Keine Platzhalter in dieser Anweisung.',
  addStatement: 'Anweisung hinzufügen',
  removeStatement: 'Die Anweisung {{name}} entfernen',
  types: { text: 'Text', number: 'Zahl', yes_no: 'Ja oder nein' },
  everything: 'Alles, was der Benutzer darf',
  never: 'Nie',
  notUsed: 'Noch nicht benutzt',
  madeTitle: 'Das Token von {{name}}',
  madeText: 'Es wird nur dieses eine Mal gezeigt. Kopieren Sie es dorthin, wo es gebraucht wird.',
  token: 'Token',
  done: 'Ich habe es',
  revoke: 'Widerrufen',
  revokeTitle: '{{name}} widerrufen?',
  revokeText: 'Jedes Programm, das es hat, wird von da an abgewiesen. Das kann nicht zurückgenommen werden.',
}
