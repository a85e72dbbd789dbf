/** French: hosts, data sources, API tokens. */

import type { SubjectTexts } from '../subject'

export const hosts = {
  title: 'Hôtes',
  one: 'hôte',
  create: 'Nouvel hôte',
  about: 'Un hôte est l’un de vos programmes, externe : il dirige les chats, ou parle avec les visiteurs en tant que robot.',
  columns: { state: 'État' },
  fields: {
    name: { label: 'Nom', hint: 'Les points et les scripts le désignent ainsi ; il ne change plus.' },
    description: { label: 'Description' },
    url: { label: 'URL', hint: 'L’adresse où il est appelé. Vide : le programme vient à nous et s’enregistre.' },
    uses: { label: 'Sert à' },
    reply_timeout: { label: 'Délai de réponse', hint: 'Le temps qu’un chat attend sa réponse.' },
    active: { label: 'Actif', hint: 'Sinon il n’est pas interrogé, et les chats suivent le chemin par défaut.' },
  },
  words: { uses: { routing: 'Routage', bot: 'Robot' }, state: { yes: 'Actif', no: 'Inactif' } },
} satisfies SubjectTexts

export const dataSources = {
  title: 'Sources de données',
  one: 'source de données',
  create: 'Nouvelle source de données',
  about: 'Une source de données contient les requêtes que les scripts peuvent adresser à une base ouverte par l’exploitant.',
  fields: {
    name: { label: 'Nom' },
    description: { label: 'Description' },
    connection: { label: 'Connexion', hint: 'Son nom dans les réglages de l’exploitant.' },
    timeout: { label: 'Délai', hint: 'Ensuite le script continue par « échec ».' },
    max_rows: { label: 'Lignes au plus', hint: 'Dans une réponse.' },
    statements: { label: 'Requêtes', hint: 'Chacune lit et n’écrit jamais ; une valeur venant du script est un paramètre, écrit :name.' },
  },
} satisfies SubjectTexts

export const apiTokens = {
  title: 'Jetons d’API',
  one: 'jeton d’API',
  create: 'Nouveau jeton d’API',
  about: 'Avec un jeton, un programme agit au nom d’un utilisateur, avec toutes ses autorisations ou une partie d’entre elles.',
  columns: { permissions: 'Peut', state: 'État' },
  fields: {
    name: { label: 'Nom', hint: 'Quel programme le détient.' },
    user: { label: 'Utilisateur', hint: 'Au nom de qui il agit. Il ne peut rien de plus que cet utilisateur.' },
    permissions: { label: 'Autorisations', hint: 'Aucune cochée : tout ce que l’utilisateur peut faire.' },
    expires_at: { label: 'Expire', hint: 'Vide : il vaut jusqu’à sa révocation.' },
    created_at: { label: 'Créé' },
    last_used_at: { label: 'Dernière utilisation' },
  },
  words: { state: { yes: 'Valable', no: 'Expiré' } },
} satisfies SubjectTexts

export const connections = {
  keys: 'Clé de signature',
  keysText: 'Ce qui est envoyé à l’hôte est signé avec cette clé. Après un renouvellement, la précédente reste valable jusqu’au suivant.',
  showKey: 'Afficher la clé',
  key: 'Clé actuelle',
  keyBefore: 'Clé précédente',
  renew: 'Renouveler la clé',
  renewTitle: 'Renouveler la clé de signature de {{name}} ?',
  renewText: 'Le programme doit connaître la nouvelle clé. La clé actuelle reste valable jusqu’au prochain renouvellement ; la précédente ne vaut plus.',
  renewed: 'La clé est renouvelée',
  copy: 'Copier',
  copyOf: 'Copier : {{what}}',
  copied: 'Copié',
  copyFailed: 'La copie n’a pas été possible ; sélectionnez le texte à la main.',
  failed: 'Chargement impossible : {{why}}',
  registrations: 'Enregistrés en ce moment',
  noRegistrations: 'Aucun programme n’est enregistré pour cet hôte.',
  registration: '{{user}}, pour {{points}}, vu pour la dernière fois {{time}}',
  called: 'L’hôte est appelé à son URL ; personne ne s’enregistre pour lui.',
  statement: 'Requête {{number}}',
  statementName: 'Nom',
  sql: 'SQL',
  columns: 'Colonnes',
  columnsHint: 'Les scripts ne voient que celles-ci. Entrée en ajoute une.',
  argument: 'Type de :{{name}}',
  arguments: 'Paramètres',
  noArguments: 'Aucun paramètre dans cette requête.',
  addStatement: 'Ajouter une requête',
  removeStatement: 'Retirer la requête {{name}}',
  types: { text: 'Texte', number: 'Nombre', yes_no: 'Oui ou non' },
  everything: 'Tout ce que l’utilisateur peut faire',
  never: 'Jamais',
  notUsed: 'Pas encore utilisé',
  madeTitle: 'Le jeton de {{name}}',
  madeText: 'Il n’est montré que cette fois. Copiez-le là où il est nécessaire.',
  token: 'Jeton',
  done: 'Je l’ai copié',
  revoke: 'Révoquer',
  revokeTitle: 'Révoquer {{name}} ?',
  revokeText: 'Tout programme qui le détient est refusé dès cet instant. C’est irréversible.',
}
