/** What is being entered, against what it began from. Pure. */

export interface Difference {
  field: string
  theirs: unknown
  yours: unknown
}

/** Whether two values say the same; the order of an object's members says nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, index) => same(each, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => same(a[name], b[name]))
}

/** The fields in which the two differ. */
export function differing<D extends object>(a: D, b: D): (keyof D & string)[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof D & string>
  return [...names].filter((name) => !same(a[name], b[name]))
}

/** Where both changed the same field, and not to the same: somebody must choose. */
export function clashes<D extends object>(base: D, theirs: D, yours: D): Difference[] {
  return differing(theirs, yours)
    .filter((name) => !same(base[name], yours[name]) && !same(base[name], theirs[name]))
    .map((field) => ({ field, theirs: theirs[field], yours: yours[field] }))
}

/** Everything in which they and you differ now, whoever changed it. */
export function differences<D extends object>(theirs: D, yours: D): Difference[] {
  return differing(theirs, yours).map((field) => ({ field, theirs: theirs[field], yours: yours[field] }))
}

/** Your changes on top of what is there now: theirs where you changed nothing. */
export function merged<D extends object>(base: D, theirs: D, yours: D): D {
  const own = differing(base, yours).map((name) => [name, yours[name]])
  return { ...theirs, ...(Object.fromEntries(own) as Partial<D>) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
