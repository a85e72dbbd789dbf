/** French texts of the shared pieces. */

const ui = {
  product: 'Cordboard',
  signIn: {
    title: 'Se connecter',
    userName: 'Nom d’utilisateur',
    password: 'Mot de passe',
    submit: 'Se connecter',
    wrong: 'Le nom d’utilisateur ou le mot de passe est incorrect.',
    tooOften: 'Trop de tentatives. Réessayez dans {{wait}}.',
    unreached: 'Le serveur ne répond pas. Rien n’a été modifié ; réessayez.',
    other: 'La connexion a échoué : {{why}}',
    expired: 'Votre session est terminée. Reconnectez-vous ; ce que vous avez écrit est conservé.',
  },
  password: {
    title: 'Un nouveau mot de passe',
    must: 'Celui que vous avez reçu ne sert que la première fois.',
    old: 'Ancien mot de passe',
    new: 'Nouveau mot de passe',
    rule: '8 caractères au moins.',
    again: 'Nouveau mot de passe, encore une fois',
    differ: 'Les deux nouveaux mots de passe ne sont pas identiques.',
    submit: 'Changer le mot de passe',
  },
  toasts: 'Messages',
  dialog: { cancel: 'Annuler', close: 'Fermer' },
  trouble: { title: 'Cela n’a pas fonctionné', retry: 'Réessayer' },
  rail: { main: 'Navigation principale', light: 'Clair', dark: 'Sombre', account: 'Compte', signOut: 'Se déconnecter', language: 'Langue', console: 'Console' },
}

export const catalogue = { ui }
