import { ROUTES } from '../../core/contract/index.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { DirectoryStore } from '../store/directory.ts'

/** Who is signed in, as their membership says. */
export async function session(
  deps: { readonly directory: DirectoryStore },
  { caller }: Call<'session'>,
): Promise<Answered<'session'>> {
  const { network, clinics, plans, unreadClinics, unreadPlans } = await deps.directory.lists()
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
  const found = caller.plan === null ? undefined : plans.get(caller.plan)
  const value = {
    ...{ sub, name, title, roles: [...roles], clinics: own },
    plan: found ? { planId: found.planId, name: found.name } : null,
    unread: { membership: caller.limited, directory: unreadClinics.length + unreadPlans },
    synthetic: network.synthetic,
  }
  return { result: { ok: true, value }, touched: {} }
}
