import type { Writing } from './deps.ts'
import type { Target } from './write.ts'

interface InClinic extends Writing {
  readonly params: { readonly clinicId: string }
}

/** Ids for what a request opens. */
export interface NewIds {
  readonly episodeId: string
  readonly patientId: string
}

/** A clinic that somebody new comes to. */
export const clinicOf: Target<InClinic, NewIds> = {
  clinicOf: ({ params }) => params.clinicId,
  subjectOf: ({ params }) => params.clinicId,
  see: ({ newId }) => Promise.resolve({ episodeId: newId(), patientId: newId() }),
  touched: (_, { params }) => ({ clinicId: params.clinicId }),
  barred: () => null,
  ahead: () => null,
  asksFirst: true,
}
