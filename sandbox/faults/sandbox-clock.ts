/** The sandbox's clock: the host's clock with an offset, or stopped. */
export class SandboxClock {
  private offset = 0;
  private frozen: number | null = null;

  constructor(private readonly host: () => number = Date.now) {}

  /** Milliseconds since 1970. An arrow function, so that it can be passed on. */
  readonly now = (): number => this.frozen ?? this.host() + this.offset;

  /** Sets the time (ms). A running clock continues from there; a stopped clock stays there. */
  set(ms: number): void {
    if (this.frozen === null) this.offset = ms - this.host();
    else this.frozen = ms;
  }

  /** Runs ahead of the host by this much (negative: behind). */
  setOffset(ms: number): void {
    this.frozen = null;
    this.offset = ms;
  }

  advance(ms: number): void {
    this.set(this.now() + ms);
  }

  freeze(frozen = true): void {
    const now = this.now();
    this.frozen = frozen ? now : null;
    if (!frozen) this.offset = now - this.host();
  }
}
