/** French: queues, agent groups, skills, call classes, outcomes, canned replies, and the sheets of who serves and can do what. */

import type { SubjectTexts } from '../subject'

export const queues = {
  title: 'Files',
  one: 'file',
  create: 'Nouvelle file',
  about: 'Les chats attendent dans une file jusqu’à ce qu’un agent de l’un de ses groupes réponde.',
  columns: { goal: 'Niveau de service' },
  fields: {
    name: { label: 'Nom', hint: 'C’est le nom dans les scripts et les rapports ; il ne change plus.' },
    description: { label: 'Description' },
    agent_groups: { label: 'Groupes d’agents', hint: 'Qui répond à ses chats.' },
    strategy: { label: 'À qui le tour', hint: 'Comment l’un des agents libres est choisi.' },
    answer_timeout: { label: 'Délai pour répondre', hint: 'Le temps que cela sonne chez un agent.' },
    max_waiting: { label: 'En attente au plus', hint: 'À ce nombre, la file est pleine.' },
    service_level: { label: 'Niveau de service', hint: 'Tant de chats doivent recevoir une réponse en tant de secondes.' },
    auto_accept: { label: 'Accepter automatiquement', hint: 'Le chat est remis à un agent sans lui demander.' },
    pick_by_hand: { label: 'Prise à la main', hint: 'Les agents peuvent prendre un chat en attente hors de son tour.' },
  },
  parts: { limits: 'Limites et objectifs', agents: 'Agents' },
  words: {
    strategy: {
      longest_idle: 'Qui est libre depuis le plus longtemps',
      least_busy: 'Qui a le moins de chats',
      round_robin: 'Chacun à son tour',
      best_skilled: 'Qui a les meilleures compétences',
    },
  },
} satisfies SubjectTexts

export const agentGroups = {
  title: 'Groupes d’agents',
  one: 'groupe d’agents',
  create: 'Nouveau groupe d’agents',
  about: 'Un groupe d’agents sert des files ; ses utilisateurs en reçoivent les chats.',
  columns: { members: 'Utilisateurs' },
  fields: {
    name: { label: 'Nom' },
    description: { label: 'Description' },
    users: { label: 'Utilisateurs', hint: 'La même chose que « Groupes d’agents » chez chaque utilisateur.' },
    wrap_up_timeout: { label: 'Post-traitement', hint: '0 : pas de post-traitement.' },
    max_chats: { label: 'Chats en même temps', hint: 'Pour les utilisateurs qui n’ont pas leur propre nombre.' },
    skills: { label: 'Compétences', hint: 'Tous les utilisateurs du groupe les ont.' },
  },
  parts: { work: 'Travail' },
} satisfies SubjectTexts

export const skills = {
  title: 'Compétences',
  one: 'compétence',
  create: 'Nouvelle compétence',
  about: 'Une compétence est quelque chose que des agents savent faire, une langue par exemple. Les scripts cherchent des agents par compétence et par niveau.',
  fields: { name: { label: 'Nom' }, description: { label: 'Description' } },
} satisfies SubjectTexts

export const callClasses = {
  title: 'Classes',
  one: 'classe',
  create: 'Nouvelle classe',
  about: 'Une classe est l’étiquette de chaque chat d’un point de routage : pour les rapports, et pour la place qu’un chat prend chez un agent.',
  fields: {
    name: { label: 'Nom' },
    description: { label: 'Description' },
    weight: { label: 'Poids', hint: 'Pour combien de chats d’un agent compte un chat de cette classe.' },
  },
} satisfies SubjectTexts

export const outcomes = {
  title: 'Résultats',
  one: 'résultat',
  create: 'Nouveau résultat',
  about: 'Avec les résultats, les agents notent ce qu’un chat est devenu.',
  fields: {
    name: { label: 'Nom' },
    description: { label: 'Description' },
    type: { label: 'Valeur', hint: 'Ce qui est saisi avec lui.' },
    choices: { label: 'Choix', hint: 'L’un d’eux est choisi. Entrée en ajoute un.' },
    pattern: { label: 'Forme du texte', hint: 'Une expression régulière pour tout le texte : \\d{4} signifie quatre chiffres. Vide : tout texte.' },
    hint: { label: 'Ce que les agents lisent à ce sujet', hint: 'Par exemple « Quatre chiffres, comme sur la facture ».' },
    minimum: { label: 'Au moins' },
    maximum: { label: 'Au plus' },
    categories: { label: 'Catégories', hint: 'Les rubriques sous lesquelles il est affiché. Entrée en ajoute une.' },
    reportable: { label: 'Dans les rapports' },
  },
  words: {
    type: { none: 'Sans valeur', integer: 'Nombre entier', enumerated: 'Un parmi plusieurs', string: 'Texte', money: 'Montant', date: 'Date', time: 'Heure' },
  },
} satisfies SubjectTexts

