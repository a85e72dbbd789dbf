/** German: queues, agent groups, skills, call classes, outcomes, canned replies, and the sheets of who serves and can do what. */

import type { SubjectTexts } from '../subject'

export const queues = {
  title: 'Warteschlangen',
  one: 'Warteschlange',
  create: 'Neue Warteschlange',
  about: 'Chats warten in einer Warteschlange, bis ein Agent aus einer ihrer Gruppen annimmt.',
  columns: { goal: 'Servicelevel' },
  fields: {
    name: { label: 'Name', hint: 'So heißt sie in Skripten und Berichten; der Name lässt sich nicht mehr ändern.' },
    description: { label: 'Beschreibung' },
    agent_groups: { label: 'Agentengruppen', hint: 'Wer ihre Chats annimmt.' },
    strategy: { label: 'Wer drankommt', hint: 'Wie einer der freien Agenten gewählt wird.' },
    answer_timeout: { label: 'Zeit zum Annehmen', hint: 'So lange klingelt es bei einem Agenten.' },
    max_waiting: { label: 'Höchstens wartend', hint: 'Dann ist die Warteschlange voll.' },
    service_level: { label: 'Servicelevel', hint: 'So viele Chats sollen in so vielen Sekunden angenommen sein.' },
    auto_accept: { label: 'Automatisch annehmen', hint: 'Ein Agent wird verbunden, ohne gefragt zu werden.' },
    pick_by_hand: { label: 'Holen erlaubt', hint: 'Agenten dürfen einen wartenden Chat außer der Reihe annehmen.' },
  },
  parts: { limits: 'Grenzen und Ziele', agents: 'Agenten' },
  words: {
    strategy: {
      longest_idle: 'Wer am längsten frei ist',
      least_busy: 'Wer die wenigsten Chats hat',
      round_robin: 'Einer nach dem anderen',
      best_skilled: 'Wer die besten Fähigkeiten hat',
    },
  },
} satisfies SubjectTexts

export const agentGroups = {
  title: 'Agentengruppen',
  one: 'Agentengruppe',
  create: 'Neue Agentengruppe',
  about: 'Eine Agentengruppe bedient Warteschlangen; ihre Benutzer bekommen deren Chats.',
  columns: { members: 'Benutzer' },
  fields: {
    name: { label: 'Name' },
    description: { label: 'Beschreibung' },
    users: { label: 'Benutzer', hint: 'Dasselbe wie „Agentengruppen“ bei jedem Benutzer.' },
    wrap_up_timeout: { label: 'Nachbearbeitung', hint: '0: keine Nachbearbeitung.' },
    max_chats: { label: 'Chats zugleich', hint: 'Für Benutzer ohne eigene Zahl.' },
    skills: { label: 'Fähigkeiten', hint: 'Jeder Benutzer der Gruppe hat sie.' },
  },
  parts: { work: 'Arbeit' },
} satisfies SubjectTexts

export const skills = {
  title: 'Fähigkeiten',
  one: 'Fähigkeit',
  create: 'Neue Fähigkeit',
  about: 'Eine Fähigkeit ist etwas, was Agenten können, zum Beispiel eine Sprache. Skripte suchen Agenten nach Fähigkeit und Stufe.',
  fields: { name: { label: 'Name' }, description: { label: 'Beschreibung' } },
} satisfies SubjectTexts

export const callClasses = {
  title: 'Chat-Klassen',
  one: 'Chat-Klasse',
  create: 'Neue Chat-Klasse',
  about: 'Eine Chat-Klasse ist das Etikett an jedem Chat eines Routing-Punkts: für Berichte und dafür, wie viel Platz ein Chat bei einem Agenten braucht.',
  fields: {
    name: { label: 'Name' },
    description: { label: 'Beschreibung' },
    weight: { label: 'Gewicht', hint: 'Als wie viele Chats ein Chat dieser Klasse bei einem Agenten zählt.' },
  },
} satisfies SubjectTexts

export const outcomes = {
  title: 'Ergebnisse',
  one: 'Ergebnis',
  create: 'Neues Ergebnis',
  about: 'Mit Ergebnissen vermerken Agenten, was aus einem Chat geworden ist.',
  fields: {
    name: { label: 'Name' },
    description: { label: 'Beschreibung' },
    type: { label: 'Wert', hint: 'Was dazu eingegeben wird.' },
    choices: { label: 'Auswahl', hint: 'Eines davon wird gewählt. Die Eingabetaste fügt eines hinzu.' },
    pattern: { label: 'Form des Textes', hint: 'Ein regulärer Ausdruck für den ganzen Text: \\d{4} sind vier Ziffern. Leer: beliebiger Text.' },
    hint: { label: 'Was Agenten dazu lesen', hint: 'Zum Beispiel „Vier Ziffern, wie auf der Rechnung“.' },
    minimum: { label: 'Mindestens' },
    maximum: { label: 'Höchstens' },
    categories: { label: 'Kategorien', hint: 'Unter diesen Überschriften steht es. Die Eingabetaste fügt eine hinzu.' },
    reportable: { label: 'In Berichten' },
  },
  words: {
    type: { none: 'Kein Wert', integer: 'Ganze Zahl', enumerated: 'Eines von mehreren', string: 'Text', money: 'Geldbetrag', date: 'Datum', time: 'Uhrzeit' },
  },
} satisfies SubjectTexts

