/** Spanish: hosts, data sources, API tokens. */

import type { SubjectTexts } from '../subject'

export const hosts = {
  title: 'Hosts',
  one: 'host',
  create: 'Nuevo host',
  about: 'Un host es un programa externo suyo: dirige los chats o conversa con los visitantes como bot.',
  columns: { state: 'Estado' },
  fields: {
    name: { label: 'Nombre', hint: 'Así lo nombran los puntos y los scripts; no cambia.' },
    description: { label: 'Descripción' },
    url: { label: 'URL', hint: 'Dónde se le llama. Vacío: el programa se conecta aquí y se registra.' },
    uses: { label: 'Se usa para' },
    reply_timeout: { label: 'Plazo de respuesta', hint: 'El tiempo que un chat espera su respuesta.' },
    active: { label: 'Activo', hint: 'De lo contrario, no se le pregunta y los chats siguen el camino predeterminado.' },
  },
  words: { uses: { routing: 'Enrutamiento', bot: 'Bot' }, state: { yes: 'Activo', no: 'Inactivo' } },
} satisfies SubjectTexts

export const dataSources = {
  title: 'Orígenes de datos',
  one: 'origen de datos',
  create: 'Nuevo origen de datos',
  about: 'Un origen de datos contiene las consultas que los scripts pueden hacer a una base de datos abierta por el operador.',
  fields: {
    name: { label: 'Nombre' },
    description: { label: 'Descripción' },
    connection: { label: 'Conexión', hint: 'Su nombre en los ajustes del operador.' },
    timeout: { label: 'Tiempo límite', hint: 'Después, el script sigue por la salida «error».' },
    max_rows: { label: 'Máximo de filas', hint: 'De una respuesta.' },
    statements: { label: 'Instrucciones', hint: 'Cada una lee y nunca escribe; un valor del script es un parámetro, escrito :name.' },
  },
} satisfies SubjectTexts

export const apiTokens = {
  title: 'Tokens de API',
  one: 'token de API',
  create: 'Nuevo token de API',
  about: 'Con un token, un programa actúa en nombre de un usuario, con todos sus permisos o con algunos.',
  columns: { permissions: 'Puede', state: 'Estado' },
  fields: {
    name: { label: 'Nombre', hint: 'Qué programa lo tiene.' },
    user: { label: 'Usuario', hint: 'En nombre de quién actúa. No puede hacer más que este usuario.' },
    permissions: { label: 'Permisos', hint: 'Ninguno marcado: todo lo que puede hacer el usuario.' },
    expires_at: { label: 'Caduca', hint: 'Vacío: vale hasta que se revoque.' },
    created_at: { label: 'Creado' },
    last_used_at: { label: 'Último uso' },
  },
  words: { state: { yes: 'Válido', no: 'Caducado' } },
} satisfies SubjectTexts

export const connections = {
  keys: 'Clave de firma',
  keysText: 'Lo que se envía al host se firma con esta clave. Tras una renovación, la anterior sigue valiendo hasta la siguiente.',
  showKey: 'Mostrar la clave',
  key: 'Clave actual',
  keyBefore: 'Clave anterior',
  renew: 'Renovar la clave',
  renewTitle: '¿Renovar la clave de firma de {{name}}?',
  renewText: 'El programa debe conocer la clave nueva. La actual vale hasta la próxima renovación; la anterior a ella deja de valer.',
  renewed: 'La clave se ha renovado',
  copy: 'Copiar',
  copyOf: 'Copiar: {{what}}',
  copied: 'Copiado',
  copyFailed: 'No se ha podido copiar; selecciónelo a mano.',
  failed: 'No se ha podido cargar: {{why}}',
  registrations: 'Registrados ahora',
  noRegistrations: 'No hay ningún programa registrado para este host.',
  registration: '{{user}}, para {{points}}, visto por última vez {{time}}',
  called: 'Al host se le llama en su URL; nadie se registra para él.',
  statement: 'Instrucción {{number}}',
  statementName: 'Nombre',
  sql: 'SQL',
  columns: 'Columnas',
  columnsHint: 'Los scripts solo ven estas. Intro añade una.',
  argument: 'Tipo de :{{name}}',
  arguments: 'Parámetros',
  noArguments: 'Esta instrucción no tiene parámetros.',
  addStatement: 'Añadir una instrucción',
  removeStatement: 'Quitar la instrucción {{name}}',
  types: { text: 'Texto', number: 'Número', yes_no: 'Sí o no' },
  everything: 'Todo lo que puede hacer el usuario',
  never: 'Nunca',
  notUsed: 'Aún sin usar',
  madeTitle: 'El token de {{name}}',
  madeText: 'Solo se muestra esta vez. Cópielo donde haga falta.',
  token: 'Token',
  done: 'Ya lo tengo',
  revoke: 'Revocar',
  revokeTitle: '¿Revocar {{name}}?',
  revokeText: 'Desde ese momento se rechaza a cualquier programa que lo tenga. No se puede deshacer.',
}
