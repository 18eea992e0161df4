/** How far the demo centre is made, for the wizard's bar; kept by the node that makes it. */
export class Progress {
  #state: { done: number; total: number } | null = null

  get state(): { done: number; total: number } | null {
    return this.#state
  }

  start(total: number): void {
    this.#state = { done: 0, total }
  }

  step(): void {
    if (this.#state) this.#state = { ...this.#state, done: Math.min(this.#state.done + 1, this.#state.total) }
  }

  end(): void {
    this.#state = null
  }
}
