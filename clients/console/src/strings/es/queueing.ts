/** Spanish: queues, agent groups, skills, call classes, outcomes, canned replies, and the sheets of who serves and can do what. */

import type { SubjectTexts } from '../subject'

export const queues = {
  title: 'Colas',
  one: 'cola',
  create: 'Nueva cola',
  about: 'Los chats esperan en una cola hasta que responde un agente de uno de sus grupos.',
  columns: { goal: 'Nivel de servicio' },
  fields: {
    name: { label: 'Nombre', hint: 'Es el nombre en los scripts y los informes; no cambia.' },
    description: { label: 'Descripción' },
    agent_groups: { label: 'Grupos de agentes', hint: 'Quién responde a sus chats.' },
    strategy: { label: 'A quién le toca', hint: 'Cómo se elige a uno de los agentes libres.' },
    answer_timeout: { label: 'Tiempo para responder', hint: 'Tiempo durante el que suena a un agente.' },
    max_waiting: { label: 'Máximo en espera', hint: 'A partir de ahí, la cola está llena.' },
    service_level: { label: 'Nivel de servicio', hint: 'Qué parte de los chats se debe responder y en cuántos segundos.' },
    auto_accept: { label: 'Aceptar automáticamente', hint: 'El chat pasa al agente sin preguntarle.' },
    pick_by_hand: { label: 'Permitir tomar chats', hint: 'Los agentes pueden tomar un chat en espera fuera de turno.' },
  },
  parts: { limits: 'Límites y objetivos', agents: 'Agentes' },
  words: {
    strategy: {
      longest_idle: 'Quien lleva más tiempo libre',
      least_busy: 'Quien tiene menos chats',
      round_robin: 'Uno tras otro',
      best_skilled: 'Quien tiene las mejores habilidades',
    },
  },
} satisfies SubjectTexts

export const agentGroups = {
  title: 'Grupos de agentes',
  one: 'grupo de agentes',
  create: 'Nuevo grupo de agentes',
  about: 'Un grupo de agentes atiende colas; sus usuarios reciben los chats de ellas.',
  columns: { members: 'Usuarios' },
  fields: {
    name: { label: 'Nombre' },
    description: { label: 'Descripción' },
    users: { label: 'Usuarios', hint: 'Lo mismo que los grupos de cada usuario.' },
    wrap_up_timeout: { label: 'Trabajo posterior', hint: '0: sin trabajo posterior.' },
    max_chats: { label: 'Chats a la vez', hint: 'Para usuarios sin un número propio.' },
    skills: { label: 'Habilidades', hint: 'Las tiene cada usuario del grupo.' },
  },
  parts: { work: 'Trabajo' },
} satisfies SubjectTexts

export const skills = {
  title: 'Habilidades',
  one: 'habilidad',
  create: 'Nueva habilidad',
  about: 'Una habilidad es algo que los agentes saben hacer, por ejemplo un idioma. Los scripts buscan agentes por habilidad y nivel.',
  fields: { name: { label: 'Nombre' }, description: { label: 'Descripción' } },
} satisfies SubjectTexts

export const callClasses = {
  title: 'Clases de chat',
  one: 'clase de chat',
  create: 'Nueva clase de chat',
  about: 'Una clase de chat es la etiqueta de todos los chats de un punto de enrutamiento: para los informes y para saber cuánto ocupa un chat a un agente.',
  fields: {
    name: { label: 'Nombre' },
    description: { label: 'Descripción' },
    weight: { label: 'Peso', hint: 'Por cuántos chats de un agente cuenta uno de estos.' },
  },
} satisfies SubjectTexts

export const outcomes = {
  title: 'Resultados',
  one: 'resultado',
  create: 'Nuevo resultado',
  about: 'Con los resultados, los agentes anotan en qué quedó un chat.',
  fields: {
    name: { label: 'Nombre' },
    description: { label: 'Descripción' },
    type: { label: 'Valor', hint: 'Qué se indica con él.' },
    choices: { label: 'Opciones', hint: 'Se elige una de ellas. Intro añade una.' },
    pattern: { label: 'Forma del texto', hint: 'Una expresión regular para todo el texto: \\d{4} son cuatro cifras. Vacío: cualquier texto.' },
    hint: { label: 'Lo que leen los agentes', hint: 'Por ejemplo «Cuatro cifras, como en la factura».' },
    minimum: { label: 'Como mínimo' },
    maximum: { label: 'Como máximo' },
    categories: { label: 'Categorías', hint: 'Se muestra bajo estos títulos. Intro añade uno.' },
    reportable: { label: 'En los informes' },
  },
  words: {
    type: { none: 'Sin valor', integer: 'Número entero', enumerated: 'Uno de varios', string: 'Texto', money: 'Importe', date: 'Fecha', time: 'Hora' },
  },
} satisfies SubjectTexts

