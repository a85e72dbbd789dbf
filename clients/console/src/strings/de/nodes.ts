/** German words of nodes’ forms. */

const variable = (hint: string) => ({ label: 'Variable', hint })
const atOnce = { next: 'Sofort.' }
const whenSet = { next: 'Wenn es gesetzt ist.' }
const answeredByAgent = 'Ein Agent hat angenommen. Das Skript darf noch etwas tun, aber nicht mehr warten.'
const skill = { label: 'Fähigkeit', hint: 'Die Fähigkeit; ergibt sich kein Name, wird keine verlangt.' }
const level = { label: 'Stufe', hint: 'Die geringste Stufe, 1 bis 10; leer: 1.' }
const preferred = { label: 'Bevorzugt', hint: 'Wer sie hat, kommt zuerst, aber niemand muss sie haben; von mehreren wird die zuletzt genannte zuerst aufgegeben.' }
const skills = { label: 'Fähigkeiten', hint: 'Fähigkeiten, die ein Agent haben muss oder die bevorzugt werden.', fields: { skill, level, preferred } }
const priority = { label: 'Priorität', hint: '1 bis 99, hohe zuerst; leer: Der Chat behält die seine.' }
const queueTimeout = { label: 'Höchstens warten', hint: 'Sekunden, die der Chat warten darf; 0 oder leer: für immer.' }
const agentTimeout = { label: 'Zeit zum Annehmen', hint: 'Sekunden, die ein Agent zum Annehmen hat; 0 oder leer: die übliche Zeit.' }
const huntInterval = { label: 'Abstand der Angebote', hint: 'Sekunden zwischen Angeboten an aufeinanderfolgende Agenten.' }
const matches = { label: 'Gleichzeitig klingeln', hint: 'Bei wie vielen Agenten der Chat zugleich klingeln darf.' }
const huntCalls = { label: 'Wartende Chats höchstens', hint: 'Wie viele Chats des Punkts zugleich warten dürfen; 0: keine Grenze.' }
const outsideTimeout = { label: 'Zeitgrenze', hint: 'Sekunden, die auf die Antwort gewartet wird, 1 bis 60.' }

