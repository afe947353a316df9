/**
 * Diagnoses that a Collaborative Care program meets, by their code, in the words of ICD-10-CM: each title is the one of the
 * list of codes for fiscal year 2026 (in effect from 1 October 2025) that CDC/NCHS publishes in the public domain as
 * `icd10cm-codes-2026.txt`, compared line by line with a public copy of it (StefanoTrv/simple_icd_10_CM, `icd10cm-codes-oct2025.txt`).
 * A code that is not here is shown alone: it is kept, and no word is made up for it.
 */
const ICD_10_CM: Readonly<Record<string, string>> = {
  'F10.10': 'Alcohol abuse, uncomplicated',
  'F10.20': 'Alcohol dependence, uncomplicated',
  'F31.9': 'Bipolar disorder, unspecified',
  'F32.0': 'Major depressive disorder, single episode, mild',
  'F32.1': 'Major depressive disorder, single episode, moderate',
  'F32.2': 'Major depressive disorder, single episode, severe without psychotic features',
  'F32.3': 'Major depressive disorder, single episode, severe with psychotic features',
  'F32.4': 'Major depressive disorder, single episode, in partial remission',
  'F32.5': 'Major depressive disorder, single episode, in full remission',
  'F32.89': 'Other specified depressive episodes',
  'F32.9': 'Major depressive disorder, single episode, unspecified',
  'F32.A': 'Depression, unspecified',
  'F33.0': 'Major depressive disorder, recurrent, mild',
  'F33.1': 'Major depressive disorder, recurrent, moderate',
  'F33.2': 'Major depressive disorder, recurrent severe without psychotic features',
  'F33.3': 'Major depressive disorder, recurrent, severe with psychotic symptoms',
  'F33.40': 'Major depressive disorder, recurrent, in remission, unspecified',
  'F33.41': 'Major depressive disorder, recurrent, in partial remission',
  'F33.42': 'Major depressive disorder, recurrent, in full remission',
  'F33.8': 'Other recurrent depressive disorders',
  'F33.9': 'Major depressive disorder, recurrent, unspecified',
  'F34.1': 'Dysthymic disorder',
  'F40.01': 'Agoraphobia with panic disorder',
  'F40.10': 'Social phobia, unspecified',
  'F41.0': 'Panic disorder [episodic paroxysmal anxiety]',
  'F41.1': 'Generalized anxiety disorder',
  'F41.3': 'Other mixed anxiety disorders',
  'F41.8': 'Other specified anxiety disorders',
  'F41.9': 'Anxiety disorder, unspecified',
  'F42.9': 'Obsessive-compulsive disorder, unspecified',
  'F43.10': 'Post-traumatic stress disorder, unspecified',
  'F43.11': 'Post-traumatic stress disorder, acute',
  'F43.12': 'Post-traumatic stress disorder, chronic',
  'F43.20': 'Adjustment disorder, unspecified',
  'F43.21': 'Adjustment disorder with depressed mood',
  'F43.22': 'Adjustment disorder with anxiety',
  'F43.23': 'Adjustment disorder with mixed anxiety and depressed mood',
  'F51.01': 'Primary insomnia',
  'F53.0': 'Postpartum depression',
  'F90.9': 'Attention-deficit hyperactivity disorder, unspecified type',
  'G47.00': 'Insomnia, unspecified',
}
const plainCode = (code: string): string => code.replaceAll('.', '').toUpperCase()
const NAMES = new Map(Object.entries(ICD_10_CM).map(([code, name]) => [plainCode(code), name]))

/** What a code of ICD-10-CM is called, with or without its point; null where it is none of these. */
export const diagnosisName = (code: string): string | null => NAMES.get(plainCode(code)) ?? null
