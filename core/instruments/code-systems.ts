/** Code systems by their FHIR names. */
export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'
