import type { Session } from '../../../../core/contract/index.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/**
 * How the people who wrote in a chart are called: the reader is "You" on the screen and a name on paper, which others read; staff by
 * name, who is not known by the id of the record.
 */
export function staffNames(
  session: Pick<Session, 'sub' | 'name' | 'clinics'> | null,
  onPaper = false,
): (id: string | null) => string {
  const names = new Map(session?.clinics.flatMap(({ staff }) => staff.map(({ sub, name }) => [sub, name] as const)))
  if (session) names.set(session.sub, onPaper ? session.name : 'You')
  return (id) => {
    if (id === null) return 'Nobody'
    return names.get(id) ?? (UUID.test(id) ? id.slice(0, 8) : id)
  }
}
