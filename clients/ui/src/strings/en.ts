/** English texts of the shared pieces. */

export const en = {
  product: 'Cordboard',
  signIn: {
    title: 'Sign in',
    userName: 'User name',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'User name or password is wrong.',
    tooOften: 'Too many attempts. Try again in {{wait}}.',
    unreached: 'The server does not answer. Nothing was changed; try again.',
    other: 'Signing in did not work: {{why}}',
    expired: 'Your session has ended. Sign in again; what you wrote is kept.',
  },
  password: {
    title: 'A new password',
    must: 'The one you were given is for the first time only.',
    old: 'Old password',
    new: 'New password',
    rule: 'At least 8 characters.',
    again: 'New password again',
    differ: 'The two new passwords are not the same.',
    submit: 'Change password',
  },
  toasts: 'Messages',
  dialog: { cancel: 'Cancel', close: 'Close' },
  trouble: { title: 'That did not work', retry: 'Try again' },
  rail: { main: 'Main', light: 'Light', dark: 'Dark', account: 'Account', signOut: 'Sign out', language: 'Language', console: 'Console' },
} as const
