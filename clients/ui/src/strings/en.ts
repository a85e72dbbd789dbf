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
  toasts: 'Messages',
  dialog: { cancel: 'Cancel', close: 'Close' },
  trouble: { title: 'That did not work', retry: 'Try again' },
  rail: { main: 'Main', light: 'Light', dark: 'Dark', account: 'Account', signOut: 'Sign out' },
} as const