export const outcomeCategories = {
  title: 'Catégories de résultats',
  one: 'catégorie de résultats',
  create: 'Nouvelle catégorie de résultats',
  about: 'Les rubriques des résultats, quand il faut des règles : qui y choisit, et combien.',
  fields: {
    name: { label: 'Nom', hint: 'Tel qu’il figure dans les résultats.' },
    description: { label: 'Description' },
    selectable: { label: 'Les agents y choisissent', hint: 'Sinon, seuls les scripts fixent ses résultats.' },
    minimum: { label: 'Au moins', hint: 'Nombre que les agents doivent choisir avant de terminer un post-traitement à la main.' },
    maximum: { label: 'Au plus', hint: 'Vide : autant qu’il y en a.' },
    reportable: { label: 'Dans les rapports' },
  },
} satisfies SubjectTexts

export const cannedReplies = {
  title: 'Réponses types',
  one: 'réponse type',
  create: 'Nouvelle réponse type',
  about: 'Des phrases qui servent sans cesse. Au poste, les agents tapent / et en choisissent une.',
  columns: { meant: 'Pour' },
  fields: {
    name: { label: 'Nom', hint: 'Les agents le voient dans la liste.' },
    description: { label: 'Description' },
    shortcut: { label: 'Raccourci', hint: 'Tapé après le /. Lettres minuscules, chiffres, - et _.' },
    language: { label: 'Langue', hint: 'Un code de langue : en, de, pt-BR. Vide : pour toutes.' },
    text: { label: 'Texte', hint: 'Les emplacements sont remplis au poste.' },
    queues: { label: 'Files', hint: 'Vide : pour les chats de toutes les files.' },
    classes: { label: 'Classes', hint: 'Vide : pour les chats de toutes les classes.' },
  },
  parts: { meant: 'Pour quels chats' },
} satisfies SubjectTexts

/** What stands beside a reply's text. */
export const replies = {
  placeholders: 'Emplacements',
  insert: 'Insérer {{name}}',
  preview: 'Comme un visiteur pourrait le lire',
  otherwise: 'Ce qui suit | est pris quand la valeur n’est pas connue : {{example}}',
  everywhere: 'Tous les chats',
  words: {
    'visitor.name': 'Nom du visiteur',
    'visitor.email': 'E-mail du visiteur',
    'agent.name': 'Votre nom',
    queue: 'File',
    class: 'Classe',
    point: 'Point de routage',
    'page.title': 'Titre de la page',
    'page.url': 'Adresse de la page',
  },
  samples: {
    'visitor.name': 'Camille',
    'visitor.email': 'camille@example.org',
    'agent.name': 'Anne',
    queue: 'Ventes',
    class: 'General',
    point: 'boutique',
    'page.title': 'Panier',
    'page.url': 'https://shop.example/basket',
  },
}

export const serving = {
  title: 'Qui sert quoi',
  about: 'Une coche dit que les agents d’un groupe reçoivent les chats d’une file.',
  rows: 'File',
  cell: '{{row}} : servie par {{column}}',
  served_one: '{{count}} agent',
  served_many: '{{count}} agents',
  served_other: '{{count}} agents',
  nobody: 'personne',
  noRows: 'Aucune file pour le moment',
  noColumns: 'Aucun groupe d’agents pour le moment',
  group: 'À propos de {{name}}',
  members: 'Utilisateurs',
  noMembers: 'Personne n’en fait partie.',
  skills: 'Compétences',
  noSkills: 'Aucune compétence.',
  open: 'Ouvrir le groupe',
}

export const skillLevels = {
  title: 'Niveaux de compétence',
  about: 'Les niveaux vont de 1 à 10 ; vide veut dire que la compétence manque. Le niveau propre d’un utilisateur passe avant ceux des groupes.',
  rows: 'Qui',
  cell: '{{row}} : {{column}}',
  noRows: 'Aucun utilisateur pour le moment',
  noColumns: 'Aucune compétence pour le moment',
  kind: { 'agent-groups': 'Groupe d’agents', 'user-groups': 'Groupe d’utilisateurs', users: 'Utilisateur' },
}

/** What both sheets say. */
export const sheet = {
  filterRows: 'Filtrer les lignes',
  filterColumns: 'Filtrer les colonnes',
  keys: 'Les flèches passent d’une case à l’autre, la barre d’espace coche ; les niveaux se tapent.',
  changes_one: '{{count}} modification non enregistrée',
  changes_many: '{{count}} modifications non enregistrées',
  changes_other: '{{count}} modifications non enregistrées',
  discard: 'Abandonner',
  save: 'Tout enregistrer',
  saved_one: '{{count}} modification est enregistrée',
  saved_many: '{{count}} modifications sont enregistrées',
  saved_other: '{{count}} modifications sont enregistrées',
  clash: '{{name}} : quelqu’un d’autre l’a modifié entre-temps. Actuellement : {{theirs}}.',
  together: 'Rien n’est encore enregistré : toutes les lignes le seront ensemble, une fois ce point réglé.',
  mine: 'Remplacer par la mienne',
  theirs: 'Garder l’autre saisie',
  refused: '{{name}} n’a pas été enregistré : {{why}}',
  gone: '{{name}} n’est plus là.',
  nothing: 'rien',
  changed: 'modifié',
  wrong: 'Un niveau est un nombre entier de 1 à 10, ou vide.',
  none: 'Rien ne correspond au filtre.',
  viewOnly: 'Vous pouvez regarder ceci, pas le modifier.',
}
