import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { DirectoryStore } from '../store/directory.ts'
import { isCareManagerOf } from '../store/member.ts'

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0

/** What a chart of a clinic can name of the network: its plans, who can be a care manager there, and where somebody can go on. */
export async function directory(
  deps: { readonly directory: Pick<DirectoryStore, 'lists' | 'staff' | 'member'> },
  { params: { clinicId } }: Call<'directory'>,
): Promise<Answered<'directory'>> {
  const [{ clinics, plans }, staff] = await Promise.all([deps.directory.lists(), deps.directory.staff(clinicId)])
  const members = await Promise.all(staff.map(({ sub }) => deps.directory.member(sub)))
  return {
    result: succeed({
      plans: [...plans.values()].map(({ planId, name, payerClass }) => ({ planId, name, payerClass })).sort(byName),
      careManagers: members
        .flatMap((member) =>
          member && isCareManagerOf(member, clinicId) ? { sub: member.sub, name: member.name } : [],
        )
        .sort(byName),
      clinics: [...clinics.values()].map(({ clinicId: id, name }) => ({ clinicId: id, name })).sort(byName),
    }),
    touched: { clinicId },
  }
}