export const outcomeCategories = {
  title: 'Categorías de resultados',
  one: 'categoría de resultados',
  create: 'Nueva categoría de resultados',
  about: 'Los títulos bajo los que se agrupan los resultados, donde hacen falta reglas: quién elige entre ellos y cuántos.',
  fields: {
    name: { label: 'Nombre', hint: 'Tal como la nombran los resultados.' },
    description: { label: 'Descripción' },
    selectable: { label: 'Los agentes eligen de ella', hint: 'De lo contrario, solo los scripts fijan sus resultados.' },
    minimum: { label: 'Como mínimo', hint: 'Resultados que los agentes eligen antes de terminar a mano el trabajo posterior.' },
    maximum: { label: 'Como máximo', hint: 'Vacío: tantos como haya.' },
    reportable: { label: 'En los informes' },
  },
} satisfies SubjectTexts

export const cannedReplies = {
  title: 'Respuestas predefinidas',
  one: 'respuesta predefinida',
  create: 'Nueva respuesta predefinida',
  about: 'Textos que hacen falta una y otra vez. En el puesto, los agentes escriben / y eligen uno.',
  columns: { meant: 'Para' },
  fields: {
    name: { label: 'Nombre', hint: 'Los agentes lo ven en la lista.' },
    description: { label: 'Descripción' },
    shortcut: { label: 'Atajo', hint: 'Se escribe tras la /. Letras minúsculas, cifras, - y _.' },
    language: { label: 'Idioma', hint: 'Un código de idioma: en, de, pt-BR. Vacío: para todos.' },
    text: { label: 'Texto', hint: 'Los marcadores se rellenan en el puesto.' },
    queues: { label: 'Colas', hint: 'Vacío: para chats de todas las colas.' },
    classes: { label: 'Clases de chat', hint: 'Vacío: para chats de todas las clases.' },
  },
  parts: { meant: 'Para qué chats es' },
} satisfies SubjectTexts

/** What stands beside a reply's text. */
export const replies = {
  placeholders: 'Marcadores',
  insert: 'Insertar {{name}}',
  preview: 'Como podría leerlo un visitante',
  otherwise: 'Lo que hay tras | se usa cuando no se conoce el valor: {{example}}',
  everywhere: 'Todos los chats',
  words: {
    'visitor.name': 'Nombre del visitante',
    'visitor.email': 'Correo del visitante',
    'agent.name': 'Su nombre',
    queue: 'Cola',
    class: 'Clase de chat',
    point: 'Punto de enrutamiento',
    'page.title': 'Título de la página',
    'page.url': 'Dirección de la página',
  },
  samples: {
    'visitor.name': 'Carmen',
    'visitor.email': 'carmen@example.org',
    'agent.name': 'Ana',
    queue: 'Ventas',
    class: 'General',
    point: 'tienda',
    'page.title': 'Cesta',
    'page.url': 'https://shop.example/basket',
  },
}

export const serving = {
  title: 'Quién atiende qué',
  about: 'Una marca dice que los agentes de un grupo reciben los chats de una cola.',
  rows: 'Cola',
  cell: '{{row}}: la atiende {{column}}',
  served_one: '{{count}} agente',
  served_many: '{{count}} agentes',
  served_other: '{{count}} agentes',
  nobody: 'nadie',
  noRows: 'Aún no hay colas',
  noColumns: 'Aún no hay grupos de agentes',
  group: 'Acerca de {{name}}',
  members: 'Usuarios',
  noMembers: 'No hay nadie en él.',
  skills: 'Habilidades',
  noSkills: 'Sin habilidades.',
  open: 'Abrir el grupo',
}

export const skillLevels = {
  title: 'Niveles de habilidad',
  about: 'Los niveles van de 1 a 10; vacío significa que la habilidad no está. El nivel propio de un usuario prevalece sobre los de los grupos.',
  rows: 'Quién',
  cell: '{{row}}: {{column}}',
  noRows: 'Aún no hay usuarios',
  noColumns: 'Aún no hay habilidades',
  kind: { 'agent-groups': 'Grupo de agentes', 'user-groups': 'Grupo de usuarios', users: 'Usuario' },
}

/** What both sheets say. */
export const sheet = {
  filterRows: 'Filtrar filas',
  filterColumns: 'Filtrar columnas',
  keys: 'Las flechas van de celda en celda, la barra espaciadora marca; los niveles se escriben.',
  changes_one: '{{count}} cambio sin guardar',
  changes_many: '{{count}} cambios sin guardar',
  changes_other: '{{count}} cambios sin guardar',
  discard: 'Descartar',
  save: 'Guardar todo',
  saved_one: 'Se ha guardado {{count}} cambio',
  saved_many: 'Se han guardado {{count}} cambios',
  saved_other: 'Se han guardado {{count}} cambios',
  clash: 'Entretanto otra persona ha cambiado {{name}}. Hay ahora: {{theirs}}.',
  together: 'Aún no se ha guardado nada: todas las filas se guardan juntas en cuanto esto quede resuelto.',
  mine: 'Guardar lo mío encima',
  theirs: 'Tomar lo que hay',
  refused: '{{name}} no se ha guardado: {{why}}',
  gone: '{{name}} ya no existe.',
  nothing: 'nada',
  changed: 'cambiado',
  wrong: 'Un nivel es un número entero de 1 a 10, o vacío.',
  none: 'Nada coincide con el filtro.',
  viewOnly: 'Puede ver esto, pero no cambiarlo.',
}
