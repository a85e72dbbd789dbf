/** French words of nodes’ forms. */

const variable = (hint: string) => ({ label: 'Variable', hint })
const atOnce = { next: 'Aussitôt.' }
const whenSet = { next: 'Quand c’est défini.' }
const answeredByAgent = 'Un agent a répondu. Le script peut encore faire quelque chose, mais plus attendre.'
const noAnswer = 'Aucune réponse n’est venue à temps.'
const skill = { label: 'Compétence', hint: 'La compétence ; si le nom est vide, aucune n’est demandée.' }
const level = { label: 'Niveau', hint: 'Le niveau minimal, de 1 à 10 ; vide : 1.' }
const preferred = { label: 'Préférée', hint: 'Un agent qui l’a passe en premier, mais personne n’y est tenu ; de plusieurs, la dernière nommée est abandonnée en premier.' }
const skills = { label: 'Compétences', hint: 'Les compétences qu’un agent doit avoir, ou qui sont préférées.', fields: { skill, level, preferred } }
const priority = { label: 'Priorité', hint: 'De 1 à 99, les hautes d’abord ; vide : le chat garde la sienne.' }
const questionTimeout = { label: 'Délai', hint: 'Secondes d’attente pour chaque réponse ; 0 : sans fin.' }
const queueTimeout = { label: 'Délai', hint: 'Secondes que le chat peut attendre ; 0 ou vide : sans fin.' }
const answerTimeout = (hint: string) => ({ label: 'Délai pour répondre', hint })
const outsideTimeout = { label: 'Délai', hint: 'Secondes d’attente de la réponse, de 1 à 60.' }
const huntInterval = { label: 'Entre deux propositions', hint: 'Secondes entre les propositions à des agents successifs.' }
const matches = { label: 'Sonneries simultanées', hint: 'Chez combien d’agents le chat peut sonner en même temps.' }
const huntCalls = { label: 'Chats en attente au plus', hint: 'Combien de chats du point peuvent attendre en même temps ; 0 : sans limite.' }

