const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Who wrote or follows something: the reader is "you"; others by the id the record carries. */
export const personText = (id: string | null, self: string): string =>
  id === null ? 'Nobody' : id === self ? 'You' : UUID.test(id) ? id.slice(0, 8) : id
