/** Network addresses as numbers, for the forms; the server has the last word. Pure. */

export interface Address {
  readonly family: 4 | 6
  readonly value: bigint
}

export interface Bounds {
  readonly start: string
  readonly end: string
}

const BITS = { 4: 32, 6: 128 } as const

/** Null for what is no address. */
export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parse6(text.trim()) : parse4(text.trim())
}

function parse4(text: string): Address | null {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255)) return null
  return { family: 4, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) }
}

function parse6(text: string): Address | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half) => groups(half)) as [number[] | null, number[] | null | undefined]
  if (head === null || tail === null) return null
  const given = head.length + (tail?.length ?? 0)
  if (tail === undefined ? given !== 8 : given > 7) return null
  const all = tail === undefined ? head : [...head, ...Array<number>(8 - given).fill(0), ...tail]
  return { family: 6, value: all.reduce((value, group) => (value << 16n) | BigInt(group), 0n) }
}

/** The groups of one side of `::`; the last may be written as an IPv4 address. */
function groups(text: string): number[] | null {
  if (text === '') return []
  const found: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && index === parts.length - 1) {
      const four = parse4(part)
      if (four === null) return null
      found.push(Number(four.value >> 16n), Number(four.value & 0xffffn))
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      found.push(Number.parseInt(part, 16))
    } else {
      return null
    }
  }
  return found
}

/** The shortest usual spelling (RFC 5952). */
export function formatAddress({ family, value }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
  const parts = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16))
  let best = { at: -1, length: 1 }
  for (let at = 0; at < 8; at++) {
    let length = 0
    while (parts[at + length] === '0') length++
    if (length > best.length) best = { at, length }
  }
  if (best.at < 0) return parts.join(':')
  return `${parts.slice(0, best.at).join(':')}::${parts.slice(best.at + best.length).join(':')}`
}

/** The first and last address of the network of so many leading bits that holds the address. */
export function network({ family, value }: Address, bits: number): Bounds {
  const rest = BigInt(BITS[family] - bits)
  const first = (value >> rest) << rest
  return { start: formatAddress({ family, value: first }), end: formatAddress({ family, value: first + (1n << rest) - 1n }) }
}

/** `198.51.100.0/24` as its bounds; null for what is not written like that. */
export function cidr(text: string): Bounds | null {
  const [head = '', length = '', ...more] = text.trim().split('/')
  const address = parseAddress(head)
  if (address === null || more.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > BITS[address.family]) return null
  return network(address, Number(length))
}

/** `198.51.100.0 - 198.51.100.9` as its bounds. */
export function pair(text: string): Bounds | null {
  const [, start = '', end = ''] = /^\s*([0-9a-f:.]+)\s*[-–]\s*([0-9a-f:.]+)\s*$/i.exec(text) ?? []
  return parseAddress(start) && parseAddress(end) ? { start, end } : null
}

/** Whether the bounds are just the whole /64 of an IPv6 address. */
export function isWhole64(start: string, end: string): boolean {
  const first = parseAddress(start)
  if (first?.family !== 6) return false
  const whole = network(first, 64)
  const last = parseAddress(end)
  return last !== null && formatAddress(first) === whole.start && formatAddress(last) === whole.end
}
