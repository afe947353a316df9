/**
 * The operation id of a save. The same content tried again carries the same id, so that an answer lost on the way cannot store it
 * twice; changed content is another operation, because an id may not be used for something else.
 */
export class SaveKeys {
  readonly #make: () => string
  #content: string | null = null
  #key = ''

  constructor(make: () => string) {
    this.#make = make
  }

  keyFor(body: unknown): string {
    const content = JSON.stringify(body)
    if (content !== this.#content) {
      this.#content = content
      this.#key = this.#make()
    }
    return this.#key
  }

  /** The save was acknowledged: the same content again would be a second entry. */
  done(): void {
    this.#content = null
  }
}
