import type { DirectoryStore } from '../store/directory.ts'

/** How many clinics the network has. */
export async function headcount({ directory }: { readonly directory: Pick<DirectoryStore, 'lists'> }) {
  const { clinics } = await directory.lists()
  return { done: clinics.size, failed: 0 }
}
