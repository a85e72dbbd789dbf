/** Sounds, made here and now: no file is loaded. Browsers let a page ring only after somebody touched it. */

type Tone = [hertz: number, from: number, to: number]

const RING: Tone[] = [[660, 0, 0.18], [880, 0.2, 0.42]]
const WORD: Tone[] = [[740, 0, 0.09]]
/** Between two rings, in milliseconds. */
const EVERY = 2200

class Bell {
  private context: AudioContext | null = null
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly listeners = new Set<() => void>()
  muted = false

  /** Whether the browser still holds the sound back. */
  readonly blocked = (): boolean => this.context !== null && this.context.state === 'suspended'

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** To be called from a click or a key: opens the way for all later sounds. */
  readonly allow = (): void => {
    const context = this.wake()
    if (context?.state === 'suspended') void context.resume().then(this.tell, () => {})
  }

  /** Rings until told to stop. */
  ring(): void {
    if (this.timer !== undefined) return
    this.play(RING, 0.22)
    this.timer = setInterval(() => this.play(RING, 0.22), EVERY)
  }

  silence(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  /** One short tone: a visitor wrote. */
  word(): void {
    this.play(WORD, 0.1)
  }

  private wake(): AudioContext | null {
    if (!this.context && typeof AudioContext !== 'undefined') {
      this.context = new AudioContext()
      this.context.onstatechange = this.tell
    }
    return this.context
  }

  private readonly tell = (): void => {
    for (const listener of this.listeners) listener()
  }

  private play(tones: Tone[], loudness: number): void {
    if (this.muted) return
    const context = this.wake()
    if (!context) return
    if (context.state !== 'running') return this.tell()
    const start = context.currentTime
    for (const [hertz, from, to] of tones) {
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.type = 'triangle'
      tone.frequency.value = hertz
      volume.gain.setValueAtTime(0, start + from)
      volume.gain.linearRampToValueAtTime(loudness, start + from + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.001, start + to)
      tone.connect(volume).connect(context.destination)
      tone.start(start + from)
      tone.stop(start + to)
    }
  }
}

export const bell = new Bell()
