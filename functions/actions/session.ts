import { ROUTES } from '../../core/contract/index.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { DirectoryStore } from '../store/directory.ts'

/** Who is signed in, as their membership says. */
export async function session(
  deps: { readonly directory: DirectoryStore },
  { caller }: Call<'session'>,
): Promise<Answered<'session'>> {
  const { network, clinics, plans } = await deps.directory.lists()
  const { sub, name, title, roles } = caller
  const readsCharts = ROUTES.chart.roles.some((role) => roles.includes(role))
  const own = await Promise.all(
    caller.clinics
      .flatMap((clinicId) => clinics.get(clinicId) ?? [])
      .map(async (clinic) => ({
        ...clinic,
        staff: readsCharts ? [...(await deps.directory.staff(clinic.clinicId))] : [],
      })),
  )
  const plan = (caller.plan === null ? null : plans.get(caller.plan)) ?? null
  const value = { sub, name, title, roles, clinics: own, plan, synthetic: network.synthetic }
  return { result: { ok: true, value }, touched: {} }
}