export const nodes = {
  start: { summary: 'Wo das Skript beginnt.', exits: atOnce },
  end: {
    summary: 'Wo das Skript endet.',
    fields: {
      label: { label: 'Bezeichnung', hint: 'Ein Name für dieses Ende; bei einem aufgerufenen Skript der Ausgang des Aufrufers.' },
      value: { label: 'Wert', hint: 'Was ein aufgerufenes Skript antwortet; der Aufrufer legt es in eine Variable.' },
    },
  },
  send_message: {
    summary: 'Sagt dem Besucher etwas.',
    fields: {
      text: { label: 'Text', hint: 'Was gesagt wird.' },
      markdown: { label: 'Markdown', hint: 'Der Text ist Markdown; eingesetzte Werte werden dafür maskiert.' },
    },
    exits: { next: 'Wenn die Nachricht unterwegs ist.' },
  },
  ask: {
    summary: 'Stellt dem Besucher eine Frage und wartet auf die Antwort.',
    fields: {
      text: { label: 'Frage', hint: 'Die Frage.' },
      answer: { label: 'Antwort', hint: 'Was die Antwort sein muss.', choices: { text: 'Text', number: 'Zahl', email: 'E-Mail-Adresse', choice: 'Auswahl' } },
      choices: { label: 'Auswahl', hint: 'Was zur Wahl steht, für die Antwort `choice`.' },
      required: { label: 'Eine Antwort ist nötig', hint: 'Ob nach einer Antwort, die nicht passt, noch einmal gefragt wird.' },
      timeout: { label: 'Zeitgrenze', hint: 'Sekunden, die auf jede Antwort gewartet wird; 0: für immer.' },
      tries: { label: 'Versuche', hint: 'Wie oft die Frage höchstens gestellt wird.' },
      again: { label: 'Wenn sie nicht passt', hint: 'Was gesagt wird, wenn eine Antwort nicht passt; leer: die Frage.' },
      into: variable('Die Skriptvariable, die die Antwort aufnimmt.'),
    },
    exits: {
      answered: 'Der Besucher hat geantwortet; oder, wenn keine Antwort nötig ist, irgendetwas geschrieben.',
      timeout: 'Es kam rechtzeitig keine Antwort.',
      invalid: 'Auch der letzte Versuch passte nicht.',
    },
  },
  wait: {
    summary: 'Wartet eine Zeit lang.',
    fields: { seconds: { label: 'Sekunden', hint: 'Wie viele Sekunden.' } },
    exits: { done: 'Wenn die Zeit um ist; sofort, wenn sie 0 ist.' },
  },
  wait_for_message: {
    summary: 'Wartet, bis der Besucher schreibt.',
    fields: {
      timeout: { label: 'Zeitgrenze', hint: 'Sekunden, die gewartet wird; 0: für immer.' },
      into: variable('Die Skriptvariable, die den Text aufnimmt.'),
    },
    exits: { message: 'Der Besucher hat geschrieben.', timeout: 'Der Besucher hat nicht rechtzeitig geschrieben.' },
  },
  set_variable: {
    summary: 'Setzt eine Variable des Skripts, `script.NAME`.',
    fields: {
      name: variable('Der Name, ohne `script.`.'),
      value: { label: 'Wert', hint: 'Der Wert: Text, Zahl, ja/nein, eine Liste, eine Gruppe oder nichts.' },
    },
    exits: whenSet,
  },
  set_global: {
    summary: 'Gibt einer globalen Variablen einen anderen Wert, für alle Chats und Skripte.',
    fields: {
      name: { label: 'Globale Variable', hint: 'Der Name der Variablen, ohne `global.`.' },
      value: { label: 'Wert', hint: 'Der Wert, vom Typ der Variablen.' },
    },
    exits: whenSet,
  },
  set_clipboard: {
    summary: 'Legt einen Wert in die Begleitdaten des Chats, wo Agenten und spätere Skripte ihn finden.',
    fields: { name: { label: 'Eintrag', hint: 'Der Name des Eintrags.' }, value: { label: 'Wert', hint: 'Der Wert.' } },
    exits: whenSet,
  },
  test: {
    summary: 'Stellt eine Ja-Nein-Frage zu dem, was bekannt ist, und geht den einen oder den anderen Weg.',
    fields: { expression: { label: 'Ausdruck', hint: 'Zum Beispiel `queue("General").waiting > 10`.' } },
    exits: { true: 'Der Ausdruck sagt ja.', false: 'Der Ausdruck sagt nein oder nichts.' },
  },
  switch: {
    summary: 'Rechnet einen Ausdruck aus und geht den Weg des Falls, der seinen Wert hat.',
    fields: {
      expression: { label: 'Ausdruck', hint: 'Zum Beispiel `visitor.language`.' },
      cases: {
        label: 'Fälle',
        hint: 'Die Fälle; jeder ist ein Ausgang des Knotens.',
        fields: {
          exit: { label: 'Name', hint: 'Der Name des Falls und seines Ausgangs.' },
          values: { label: 'Werte', hint: 'Die Werte: Texte, Zahlen, ja/nein oder null für nichts.' },
        },
      },
    },
    exits: { otherwise: 'Kein Fall hat den Wert.' },
  },
  on_date: {
    summary: 'Fragt einen Kalender, ob er in diesem Augenblick offen ist.',
    fields: { calendar: { label: 'Kalender', hint: 'Der Kalender.' } },
    exits: { true: 'Der Kalender ist jetzt offen.', false: 'Der Kalender ist jetzt geschlossen.' },
  },
  set_class: {
    summary: 'Gibt dem Chat eine andere Chat-Klasse, die sein Gewicht, seinen Platz in Berichten und das, was Agenten sehen, bestimmt.',
    fields: { value: { label: 'Chat-Klasse', hint: 'Die Chat-Klasse.' } },
    exits: whenSet,
  },
  set_priority: {
    summary: 'Setzt die Priorität des Chats für jede Warteschlange von nun an: 1 bis 99, hohe zuerst.',
    fields: { value: { label: 'Priorität', hint: 'Die Priorität, 1 bis 99.' } },
    exits: whenSet,
  },
  set_outcome: {
    summary: 'Vermerkt, was aus dem Chat geworden ist: ein Ergebnis mit seinem Wert, wie es ein Agent nach dem Gespräch täte.',
    fields: { outcome: { label: 'Ergebnis', hint: 'Das Ergebnis.' }, value: { label: 'Wert', hint: 'Sein Wert, wenn sein Typ einen hat.' } },
    exits: whenSet,
  },
  add_note: {
    summary: 'Schreibt eine Notiz in den Chat, die Agenten lesen und der Besucher nicht.',
    fields: { value: { label: 'Notiz', hint: 'Die Notiz.' } },
    exits: { next: 'Wenn sie geschrieben ist.' },
  },
  clear_chat: {
    summary: 'Beendet den Chat mit einer letzten Nachricht an den Besucher.',
    fields: {
      reason: { label: 'Grund', hint: 'Warum, in wenigen Worten; der Besucher sieht es nicht.' },
      message: { label: 'Nachricht', hint: 'Die letzten Worte an den Besucher; leer: keine.' },
    },
  },
  run_script: {
    summary: 'Ruft ein anderes Skript auf und geht weiter, wenn es zu Ende ist.',
    fields: {
      script: { label: 'Skript', hint: 'Das Skript, das aufgerufen wird.' },
      arguments: { label: 'Übergebene Werte', hint: 'Werte für die Eigenschaften des aufgerufenen Skripts; die anderen behalten die ihren.' },
      into: variable('Die Variable, die den Wert des Endes aufnimmt.'),
    },
    exits: { ended: 'Das Skript endete ohne Bezeichnung, oder mit einer, für die es hier keinen Ausgang gibt.' },
  },
  http_request: {
    summary: 'Fragt ein externes Programm über HTTP und wartet auf seine Antwort.',
    fields: {
      method: { label: 'Methode', hint: 'Die HTTP-Methode.', choices: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' } },
      url: { label: 'Adresse', hint: 'Die Adresse; ihr Host ohne Platzhalter.' },
      headers: { label: 'Kopfzeilen', hint: 'Kopfzeilen nach Namen, zum Beispiel ein Schlüssel.' },
      body_kind: { label: 'Inhalt ist', hint: 'Wie der Inhalt verstanden wird und wie Werte eingesetzt werden.', choices: { json: 'JSON', form: 'Formular', text: 'Text' } },
      body: { label: 'Inhalt', hint: 'Der Inhalt; leer: keiner.' },
      timeout: outsideTimeout,
      into: variable('Die Variable, die die Antwort aufnimmt.'),
    },
    exits: { succeeded: 'Es kam eine Antwort, mit einem Status von 200 bis 299.', timeout: 'Es kam rechtzeitig keine Antwort.' },
  },
  database_query: {
    summary: 'Befragt eine Datenbank mit einer hinterlegten Anweisung des Betreibers und wartet auf die Antwort.',
    fields: {
      source: { label: 'Datenquelle', hint: 'Die Datenquelle.' },
      statement: { label: 'Anweisung', hint: 'Der Name der hinterlegten Anweisung.' },
      arguments: { label: 'Übergebene Werte', hint: 'Werte für die Platzhalter der Anweisung, nach Namen.' },
      timeout: outsideTimeout,
      into: variable('Die Variable, die die Zeilen aufnimmt.'),
    },
    exits: { succeeded: 'Mindestens eine Zeile wurde gefunden.', empty: 'Keine Zeile wurde gefunden.', timeout: 'Es kam rechtzeitig keine Antwort.' },
  },
  bot: {
    summary: 'Lässt einen Bot mit dem Besucher sprechen, bis er den Chat übergibt oder die Sache erledigt hat.',
    fields: {
      bot: { label: 'Bot', hint: 'Der Bot, wie er unter den Hosts heißt.' },
      message: { label: 'Nachricht', hint: 'Was dem Bot zuerst gesagt wird; meist, was der Besucher am Anfang schrieb.' },
      timeout: { label: 'Zeitgrenze', hint: 'Sekunden, die der Besucher schweigen darf; 0: für immer.' },
      reply_timeout: { label: 'Antwortzeit', hint: 'Sekunden, die der Bot für jede Antwort hat, 1 bis 60.' },
      into: variable('Die Variable, die den Grund des Bots aufnimmt.'),
    },
    exits: {
      handed_over: 'Der Bot gibt den Chat an jemand anderen, mit einem Grund.',
      resolved: 'Der Bot hat getan, was der Besucher wollte.',
      timeout: 'Der Besucher schwieg zu lange.',
    },
  },
  split: {
    summary: 'Schickt Anteile der Besucher verschiedene Wege, um etwas an einigen von ihnen auszuprobieren.',
    fields: {
      shares: {
        label: 'Anteile',
        hint: 'Die Anteile, zusammen 100 Prozent; jeder ist ein Ausgang.',
        fields: {
          name: { label: 'Name', hint: 'Der Name des Anteils und seines Ausgangs.' },
          percent: { label: 'Prozent', hint: 'Wie viele von hundert Besuchern.' },
        },
      },
      salt: { label: 'Gleiche Aufteilung wie', hint: 'Aufteilungen mit demselben Wort teilen die Besucher gleich; leer: dieser Knoten für sich.' },
    },
  },
  external_route: {
    summary: 'Lässt einen externen Routing-Host wählen, wohin der Chat geht, und wartet, bis das zu einer Annahme geführt hat.',
    fields: {
      host: { label: 'Host', hint: 'Der externe Host.' },
      reply_timeout: { label: 'Antwortzeit', hint: 'Sekunden, die der Host für jede Antwort hat, höchstens 60; 0 oder leer: die des Hosts.' },
    },
    exits: {
      selected: 'Auf dem Weg des Hosts hat ein Agent angenommen. Das Skript darf noch etwas tun, aber nicht mehr warten.',
      rejected: 'Der Host weist den Chat ab.',
      timeout: 'Der Host hat nicht rechtzeitig geantwortet.',
      failed: 'Der Host ist nicht erreichbar, es gibt ihn nicht, oder seine Wege führten zu niemandem.',
    },
  },
  log: { summary: 'Schreibt eine Bemerkung in den Ablauf des Chats; sonst sieht sie niemand.', fields: { text: { label: 'Text', hint: 'Die Bemerkung.' } }, exits: atOnce },
  leave_message: {
    summary: 'Lässt den Besucher eine Nachricht für später hinterlassen: fragt nach dem, was fehlt, bewahrt sie auf und verschickt sie, wenn E-Mail eingerichtet ist.',
    fields: {
      fields: {
        label: 'Fragen',
        hint: 'Wonach gefragt wird, in dieser Reihenfolge.',
        fields: {
          name: { label: 'Name', hint: 'Was Mitarbeiter vor der Antwort sehen.' },
          question: { label: 'Frage', hint: 'Wie der Besucher gefragt wird.' },
          answer: { label: 'Antwort', hint: 'Was die Antwort sein muss.', choices: { text: 'Text', email: 'E-Mail-Adresse', number: 'Zahl' } },
          required: { label: 'Pflichtangabe', hint: 'Ob noch einmal danach gefragt wird.' },
        },
      },
      timeout: { label: 'Zeitgrenze', hint: 'Sekunden, die auf jede Antwort gewartet wird; 0: für immer.' },
      mail_to: { label: 'E-Mail an', hint: 'Die E-Mail-Adresse, die sie bekommt; leer: Sie wird nur aufbewahrt.' },
      subject: { label: 'Betreff', hint: 'Der Betreff dieser E-Mail; leer: der Name des Besuchers.' },
      thanks: { label: 'Dank', hint: 'Was zum Schluss gesagt wird; leer: nichts.' },
      into: variable('Die Variable, die die Antworten aufnimmt, nach Feldern.'),
    },
    exits: { left: 'Die Nachricht ist aufbewahrt.', timeout: 'Eine Antwort kam nicht rechtzeitig.' },
  },
  find_agents: {
    summary: 'Sieht nach, wer jetzt angemeldet ist, und legt die Namen in eine Variable.',
    fields: {
      groups: { label: 'Agentengruppen', hint: 'Die Agentengruppen; keine: alle.' },
      skills: { label: 'Fähigkeiten', hint: 'Fähigkeiten, die sie haben müssen.', fields: { skill, level } },
      state: { label: 'Status', hint: '`ready`: nur wer jetzt einen Chat annehmen könnte, mit einem freien Platz.', choices: { ready: 'Bereit', signed_in: 'Angemeldet' } },
      into: variable('Die Variable, die die Gefundenen aufnimmt.'),
    },
    exits: { found: 'Jemand ist da.', none: 'Niemand ist da.' },
  },
  present_to_agent: {
    summary: 'Bietet den Chat einem Agenten an und wartet auf die Antwort.',
    fields: {
      agent: { label: 'Agent', hint: 'Der Benutzername des Agenten.' },
      last_agent: { label: 'Letzter Agent des Besuchers', hint: 'Der letzte Agent des Besuchers statt eines genannten.' },
      message: { label: 'Nachricht', hint: 'Was vor dem Angebot gesagt wird; leer: nichts.' },
      priority,
      answer_timeout: agentTimeout,
    },
    exits: {
      answered: answeredByAgent,
      timeout: 'Der Agent hat nicht rechtzeitig angenommen.',
      declined: 'Der Agent hat abgelehnt.',
      busy: 'Der Agent hat keinen Platz frei.',
      not_ready: 'Der Agent ist nicht bereit oder nicht angemeldet.',
      unknown: 'Es gibt keinen solchen Agenten, oder niemand hat schon mit dem Besucher gesprochen.',
    },
  },
  hunt: {
    summary: 'Sucht in Agentengruppen einen Agenten, ohne Warteschlange, und wartet, bis einer annimmt.',
    fields: {
      groups: { label: 'Agentengruppen', hint: 'Die Agentengruppen.' },
      skills,
      timeout: queueTimeout,
      answer_timeout: agentTimeout,
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: 'Niemand hat rechtzeitig angenommen.',
      no_agents: 'Aus den Gruppen ist niemand angemeldet, der die Fähigkeiten hat.',
      limit: 'Es warten so viele Chats des Punkts, wie die Grenze erlaubt.',
    },
  },
  enqueue: {
    summary: 'Stellt den Chat in eine Warteschlange und wartet, bis ein Agent annimmt.',
    fields: {
      queue: { label: 'Warteschlange', hint: 'Die Warteschlange.' },
      also: { label: 'Weitere Warteschlangen', hint: 'Weitere Warteschlangen, in denen der Chat zugleich wartet.' },
      priority,
      skills,
      preferred_agent: { label: 'Bevorzugter Agent', hint: 'Wer den Chat vor allen anderen bekommt, wenn möglich; leer: niemand Bestimmtes.' },
      prefer_last_agent: { label: 'Den letzten Agenten des Besuchers bevorzugen', hint: 'Der letzte Agent des Besuchers wird bevorzugt, wenn es einen gibt.' },
      relax: {
        label: 'Beim Warten weniger verlangen',
        hint: 'Wann der Chat weniger von einer Fähigkeit verlangt; höchstens 20 Schritte.',
        fields: {
          after: { label: 'Nach Sekunden', hint: 'Sekunden des Wartens, nach denen der Schritt getan wird; leer: Er wird nicht getan.' },
          skill: { label: 'Fähigkeit', hint: 'Die Fähigkeit, von der weniger verlangt wird.' },
          level: { label: 'Stufe', hint: 'Die Stufe, auf die es hinuntergeht; 0 oder leer: Die Fähigkeit fällt weg.' },
          preferred: { label: 'Bevorzugt', hint: 'Die Fähigkeit fällt nicht weg, sondern wird von da an nur bevorzugt.' },
        },
      },
      messages: { label: 'Nachrichten beim Warten', hint: 'Was gesagt wird, während der Chat wartet, eine nach der anderen.' },
      message_interval: { label: 'Sekunden zwischen Nachrichten', hint: 'Sekunden von einer Nachricht zur nächsten, mindestens 5.' },
      timeout: queueTimeout,
      answer_timeout: { label: 'Zeit zum Annehmen', hint: 'Sekunden, die ein Agent zum Annehmen hat; 0 oder leer: die der Warteschlange.' },
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: 'Niemand hat rechtzeitig angenommen.',
      full: 'Alle Warteschlangen sind voll, oder es warten so viele Chats des Punkts, wie die Grenze erlaubt.',
      no_agents: 'Niemand ist angemeldet, der eine der Warteschlangen bedient.',
    },
  },
  queue_status: {
    summary: 'Sieht nach, wie eine Warteschlange jetzt steht, und legt die Zahlen in eine Variable.',
    fields: { queue: { label: 'Warteschlange', hint: 'Die Warteschlange.' }, into: variable('Die Variable, die die Zahlen aufnimmt.') },
    exits: atOnce,
  },
  require_skill: {
    summary: 'Verlangt von nun an eine Fähigkeit: Jedes `enqueue` und `hunt`, das folgt, verlangt sie zusätzlich zu seinen eigenen.',
    fields: { skill, level },
    exits: atOnce,
  },
  relax_skill: {
    summary: 'Verlangt von nun an weniger von einer Fähigkeit oder gar nichts mehr.',
    fields: {
      skill: { label: 'Fähigkeit', hint: 'Die Fähigkeit; leer: Es wird nichts gelockert.' },
      level: { label: 'Stufe', hint: 'Die Stufe, auf die es hinuntergeht; 0 oder leer: Die Fähigkeit wird nicht mehr verlangt.' },
    },
    exits: atOnce,
  },
  leave_queue: { summary: 'Gibt den Platz des Chats in der Reihe auf: Die nächste Warteschlange zählt von der Ankunft dort.', exits: atOnce },
}
