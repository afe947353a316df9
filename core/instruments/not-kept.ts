/** Instruments that other systems send and this registry does not keep yet: their names by the LOINC code of the total. */
export const NOT_KEPT: Readonly<Record<string, string>> = { '89204-2': 'PHQ-9M' }
