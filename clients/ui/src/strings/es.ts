/** Spanish texts of the shared pieces. */

const ui = {
  product: 'Cordboard',
  signIn: {
    title: 'Iniciar sesión',
    userName: 'Nombre de usuario',
    password: 'Contraseña',
    submit: 'Iniciar sesión',
    wrong: 'El nombre de usuario o la contraseña no son correctos.',
    tooOften: 'Demasiados intentos. Vuelva a intentarlo dentro de {{wait}}.',
    unreached: 'El servidor no responde. No se ha cambiado nada; inténtelo de nuevo.',
    other: 'No se ha podido iniciar la sesión: {{why}}',
    expired: 'Su sesión ha terminado. Inicie sesión de nuevo; lo que ha escrito se conserva.',
  },
  password: {
    title: 'Una contraseña nueva',
    must: 'La que ha recibido solo sirve para la primera vez.',
    old: 'Contraseña anterior',
    new: 'Contraseña nueva',
    rule: 'Al menos 8 caracteres.',
    again: 'Contraseña nueva otra vez',
    differ: 'Las dos contraseñas nuevas no coinciden.',
    submit: 'Cambiar la contraseña',
  },
  toasts: 'Mensajes',
  dialog: { cancel: 'Cancelar', close: 'Cerrar' },
  trouble: { title: 'No ha funcionado', retry: 'Intentarlo de nuevo' },
  rail: { main: 'Principal', light: 'Claro', dark: 'Oscuro', account: 'Cuenta', signOut: 'Cerrar sesión', language: 'Idioma', console: 'Consola' },
}

export const catalogue = { ui }
