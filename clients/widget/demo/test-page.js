// Shows a routing point's window to the staff, as visitors of a page of its get it. Nobody else gets past the first call.

const API = '/api/v1'
const name = decodeURIComponent(location.pathname.replace(/^\/test\/?/, ''))
const asked = new URLSearchParams(location.search).get('url')
const about = document.getElementById('about')
const form = document.getElementById('page')
const field = document.getElementById('url')
const verdict = document.getElementById('verdict')
const notes = document.getElementById('notes')

/** A page that a pattern is likely to accept: each star is a word, the scheme that of most pages. */
function pageLike(pattern) {
  const [scheme, rest] = pattern.includes('://') ? pattern.split('://') : ['https', pattern]
  const [host, ...path] = rest.split('/')
  const plain = host.replace(/^\*\./, 'www.').replace(/:\*$/, '').replaceAll('*', host === '*' ? 'www.example.com' : '')
  return `${scheme.includes('*') ? 'https' : scheme}://${plain}/${path.join('/').replaceAll('*', '')}`
}

async function call(path, body) {
  const headers = { Accept: 'application/json' }
  const answer = await fetch(API + path, { headers, cache: 'no-store', ...body })
  const said = await answer.json().catch(() => ({}))
  if (!answer.ok) throw Object.assign(new Error(said.detail || `The server answers ${answer.status}.`), { status: answer.status })
  return said
}

function refuse(sentence) {
  about.textContent = sentence
  document.getElementById('console').hidden = false
}

/**
 * Lets the window's calls speak of the page that this one stands for. It is done here so that the file which every
 * visitor loads knows nothing of it.
 */
function standFor(url) {
  const ask = window.fetch.bind(window)
  window.fetch = (to, init) => {
    const target = new URL(to, location.href)
    if (target.searchParams.has('url')) target.searchParams.set('url', url)
    const speaks = typeof init?.body === 'string' && init.body.startsWith('{') && 'url' in JSON.parse(init.body)
    return ask(target, speaks ? { ...init, body: JSON.stringify({ ...JSON.parse(init.body), url }) } : init)
  }
}

/** Brings the window, which asks the server like any visitor's. */
function bring(url) {
  standFor(url)
  const script = document.createElement('script')
  script.src = `/widget.js?point=${encodeURIComponent(name)}`
  script.dataset.point = name
  document.body.append(script)
}

async function attempt() {
  const url = field.value.trim()
  verdict.removeAttribute('data-no')
  notes.replaceChildren()
  let tried
  try {
    tried = await call(`/routing-points/try?url=${encodeURIComponent(url)}`)
  } catch (problem) {
    verdict.dataset.no = ''
    verdict.textContent = problem.message
    return
  }
  const own = tried.points.find((each) => each.name === name)
  const taken = own && ['takes', 'later', 'no_patterns'].includes(own.verdict)
  if (!taken) verdict.dataset.no = ''
  verdict.textContent = own ? own.sentence : tried.sentence
  const told = tried.point === name ? tried.notes : taken ? ['The window below names this point in its line, so this point takes the chat.'] : []
  notes.replaceChildren(...told.map((note) => Object.assign(document.createElement('li'), { textContent: note })))
  if (taken) bring(url.includes('://') ? url : `https://${url}`)
}

async function begin() {
  let point
  try {
    point = await call(`/routing-points/${encodeURIComponent(name)}`)
  } catch (problem) {
    if (problem.status === 401) refuse('This page is for staff. Sign in to the console, then open it again.')
    else if (problem.status === 403) refuse('Your role may not see routing points.')
    else if (problem.status === 404) refuse(`There is no routing point “${name}”.`)
    else refuse(problem.message)
    return
  }
  document.title = `${name} – test page – Cordboard`
  about.textContent = `The window of the routing point “${name}”, as its visitors get it. Chats from here are real: they reach your agents.`
  field.value = asked ?? (point.urls.length > 0 ? pageLike(point.urls[0]) : location.origin)
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    // Another page is another visit: the window begins anew there.
    location.search = `?url=${encodeURIComponent(field.value.trim())}`
  })
  await attempt()
}

await begin()
