/** The way of an arrow from an exit down to a node: right angles, around the cards where that costs little. Pure. */

import { overlap, type Box } from '../model/tidy'

export type XY = readonly [number, number]

export interface Route {
  readonly path: string
  /** Where the button to insert stands. */
  readonly middle: XY
}

const DOWN = 18
const UP = 18
const RADIUS = 6
const ASIDE = 24
/** How many gaps between cards are tried. */
const GAPS = 12
/** So little aside is no reason for a bend: the arrow comes down beside the middle of the card. */
const STRAIGHT = 6

/** `lane`: how far apart arrows out of one card run side by side. */
export function routed(from: XY, to: XY, cards: readonly Box[], lane: number): Route {
  const plain = direct(from, to, lane)
  const clear = plain.filter((points) => crossed(points, cards) === 0)
  // Most arrows go to the next card below; only the others are worth a search.
  const found = clear.length > 0 ? clear : [...plain, ...around(from, to, cards, lane)]
  const best = found
    .map((points) => ({ points, cost: length(points) + crossed(points, cards) * 400 + (points.length - 2) * 8 }))
    .reduce((a, b) => (b.cost < a.cost ? b : a))
  return { path: rounded(best.points), middle: middleOf(best.points) }
}

function direct([sx, sy]: XY, [tx, ty]: XY, lane: number): XY[][] {
  if (ty - sy < 16) return []
  if (Math.abs(sx - tx) < STRAIGHT) return [[[sx, sy], [sx, ty]]]
  const half = (sy + ty) / 2
  const bends = new Set([Math.min(sy + DOWN + lane, half), Math.max(ty - UP - lane / 2, half)])
  return [...bends].map((y): XY[] => [[sx, sy], [sx, y], [tx, y], [tx, ty]])
}

/** Out below, past the cards on one side, in from above. */
function around([sx, sy]: XY, [tx, ty]: XY, cards: readonly Box[], lane: number): XY[][] {
  const low = sy + DOWN + lane
  const high = ty - UP
  const between = cards.filter((card) => card.bottom > Math.min(low, high) && card.top < Math.max(low, high))
  const left = Math.min(sx, tx, ...between.map((card) => card.left)) - ASIDE - lane
  const right = Math.max(sx, tx, ...between.map((card) => card.right)) + ASIDE + lane
  const near = (sx + tx) / 2
  const gaps = between
    .flatMap((card) => [card.left - ASIDE, card.right + ASIDE])
    .filter((x) => x > left && x < right)
    .sort((a, b) => Math.abs(a - near) - Math.abs(b - near))
    .slice(0, GAPS)
  return [...new Set([left, right, near, ...gaps])].map((x): XY[] => [[sx, sy], [sx, low], [x, low], [x, high], [tx, high], [tx, ty]])
}

/** How many cards the way goes across; its ends touch theirs. */
function crossed(points: readonly XY[], cards: readonly Box[]): number {
  let count = 0
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1] as XY, points[at] as XY]
    const box: Box = { left: Math.min(a[0], b[0]), right: Math.max(a[0], b[0]), top: Math.min(a[1], b[1]) + 1, bottom: Math.max(a[1], b[1]) - 1 }
    const flat = { ...box, right: Math.max(box.right, box.left + 0.5), bottom: Math.max(box.bottom, box.top + 0.5) }
    for (const card of cards) if (overlap(flat, card)) count += 1
  }
  return count
}

function length(points: readonly XY[]): number {
  return points.slice(1).reduce((sum, point, at) => sum + distance(points[at] as XY, point), 0)
}

function distance(a: XY, b: XY): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])
}

function rounded(points: readonly XY[]): string {
  const [first, ...rest] = points as [XY, ...XY[]]
  const parts = [`M${first[0]} ${first[1]}`]
  rest.forEach((point, at) => {
    const before = points[at] as XY
    const after = rest[at + 1]
    if (!after) return parts.push(`L${point[0]} ${point[1]}`)
    const r = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2)
    const toward = (to: XY): XY => {
      const far = distance(point, to)
      return far === 0 ? point : [point[0] + ((to[0] - point[0]) / far) * r, point[1] + ((to[1] - point[1]) / far) * r]
    }
    const [a, b] = [toward(before), toward(after)]
    return parts.push(`L${a[0]} ${a[1]}Q${point[0]} ${point[1]} ${b[0]} ${b[1]}`)
  })
  return parts.join('')
}

function middleOf(points: readonly XY[]): XY {
  let left = length(points) / 2
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1] as XY, points[at] as XY]
    const part = distance(a, b)
    if (part >= left && part > 0) return [a[0] + ((b[0] - a[0]) * left) / part, a[1] + ((b[1] - a[1]) * left) / part]
    left -= part
  }
  return points[0] as XY
}