export const outcomeCategories = {
  title: 'Ergebniskategorien',
  one: 'Ergebniskategorie',
  create: 'Neue Ergebniskategorie',
  about: 'Die Überschriften, unter denen Ergebnisse stehen, wo sie Regeln brauchen: wer daraus wählt und wie viele.',
  fields: {
    name: { label: 'Name', hint: 'So, wie die Ergebnisse sie nennen.' },
    description: { label: 'Beschreibung' },
    selectable: { label: 'Agenten wählen daraus', hint: 'Sonst setzen nur Skripte ihre Ergebnisse.' },
    minimum: { label: 'Mindestens', hint: 'So viele müssen Agenten wählen, bevor eine Nachbearbeitung von Hand abgeschlossen wird.' },
    maximum: { label: 'Höchstens', hint: 'Leer: so viele, wie es gibt.' },
    reportable: { label: 'In Berichten' },
  },
} satisfies SubjectTexts

export const cannedReplies = {
  title: 'Textbausteine',
  one: 'Textbaustein',
  create: 'Neuer Textbaustein',
  about: 'Texte, die immer wieder gebraucht werden. Agenten tippen am Arbeitsplatz / und wählen einen aus.',
  columns: { meant: 'Für' },
  fields: {
    name: { label: 'Name', hint: 'Agenten sehen ihn in der Liste.' },
    description: { label: 'Beschreibung' },
    shortcut: { label: 'Kürzel', hint: 'Wird nach dem / getippt. Kleinbuchstaben, Ziffern, - und _.' },
    language: { label: 'Sprache', hint: 'Ein Sprachkürzel: en, de, pt-BR. Leer: für alle.' },
    text: { label: 'Text', hint: 'Platzhalter werden am Arbeitsplatz ausgefüllt.' },
    queues: { label: 'Warteschlangen', hint: 'Leer: für Chats jeder Warteschlange.' },
    classes: { label: 'Chat-Klassen', hint: 'Leer: für Chats jeder Klasse.' },
  },
  parts: { meant: 'Für welche Chats er ist' },
} satisfies SubjectTexts

/** What stands beside a reply’s text. */
export const replies = {
  placeholders: 'Platzhalter',
  insert: '{{name}} einsetzen',
  preview: 'Wie ein Besucher ihn lesen könnte',
  otherwise: 'Was nach | steht, gilt, wenn der Wert nicht bekannt ist: {{example}}',
  everywhere: 'Alle Chats',
  words: {
    'visitor.name': 'Name des Besuchers',
    'visitor.email': 'E-Mail des Besuchers',
    'agent.name': 'Ihr Name',
    queue: 'Warteschlange',
    class: 'Chat-Klasse',
    point: 'Routing-Punkt',
    'page.title': 'Titel der Seite',
    'page.url': 'Adresse der Seite',
  },
  samples: {
    'visitor.name': 'Robin',
    'visitor.email': 'robin@example.org',
    'agent.name': 'Anna',
    queue: 'Verkauf',
    class: 'General',
    point: 'shop',
    'page.title': 'Warenkorb',
    'page.url': 'https://shop.example/basket',
  },
}

export const serving = {
  title: 'Wer bedient was',
  about: 'Ein Häkchen sagt, dass die Agenten einer Gruppe die Chats einer Warteschlange bekommen.',
  rows: 'Warteschlange',
  cell: '{{row}} wird bedient von {{column}}',
  served_one: '{{count}} Agent',
  served_other: '{{count}} Agenten',
  nobody: 'niemand',
  noRows: 'Noch keine Warteschlangen',
  noColumns: 'Noch keine Agentengruppen',
  group: 'Über {{name}}',
  members: 'Benutzer',
  noMembers: 'Niemand ist darin.',
  skills: 'Fähigkeiten',
  noSkills: 'Keine Fähigkeiten.',
  open: 'Gruppe öffnen',
}

export const skillLevels = {
  title: 'Fähigkeitsstufen',
  about: 'Stufen gehen von 1 bis 10; leer heißt, dass die Fähigkeit fehlt. Die eigene Stufe eines Benutzers geht denen der Gruppen vor.',
  rows: 'Wer',
  cell: '{{row}}: {{column}}',
  noRows: 'Noch keine Benutzer',
  noColumns: 'Noch keine Fähigkeiten',
  kind: { 'agent-groups': 'Agentengruppe', 'user-groups': 'Benutzergruppe', users: 'Benutzer' },
}

/** What both sheets say. */
export const sheet = {
  filterRows: 'Zeilen filtern',
  filterColumns: 'Spalten filtern',
  keys: 'Pfeiltasten gehen von Feld zu Feld, die Leertaste setzt Häkchen; Stufen werden getippt.',
  changes_one: '{{count}} Änderung, nicht gespeichert',
  changes_other: '{{count}} Änderungen, nicht gespeichert',
  discard: 'Verwerfen',
  save: 'Alles speichern',
  saved_one: '{{count}} Änderung ist gespeichert',
  saved_other: '{{count}} Änderungen sind gespeichert',
  clash: '{{name}} wurde inzwischen von jemand anderem geändert. Jetzt dort: {{theirs}}.',
  together: 'Noch ist nichts gespeichert: Alle Zeilen werden zusammen gespeichert, sobald dies geklärt ist.',
  mine: 'Meines darüber speichern',
  theirs: 'Das dort übernehmen',
  refused: '{{name}} wurde nicht gespeichert: {{why}}',
  gone: '{{name}} ist nicht mehr da.',
  nothing: 'nichts',
  changed: 'geändert',
  wrong: 'Eine Stufe ist eine ganze Zahl von 1 bis 10, oder leer.',
  none: 'Nichts passt zum Filter.',
  viewOnly: 'Sie dürfen das ansehen, nicht ändern.',
}
