/** The sandbox's idea of the present: the host's clock, shifted, or standing still. */
export class SandboxClock {
  private offset = 0;
  private frozen: number | null = null;

  constructor(private readonly host: () => number = Date.now) {}

  /** Milliseconds since 1970. Bound, so that it can be handed on. */
  readonly now = (): number => this.frozen ?? this.host() + this.offset;

  /** Goes on from this instant (ms); stands still there when it was frozen. */
  set(ms: number): void {
    if (this.frozen === null) this.offset = ms - this.host();
    else this.frozen = ms;
  }

  /** Runs this far ahead of the host (negative: behind). */
  setOffset(ms: number): void {
    this.frozen = null;
    this.offset = ms;
  }

  advance(ms: number): void {
    this.set(this.now() + ms);
  }

  freeze(stand = true): void {
    const now = this.now();
    this.frozen = stand ? now : null;
    if (!stand) this.offset = now - this.host();
  }
}