export const nodes = {
  start: { summary: 'Le début du script.', exits: atOnce },
  end: {
    summary: 'La fin du script.',
    fields: {
      label: { label: 'Libellé', hint: 'Un nom pour cette fin ; pour un script appelé, la sortie du script appelant.' },
      value: { label: 'Valeur', hint: 'Ce que répond un script appelé ; le script appelant le met dans une variable.' },
    },
  },
  send_message: {
    summary: 'Dit quelque chose au visiteur.',
    fields: {
      text: { label: 'Texte', hint: 'Ce qui est dit.' },
      markdown: { label: 'Markdown', hint: 'Le texte est du Markdown ; les valeurs insérées sont protégées en conséquence.' },
    },
    exits: { next: 'Quand le message est en route.' },
  },
  ask: {
    summary: 'Pose une question au visiteur et attend la réponse.',
    fields: {
      text: { label: 'Question', hint: 'La question.' },
      answer: { label: 'Réponse', hint: 'Ce que la réponse doit être.', choices: { text: 'Texte', number: 'Nombre', email: 'Adresse e-mail', choice: 'Choix' } },
      choices: { label: 'Choix', hint: 'Ce qui peut être choisi, pour la réponse `choice`.' },
      required: { label: 'Réponse obligatoire', hint: 'Si la question est reposée après une réponse qui ne convient pas.' },
      timeout: questionTimeout,
      tries: { label: 'Essais', hint: 'Combien de fois au plus la question est posée.' },
      again: { label: 'Quand elle ne convient pas', hint: 'Ce qui est dit quand une réponse ne convient pas ; vide : la question.' },
      into: variable('La variable du script qui prend la réponse.'),
    },
    exits: {
      answered: 'Le visiteur a répondu ; ou, si aucune réponse n’est obligatoire, a écrit quoi que ce soit.',
      timeout: noAnswer,
      invalid: 'Le dernier essai ne convenait pas non plus.',
    },
  },
  wait: {
    summary: 'Attend un certain temps.',
    fields: { seconds: { label: 'Secondes', hint: 'Combien de secondes.' } },
    exits: { done: 'Quand le temps est écoulé ; aussitôt s’il vaut 0.' },
  },
  wait_for_message: {
    summary: 'Attend que le visiteur écrive.',
    fields: {
      timeout: { label: 'Délai', hint: 'Secondes d’attente ; 0 : sans fin.' },
      into: variable('La variable du script qui prend le texte.'),
    },
    exits: { message: 'Le visiteur a écrit.', timeout: 'Le visiteur n’a pas écrit à temps.' },
  },
  set_variable: {
    summary: 'Définit une variable du script, `script.NAME`.',
    fields: {
      name: variable('Le nom, sans `script.`.'),
      value: { label: 'Valeur', hint: 'La valeur : texte, nombre, oui/non, une liste, un groupe ou rien.' },
    },
    exits: whenSet,
  },
  set_global: {
    summary: 'Donne une autre valeur à une variable globale, pour tous les chats et tous les scripts.',
    fields: {
      name: { label: 'Variable globale', hint: 'Le nom de la variable, sans `global.`.' },
      value: { label: 'Valeur', hint: 'La valeur, du type de la variable.' },
    },
    exits: whenSet,
  },
  set_clipboard: {
    summary: 'Met une valeur dans les données jointes au chat, où les agents et d’autres scripts la trouvent.',
    fields: { name: { label: 'Entrée', hint: 'Le nom de l’entrée.' }, value: { label: 'Valeur', hint: 'La valeur.' } },
    exits: whenSet,
  },
  test: {
    summary: 'Pose une question à réponse oui ou non sur ce qui est connu, et prend l’un ou l’autre chemin.',
    fields: { expression: { label: 'Expression', hint: 'Par exemple `queue("General").waiting > 10`.' } },
    exits: { true: 'L’expression dit oui.', false: 'L’expression dit non, ou rien.' },
  },
  switch: {
    summary: 'Calcule une expression et prend le chemin du cas qui a sa valeur.',
    fields: {
      expression: { label: 'Expression', hint: 'Par exemple `visitor.language`.' },
      cases: {
        label: 'Cas',
        hint: 'Les cas ; chacun est une sortie du nœud.',
        fields: {
          exit: { label: 'Nom', hint: 'Le nom du cas, et de sa sortie.' },
          values: { label: 'Valeurs', hint: 'Les valeurs : textes, nombres, oui/non, ou null pour rien.' },
        },
      },
    },
    exits: { otherwise: 'Aucun cas n’a la valeur.' },
  },
  on_date: {
    summary: 'Demande à un calendrier si c’est ouvert en ce moment.',
    fields: { calendar: { label: 'Calendrier', hint: 'Le calendrier.' } },
    exits: { true: 'Selon le calendrier, c’est ouvert.', false: 'Selon le calendrier, c’est fermé.' },
  },
  set_class: {
    summary: 'Donne au chat une autre classe, qui décide de son poids, de sa place dans les rapports et de ce que voient les agents.',
    fields: { value: { label: 'Classe', hint: 'La classe.' } },
    exits: whenSet,
  },
  set_priority: {
    summary: 'Définit désormais la priorité du chat pour toutes les files : de 1 à 99, les hautes d’abord.',
    fields: { value: { label: 'Priorité', hint: 'La priorité, de 1 à 99.' } },
    exits: whenSet,
  },
  set_outcome: {
    summary: 'Note ce que le chat est devenu : un résultat avec sa valeur, comme le ferait un agent après la conversation.',
    fields: { outcome: { label: 'Résultat', hint: 'Le résultat.' }, value: { label: 'Valeur', hint: 'Sa valeur, si son type en a une.' } },
    exits: whenSet,
  },
  add_note: {
    summary: 'Écrit dans le chat une note que les agents lisent et que le visiteur ne voit pas.',
    fields: { value: { label: 'Note', hint: 'La note.' } },
    exits: { next: 'Quand elle est écrite.' },
  },
  clear_chat: {
    summary: 'Termine le chat, avec un dernier message au visiteur.',
    fields: {
      reason: { label: 'Raison', hint: 'Pourquoi, en quelques mots ; le visiteur ne la voit pas.' },
      message: { label: 'Message', hint: 'Les derniers mots au visiteur ; vide : aucun.' },
    },
  },
  run_script: {
    summary: 'Appelle un autre script, et continue quand celui-ci est terminé.',
    fields: {
      script: { label: 'Script', hint: 'Le script qui est appelé.' },
      arguments: { label: 'Valeurs transmises', hint: 'Des valeurs pour les propriétés du script appelé ; les autres gardent la leur.' },
      into: variable('La variable qui prend la valeur de la fin.'),
    },
    exits: { ended: 'Le script s’est terminé sans libellé, ou par un libellé qui n’a pas de sortie ici.' },
  },
  http_request: {
    summary: 'Interroge un programme externe par HTTP, et attend sa réponse.',
    fields: {
      method: { label: 'Méthode', hint: 'La méthode HTTP.', choices: { GET: 'GET', HEAD: 'HEAD', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' } },
      url: { label: 'Adresse', hint: 'L’adresse ; son hôte sans emplacements.' },
      headers: { label: 'En-têtes', hint: 'Des en-têtes par nom, par exemple une clé.' },
      body_kind: { label: 'Le corps est', hint: 'Comment le corps est compris, et comment des valeurs y sont insérées.', choices: { json: 'JSON', form: 'Formulaire', text: 'Texte' } },
      body: { label: 'Corps', hint: 'Le corps ; vide : aucun.' },
      timeout: outsideTimeout,
      into: variable('La variable qui prend la réponse.'),
    },
    exits: { succeeded: 'La réponse est venue, avec un statut de 200 à 299.', timeout: noAnswer },
  },
  database_query: {
    summary: 'Interroge une base de données par une requête que l’exploitant a déposée, et attend la réponse.',
    fields: {
      source: { label: 'Source de données', hint: 'La source de données.' },
      statement: { label: 'Requête', hint: 'Le nom de la requête déposée.' },
      arguments: { label: 'Valeurs transmises', hint: 'Des valeurs pour les paramètres de la requête, par nom.' },
      timeout: outsideTimeout,
      into: variable('La variable qui prend les lignes.'),
    },
    exits: { succeeded: 'Au moins une ligne a été trouvée.', empty: 'Aucune ligne n’a été trouvée.', timeout: noAnswer },
  },
  bot: {
    summary: 'Laisse un robot parler avec le visiteur jusqu’à ce qu’il passe le chat à un autre ou ait réglé l’affaire.',
    fields: {
      bot: { label: 'Robot', hint: 'Le robot, tel qu’il s’appelle parmi les hôtes.' },
      message: { label: 'Message', hint: 'Ce qui est dit d’abord au robot ; d’ordinaire, ce que le visiteur a écrit au début.' },
      timeout: { label: 'Délai', hint: 'Secondes pendant lesquelles le visiteur peut se taire ; 0 : sans fin.' },
      reply_timeout: { label: 'Délai de réponse', hint: 'Secondes dont le robot dispose pour chaque réponse, de 1 à 60.' },
      into: variable('La variable qui prend la raison du robot.'),
    },
    exits: {
      handed_over: 'Le robot passe le chat à quelqu’un d’autre, avec une raison.',
      resolved: 'Le robot a fait ce que voulait le visiteur.',
      timeout: 'Le visiteur s’est tu trop longtemps.',
    },
  },
  split: {
    summary: 'Envoie des parts des visiteurs sur des chemins différents, pour essayer quelque chose sur une partie d’entre eux.',
    fields: {
      shares: {
        label: 'Parts',
        hint: 'Les parts, 100 pour cent en tout ; chacune est une sortie.',
        fields: {
          name: { label: 'Nom', hint: 'Le nom de la part, et de sa sortie.' },
          percent: { label: 'Pour cent', hint: 'Combien de visiteurs sur cent.' },
        },
      },
      salt: { label: 'Même répartition que', hint: 'Les répartitions qui ont le même mot divisent les visiteurs de la même façon ; vide : ce nœud pour lui-même.' },
    },
  },
  external_route: {
    summary: 'Laisse un hôte de routage externe choisir où va le chat, et attend que cela ait mené à une réponse.',
    fields: {
      host: { label: 'Hôte', hint: 'L’hôte externe.' },
      reply_timeout: { label: 'Délai de réponse', hint: 'Secondes dont l’hôte dispose pour chaque réponse, 60 au plus ; 0 ou vide : celles de l’hôte.' },
    },
    exits: {
      selected: 'Un agent a répondu sur le chemin de l’hôte. Le script peut encore faire quelque chose, mais plus attendre.',
      rejected: 'L’hôte ne veut pas de ce chat.',
      timeout: 'L’hôte n’a pas répondu à temps.',
      failed: 'L’hôte est injoignable, n’existe pas, ou ses chemins n’ont mené à personne.',
    },
  },
  log: { summary: 'Écrit une remarque dans la trace du chat ; personne d’autre ne la voit.', fields: { text: { label: 'Texte', hint: 'La remarque.' } }, exits: atOnce },
  leave_message: {
    summary: 'Permet au visiteur de laisser un message pour plus tard : demande ce qui manque, le garde, et l’envoie si l’e-mail est configuré.',
    fields: {
      fields: {
        label: 'Questions',
        hint: 'Ce qui est demandé, dans cet ordre.',
        fields: {
          name: { label: 'Nom', hint: 'Ce que le personnel voit devant la réponse.' },
          question: { label: 'Question', hint: 'Comment la question est posée au visiteur.' },
          answer: { label: 'Réponse', hint: 'Ce que la réponse doit être.', choices: { text: 'Texte', email: 'Adresse e-mail', number: 'Nombre' } },
          required: { label: 'Obligatoire', hint: 'Si la question est reposée.' },
        },
      },
      timeout: questionTimeout,
      mail_to: { label: 'L’envoyer à', hint: 'L’adresse e-mail qui le reçoit ; vide : il est seulement gardé.' },
      subject: { label: 'Objet', hint: 'L’objet de cet e-mail ; vide : le nom du visiteur.' },
      thanks: { label: 'Remerciement', hint: 'Ce qui est dit à la fin ; vide : rien.' },
      into: variable('La variable qui prend les réponses, par champ.'),
    },
    exits: { left: 'Le message est gardé.', timeout: 'Une réponse n’est pas venue à temps.' },
  },
  find_agents: {
    summary: 'Regarde qui est connecté en ce moment, et met les noms dans une variable.',
    fields: {
      groups: { label: 'Groupes d’agents', hint: 'Les groupes d’agents ; aucun : tous.' },
      skills: { label: 'Compétences', hint: 'Les compétences qu’ils doivent avoir.', fields: { skill, level } },
      state: { label: 'État', hint: '`ready` : seulement ceux qui pourraient prendre un chat maintenant, avec une place libre.', choices: { ready: 'Prêt', signed_in: 'Connecté' } },
      into: variable('La variable qui prend les agents trouvés.'),
    },
    exits: { found: 'Quelqu’un est là.', none: 'Personne n’est là.' },
  },
  present_to_agent: {
    summary: 'Propose le chat à un agent et attend la réponse.',
    fields: {
      agent: { label: 'Agent', hint: 'Le nom d’utilisateur de l’agent.' },
      last_agent: { label: 'Dernier agent du visiteur', hint: 'Le dernier agent du visiteur au lieu d’un agent nommé.' },
      message: { label: 'Message', hint: 'Ce qui est dit avant la proposition ; vide : rien.' },
      priority,
      answer_timeout: answerTimeout('Secondes dont l’agent dispose pour répondre ; 0 ou vide : le temps habituel.'),
    },
    exits: {
      answered: 'L’agent a répondu. Le script peut encore faire quelque chose, mais plus attendre.',
      timeout: 'L’agent n’a pas répondu à temps.',
      declined: 'L’agent a refusé.',
      busy: 'L’agent n’a pas de place libre.',
      not_ready: 'L’agent n’est pas prêt, ou pas connecté.',
      unknown: 'Cet agent n’existe pas, ou personne n’a encore parlé avec le visiteur.',
    },
  },
  hunt: {
    summary: 'Cherche un agent dans des groupes d’agents, sans file, et attend que l’un d’eux réponde.',
    fields: {
      groups: { label: 'Groupes d’agents', hint: 'Les groupes d’agents.' },
      skills,
      timeout: queueTimeout,
      answer_timeout: answerTimeout('Secondes dont un agent dispose pour répondre ; 0 ou vide : le temps habituel.'),
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: 'Personne n’a répondu à temps.',
      no_agents: 'Dans ces groupes, personne qui ait les compétences n’est connecté.',
      limit: 'Il y a autant de chats du point en attente que la limite le permet.',
    },
  },
  enqueue: {
    summary: 'Envoie le chat dans une file et attend qu’un agent réponde.',
    fields: {
      queue: { label: 'File', hint: 'La file.' },
      also: { label: 'Autres files', hint: 'D’autres files où le chat attend en même temps.' },
      priority,
      skills,
      preferred_agent: { label: 'Agent préféré', hint: 'L’agent qui reçoit le chat avant tout autre, si c’est possible ; vide : personne en particulier.' },
      prefer_last_agent: { label: 'Préférer le dernier agent du visiteur', hint: 'Le dernier agent du visiteur est préféré, s’il y en a un.' },
      relax: {
        label: 'Demander moins pendant l’attente',
        hint: 'Quand le chat demande moins d’une compétence ; 20 étapes au plus.',
        fields: {
          after: { label: 'Après (secondes)', hint: 'Secondes d’attente après lesquelles l’étape est franchie ; vide : elle ne l’est pas.' },
          skill: { label: 'Compétence', hint: 'La compétence dont il est demandé moins.' },
          level: { label: 'Niveau', hint: 'Le niveau auquel descendre ; 0 ou vide : la compétence est abandonnée.' },
          preferred: { label: 'Préférée', hint: 'La compétence n’est pas abandonnée, mais seulement préférée à partir de là.' },
        },
      },
      messages: { label: 'Messages pendant l’attente', hint: 'Ce qui est dit pendant que le chat attend, un message après l’autre.' },
      message_interval: { label: 'Secondes entre les messages', hint: 'Secondes d’un message au suivant, 5 au moins.' },
      timeout: queueTimeout,
      answer_timeout: answerTimeout('Secondes dont un agent dispose pour répondre ; 0 ou vide : celles de la file.'),
      hunt_interval: huntInterval,
      maximum_matches: matches,
      max_hunt_calls: huntCalls,
    },
    exits: {
      answered: answeredByAgent,
      timeout: 'Personne n’a répondu à temps.',
      full: 'Toutes les files sont pleines, ou il y a autant de chats du point en attente que la limite le permet.',
      no_agents: 'Personne qui serve l’une de ces files n’est connecté.',
    },
  },
  queue_status: {
    summary: 'Regarde l’état actuel d’une file, et met les chiffres dans une variable.',
    fields: { queue: { label: 'File', hint: 'La file.' }, into: variable('La variable qui prend les chiffres.') },
    exits: atOnce,
  },
  require_skill: {
    summary: 'Demande désormais une compétence : chaque `enqueue` et `hunt` qui suit la veut, en plus de ses propres compétences.',
    fields: { skill, level },
    exits: atOnce,
  },
  relax_skill: {
    summary: 'Demande désormais moins d’une compétence, ou n’en demande plus rien.',
    fields: {
      skill: { label: 'Compétence', hint: 'La compétence ; vide : rien n’est assoupli.' },
      level: { label: 'Niveau', hint: 'Le niveau auquel descendre ; 0 ou vide : la compétence n’est plus demandée.' },
    },
    exits: atOnce,
  },
  leave_queue: { summary: 'Renonce à la place du chat dans l’attente : la file suivante compte à partir de l’arrivée dans celle-ci.', exits: atOnce },
}
