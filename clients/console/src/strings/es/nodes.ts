/** Spanish words of nodes’ forms. */

const variable = (hint: string) => ({ label: 'Variable', hint })
const value = (hint: string) => ({ label: 'Valor', hint })
const limit = (hint: string) => ({ label: 'Tiempo límite', hint })
const atOnce = { next: 'De inmediato.' }
const whenSet = { next: 'Cuando se ha fijado.' }
const answeredByAgent = 'Ha respondido un agente. El script aún puede hacer cosas, pero ya no esperar.'
const nobodyInTime = 'Nadie respondió a tiempo.'
const noAnswerInTime = 'No llegó ninguna respuesta a tiempo.'
const eachAnswer = limit('Segundos que se espera cada respuesta; 0: sin límite.')
const outsideTimeout = limit('Segundos que se espera la respuesta, de 1 a 60.')
const queueTimeout = limit('Segundos que el chat puede esperar; 0 o vacío: sin límite.')
const answerTimeout = (usual: string) => ({ label: 'Tiempo para responder', hint: `Segundos que un agente tiene para responder; 0 o vacío: ${usual}.` })
const agentTimeout = answerTimeout('el tiempo habitual')
const skill = { label: 'Habilidad', hint: 'La habilidad; un nombre que resulta vacío no exige ninguna.' }
const level = { label: 'Nivel', hint: 'El nivel mínimo, de 1 a 10; vacío: 1.' }
const preferred = { label: 'Preferida', hint: 'Quien la tiene va primero, pero no es obligatoria; si hay varias, se renuncia primero a la última nombrada.' }
const skills = { label: 'Habilidades', hint: 'Habilidades que un agente debe tener o que se prefieren.', fields: { skill, level, preferred } }
const priority = { label: 'Prioridad', hint: 'De 1 a 99, la alta va primero; vacío: el chat conserva la que tiene.' }
const huntInterval = { label: 'Intervalo entre ofertas', hint: 'Segundos entre ofertas a agentes sucesivos.' }
const matches = { label: 'Agentes a los que suena a la vez', hint: 'A cuántos agentes puede sonar el chat a la vez.' }
const huntCalls = { label: 'Máximo de chats en espera', hint: 'Cuántos chats del punto pueden esperar a la vez; 0: sin límite.' }
const queue = { label: 'Cola', hint: 'La cola.' }
const expression = (example: string) => ({ label: 'Expresión', hint: `Por ejemplo ${example}.` })

