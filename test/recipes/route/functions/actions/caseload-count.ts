import { succeed } from '../../core/result.ts'
import type { Answered, Call } from '../runtime/call.ts'
import type { ChartStore } from '../store/charts.ts'

/** How many rows the caseload of a clinic has, without opening one. */
export async function caseloadCount(
  { charts }: { readonly charts: Pick<ChartStore, 'mapActive'> },
  { params: { clinicId } }: Call<'caseloadCount'>,
): Promise<Answered<'caseloadCount'>> {
  const { read } = await charts.mapActive(clinicId, ({ episodeId }) => episodeId)
  return { result: succeed({ open: read.length }), touched: { clinicId } }
}
