import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cidr, formatAddress, isWhole64, network, pair, parseAddress, type Address } from '../src/webchat/addresses'

const four = fc.bigInt(0n, (1n << 32n) - 1n).map((value): Address => ({ family: 4, value }))
const six = fc
  .array(fc.oneof(fc.constant(0n), fc.bigInt(0n, 0xffffn)), { minLength: 8, maxLength: 8 })
  .map((groups): Address => ({ family: 6, value: groups.reduce((value, group) => (value << 16n) | group, 0n) }))
const address = fc.oneof(four, six)

it('an address comes back as it was', () => {
  fc.assert(
    fc.property(address, (one) => {
      expect(parseAddress(formatAddress(one))).toEqual(one)
    }),
  )
})

it('every spelling of an address is the same address', () => {
  expect(parseAddress('2001:DB8:0:0::1')).toEqual(parseAddress('2001:db8::1'))
  expect(parseAddress('::ffff:192.0.2.1')?.value).toBe(0xffffc0000201n)
  expect(formatAddress(parseAddress('2001:db8:0:0:1:0:0:1') as Address)).toBe('2001:db8::1:0:0:1')
  expect(formatAddress({ family: 6, value: 0n })).toBe('::')
})

it.each(['', '1', '1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', '1.2.3.4/24', ':', ':::', '1::2::3', 'g::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', 'fe80::1%eth0', '1:2:3:4:5:6:7:8::'])(
  '%s is no address',
  (text) => expect(parseAddress(text)).toBeNull(),
)

it('a network holds the address it was made of, and begins and ends where the prefix says', () => {
  fc.assert(
    fc.property(address, fc.nat(128), (one, length) => {
      const bits = one.family === 4 ? length % 33 : length
      const bounds = network(one, bits)
      const [first, last] = [parseAddress(bounds.start) as Address, parseAddress(bounds.end) as Address]

      expect(first.value <= one.value && one.value <= last.value).toBe(true)
      expect(last.value - first.value + 1n).toBe(1n << BigInt((one.family === 4 ? 32 : 128) - bits))
      expect(cidr(`${formatAddress(one)}/${bits}`)).toEqual(bounds)
    }),
  )
})

it('networks and ranges are read as they are usually written', () => {
  expect(cidr('198.51.100.7/24')).toEqual({ start: '198.51.100.0', end: '198.51.100.255' })
  expect([cidr('198.51.100.0'), cidr('198.51.100.0/33'), cidr('x/8'), cidr('1.2.3.4/5/6')]).toEqual([null, null, null, null])
  expect(pair('198.51.100.0 – 198.51.100.9')).toEqual({ start: '198.51.100.0', end: '198.51.100.9' })
  expect(pair('198.51.100.0')).toBeNull()
})

it('a whole /64 is told from anything else', () => {
  expect(isWhole64('2001:db8::', '2001:db8::ffff:ffff:ffff:ffff')).toBe(true)
  expect(isWhole64('2001:db8::1', '2001:db8::ffff:ffff:ffff:ffff')).toBe(false)
  expect(isWhole64('10.0.0.0', '10.0.0.255')).toBe(false)
})