export const nodes = {
  start: { summary: 'Donde empieza el script.', exits: atOnce },
  end: {
    summary: 'Donde termina el script.',
    fields: {
      label: { label: 'Etiqueta', hint: 'Un nombre para este fin; en un script llamado, la salida de quien lo llama.' },
      value: value('Lo que responde un script llamado; quien lo llama lo pone en una variable.'),
    },
  },
  send_message: {
    summary: 'Dice algo al visitante.',
    fields: {
      text: { label: 'Texto', hint: 'Lo que se dice.' },
      markdown: { label: 'Markdown', hint: 'El texto es Markdown; los valores insertados se escapan para ese formato.' },
    },
    exits: { next: 'Cuando el mensaje está en camino.' },
  },
  ask: {
    summary: 'Hace una pregunta al visitante y espera la respuesta.',
    fields: {
      text: { label: 'Pregunta', hint: 'La pregunta.' },
      answer: { label: 'Respuesta', hint: 'Qué debe ser la respuesta.', choices: { text: 'Texto', number: 'Número', email: 'Dirección de correo', choice: 'Elección' } },
      choices: { label: 'Opciones', hint: 'Qué se puede elegir, para la respuesta `choice`.' },
      required: { label: 'La respuesta es obligatoria', hint: 'Si se vuelve a preguntar cuando la respuesta no encaja.' },
      timeout: eachAnswer,
      tries: { label: 'Intentos', hint: 'Cuántas veces se hace la pregunta como máximo.' },
      again: { label: 'Cuando no encaja', hint: 'Qué se dice cuando una respuesta no encaja; vacío: la pregunta.' },
      into: variable('La variable del script que recibe la respuesta.'),
    },
    exits: {
      answered: 'El visitante respondió; o, si la respuesta no es obligatoria, escribió cualquier cosa.',
      timeout: noAnswerInTime,
      invalid: 'Tampoco el último intento encajó.',
    },
  },
  wait: {
    summary: 'Espera un tiempo.',
    fields: { seconds: { label: 'Segundos', hint: 'Cuántos segundos.' } },
    exits: { done: 'Cuando pasa el tiempo; de inmediato si es 0.' },
  },
  wait_for_message: {
    summary: 'Espera hasta que el visitante escriba.',
    fields: { timeout: limit('Segundos que se espera; 0: sin límite.'), into: variable('La variable del script que recibe el texto.') },
    exits: { message: 'El visitante escribió.', timeout: 'El visitante no escribió a tiempo.' },
  },
  set_variable: {
    summary: 'Fija una variable del script, `script.NAME`.',
    fields: { name: variable('El nombre, sin `script.`.'), value: value('El valor: texto, número, sí/no, una lista, un grupo o nada.') },
    exits: whenSet,
  },
  set_global: {
    summary: 'Da otro valor a una variable global, para todos los chats y scripts.',
    fields: { name: { label: 'Variable global', hint: 'El nombre de la variable, sin `global.`.' }, value: value('El valor, del tipo de la variable.') },
    exits: whenSet,
  },
  set_clipboard: {
    summary: 'Pone un valor en los datos asociados del chat, donde lo encuentran los agentes y los scripts posteriores.',
    fields: { name: { label: 'Entrada', hint: 'El nombre de la entrada.' }, value: value('El valor.') },
    exits: whenSet,
  },
  test: {
    summary: 'Hace una pregunta de sí o no sobre lo que se sabe y toma un camino u otro.',
    fields: { expression: expression('`queue("General").waiting > 10`') },
    exits: { true: 'La expresión dice sí.', false: 'La expresión dice no, o nada.' },
  },
  switch: {
    summary: 'Calcula una expresión y toma el camino del caso que tiene su valor.',
    fields: {
      expression: expression('`visitor.language`'),
      cases: {
        label: 'Casos',
        hint: 'Los casos; cada uno es una salida del nodo.',
        fields: {
          exit: { label: 'Nombre', hint: 'El nombre del caso y de su salida.' },
          values: { label: 'Valores', hint: 'Los valores: textos, números, sí/no, o null si no hay valor.' },
        },
      },
    },
    exits: { otherwise: 'Ningún caso tiene el valor.' },
  },
  on_date: {
    summary: 'Consulta si un calendario está abierto en este momento.',
    fields: { calendar: { label: 'Calendario', hint: 'El calendario.' } },
    exits: { true: 'El calendario está abierto ahora.', false: 'El calendario está cerrado ahora.' },
  },
  set_class: {
    summary: 'Pasa el chat a otra clase, que decide su peso, su lugar en los informes y lo que ven los agentes.',
    fields: { value: { label: 'Clase de chat', hint: 'La clase de chat.' } },
    exits: whenSet,
  },
  set_priority: {
    summary: 'Fija la prioridad del chat para todas las colas desde ahora: de 1 a 99, la alta va primero.',
    fields: { value: { label: 'Prioridad', hint: 'La prioridad, de 1 a 99.' } },
    exits: whenSet,
  },
  set_outcome: {
    summary: 'Anota en qué quedó el chat: un resultado con su valor, como haría un agente tras la conversación.',
    fields: { outcome: { label: 'Resultado', hint: 'El resultado.' }, value: value('Su valor, si su tipo lo tiene.') },
    exits: whenSet,
  },
  add_note: {
    summary: 'Escribe en el chat una nota que leen los agentes y el visitante no.',
    fields: { value: { label: 'Nota', hint: 'La nota.' } },
    exits: { next: 'Cuando está escrita.' },
  },
  clear_chat: {
    summary: 'Termina el chat, con un último mensaje al visitante.',
    fields: {
      reason: { label: 'Motivo', hint: 'Por qué, en pocas palabras; el visitante no lo ve.' },
      message: { label: 'Mensaje', hint: 'Las últimas palabras al visitante; vacío: ninguna.' },
    },
  },
  run_script: {
    summary: 'Llama a otro script y sigue cuando este ha terminado.',
    fields: {
      script: { label: 'Script', hint: 'El script que se llama.' },
      arguments: { label: 'Valores que se pasan', hint: 'Valores para las propiedades del script llamado; las demás conservan el suyo.' },
      into: variable('La variable que recibe el valor del fin.'),
    },
    exits: { ended: 'El script terminó sin etiqueta, o con una para la que aquí no hay salida.' },
  },
  http_request: {
    summary: 'Pregunta a un programa externo por HTTP y espera su respuesta.',
    fields: {
      method: { label: 'Método', hint: 'El método HTTP.', choices: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' } },
      url: { label: 'Dirección', hint: 'La dirección; su host, sin marcadores.' },
      headers: { label: 'Cabeceras', hint: 'Cabeceras por nombre, por ejemplo una clave.' },
      body_kind: { label: 'El cuerpo es', hint: 'Cómo se entiende el cuerpo y cómo se insertan valores en él.', choices: { json: 'JSON', form: 'Formulario', text: 'Texto' } },
      body: { label: 'Cuerpo', hint: 'El cuerpo; vacío: ninguno.' },
      timeout: outsideTimeout,
      into: variable('La variable que recibe la respuesta.'),
    },
    exits: { succeeded: 'Llegó la respuesta, con un estado de 200 a 299.', timeout: noAnswerInTime },
  },
  database_query: {
    summary: 'Pregunta a una base de datos con una instrucción guardada por el operador y espera la respuesta.',
    fields: {
      source: { label: 'Origen de datos', hint: 'El origen de datos.' },
      statement: { label: 'Instrucción', hint: 'El nombre de la instrucción guardada.' },
      arguments: { label: 'Valores que se pasan', hint: 'Valores para los parámetros de la instrucción, por nombre.' },
      timeout: outsideTimeout,
      into: variable('La variable que recibe las filas.'),
    },
    exits: { succeeded: 'Se encontró al menos una fila.', empty: 'No se encontró ninguna fila.', timeout: noAnswerInTime },
  },
  bot: {
    summary: 'Deja que un bot converse con el visitante hasta que entregue el chat o haya resuelto el asunto.',
    fields: {
      bot: { label: 'Bot', hint: 'El bot, como se llama entre los hosts.' },
      message: { label: 'Mensaje', hint: 'Lo primero que se dice al bot; normalmente, lo que el visitante escribió al principio.' },
      timeout: limit('Segundos que el visitante puede callar; 0: sin límite.'),
      reply_timeout: { label: 'Plazo de respuesta', hint: 'Segundos que el bot tiene para cada respuesta, de 1 a 60.' },
      into: variable('La variable que recibe el motivo del bot.'),
    },
    exits: {
      handed_over: 'El bot entrega el chat a otra persona, con un motivo.',
      resolved: 'El bot ha hecho lo que el visitante quería.',
      timeout: 'El visitante calló demasiado tiempo.',
    },
  },
  split: {
    summary: 'Envía a partes de los visitantes por caminos distintos, para probar algo con algunos de ellos.',
    fields: {
      shares: {
        label: 'Partes',
        hint: 'Las partes, en total 100 por ciento; cada una es una salida.',
        fields: {
          name: { label: 'Nombre', hint: 'El nombre de la parte y de su salida.' },
          percent: { label: 'Porcentaje', hint: 'Cuántos de cada cien visitantes.' },
        },
      },
      salt: { label: 'Mismo reparto que', hint: 'Los repartos con la misma palabra dividen igual a los visitantes; vacío: este nodo por su cuenta.' },
    },
  },
  external_route: {
    summary: 'Deja que un host de enrutamiento externo elija adónde va el chat y espera hasta que eso haya llevado a una respuesta.',
    fields: {
      host: { label: 'Host', hint: 'El host externo.' },
      reply_timeout: { label: 'Plazo de respuesta', hint: 'Segundos que el host tiene para cada respuesta, 60 como máximo; 0 o vacío: el del propio host.' },
    },
    exits: {
      selected: 'Ha respondido un agente en la ruta del host. El script aún puede hacer cosas, pero ya no esperar.',
      rejected: 'El host no quiere saber nada del chat.',
      timeout: 'El host no respondió a tiempo.',
      failed: 'No se puede contactar con el host, no existe o sus rutas no llevaron a nadie.',
    },
  },
  log: {
    summary: 'Escribe una observación en la traza del chat; nadie más la ve.',
    fields: { text: { label: 'Texto', hint: 'La observación.' } },
    exits: atOnce,
  },
  leave_message: {
    summary: 'Permite al visitante dejar un mensaje para más tarde: pregunta lo que falta, lo guarda y lo envía por correo si el correo está configurado.',
    fields: {
      fields: {
        label: 'Preguntas',
        hint: 'Qué se pregunta, en este orden.',
        fields: {
          name: { label: 'Nombre', hint: 'Lo que el personal ve delante de la respuesta.' },
          question: { label: 'Pregunta', hint: 'Cómo se pregunta al visitante.' },
          answer: { label: 'Respuesta', hint: 'Qué debe ser la respuesta.', choices: { text: 'Texto', email: 'Dirección de correo', number: 'Número' } },
          required: { label: 'Obligatoria', hint: 'Si se vuelve a preguntar.' },
        },
      },
      timeout: eachAnswer,
      mail_to: { label: 'Enviar por correo a', hint: 'La dirección de correo que lo recibe; vacío: solo se guarda.' },
      subject: { label: 'Asunto', hint: 'El asunto de ese correo; vacío: el nombre del visitante.' },
      thanks: { label: 'Agradecimiento', hint: 'Qué se dice al final; vacío: nada.' },
      into: variable('La variable que recibe las respuestas, por campo.'),
    },
    exits: { left: 'El mensaje está guardado.', timeout: 'Una respuesta no llegó a tiempo.' },
  },
  find_agents: {
    summary: 'Mira quién ha iniciado sesión ahora y pone los nombres en una variable.',
    fields: {
      groups: { label: 'Grupos de agentes', hint: 'Los grupos de agentes; ninguno: todos.' },
      skills: { label: 'Habilidades', hint: 'Habilidades que deben tener.', fields: { skill, level } },
      state: { label: 'Estado', hint: '`ready`: solo quien podría tomar un chat ahora, con una plaza libre.', choices: { ready: 'Disponible', signed_in: 'Sesión iniciada' } },
      into: variable('La variable que recibe a quienes se encuentren.'),
    },
    exits: { found: 'Hay alguien.', none: 'No hay nadie.' },
  },
  present_to_agent: {
    summary: 'Ofrece el chat a un agente y espera la respuesta.',
    fields: {
      agent: { label: 'Agente', hint: 'El nombre de usuario del agente.' },
      last_agent: { label: 'El último agente del visitante', hint: 'El último agente del visitante en lugar de uno indicado.' },
      message: { label: 'Mensaje', hint: 'Qué se dice antes de la oferta; vacío: nada.' },
      priority,
      answer_timeout: { label: 'Tiempo para responder', hint: 'Segundos que el agente tiene para responder; 0 o vacío: el tiempo habitual.' },
    },
    exits: {
      answered: 'El agente ha respondido. El script aún puede hacer cosas, pero ya no esperar.',
      timeout: 'El agente no respondió a tiempo.',
      declined: 'El agente lo rechazó.',
      busy: 'El agente no tiene ninguna plaza libre.',
      not_ready: 'El agente no está disponible o no ha iniciado sesión.',
      unknown: 'No existe ese agente, o nadie ha hablado antes con el visitante.',
    },
  },
  hunt: {
    summary: 'Busca un agente en grupos de agentes, sin cola, y espera hasta que uno responda.',
    fields: {
      groups: { label: 'Grupos de agentes', hint: 'Los grupos de agentes.' },
      skills,
      timeout: queueTimeout,
      answer_timeout: agentTimeout,
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: nobodyInTime,
      no_agents: 'Nadie de los grupos que tenga las habilidades ha iniciado sesión.',
      limit: 'Esperan tantos chats del punto como permite el límite.',
    },
  },
  enqueue: {
    summary: 'Envía el chat a una cola y espera hasta que responda un agente.',
    fields: {
      queue,
      also: { label: 'Más colas', hint: 'Más colas en las que el chat espera al mismo tiempo.' },
      priority,
      skills,
      preferred_agent: { label: 'Agente preferido', hint: 'Quién recibe el chat antes que los demás, si puede; vacío: nadie en particular.' },
      prefer_last_agent: { label: 'Preferir al último agente del visitante', hint: 'Se prefiere al último agente del visitante, si lo hay.' },
      relax: {
        label: 'Exigir menos durante la espera',
        hint: 'Cuándo exige el chat menos de una habilidad; 20 pasos como máximo.',
        fields: {
          after: { label: 'Tras segundos', hint: 'Segundos de espera tras los que se da el paso; vacío: no se da.' },
          skill: { label: 'Habilidad', hint: 'La habilidad de la que se exige menos.' },
          level: { label: 'Nivel', hint: 'El nivel al que se baja; 0 o vacío: se renuncia a la habilidad.' },
          preferred: { label: 'Preferida', hint: 'No se renuncia a la habilidad; desde entonces solo se prefiere.' },
        },
      },
      messages: { label: 'Mensajes durante la espera', hint: 'Qué se dice mientras el chat espera, uno tras otro.' },
      message_interval: { label: 'Segundos entre mensajes', hint: 'Segundos de un mensaje al siguiente, 5 como mínimo.' },
      timeout: queueTimeout,
      answer_timeout: answerTimeout('el de la cola'),
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: nobodyInTime,
      full: 'Todas las colas están llenas, o esperan tantos chats del punto como permite el límite.',
      no_agents: 'No ha iniciado sesión nadie que atienda una de las colas.',
    },
  },
  queue_status: {
    summary: 'Mira cómo está una cola ahora y pone las cifras en una variable.',
    fields: { queue, into: variable('La variable que recibe las cifras.') },
    exits: atOnce,
  },
  require_skill: {
    summary: 'Exige desde ahora una habilidad: cada `enqueue` y `hunt` que siga la pide, además de las suyas propias.',
    fields: { skill, level },
    exits: atOnce,
  },
  relax_skill: {
    summary: 'Exige desde ahora menos de una habilidad, o nada de ella.',
    fields: {
      skill: { label: 'Habilidad', hint: 'La habilidad; vacío: no se rebaja nada.' },
      level: { label: 'Nivel', hint: 'El nivel al que se baja; 0 o vacío: la habilidad ya no se exige.' },
    },
    exits: atOnce,
  },
  leave_queue: { summary: 'Renuncia al lugar del chat en la fila: la siguiente cola cuenta desde su llegada allí.', exits: atOnce },
}
