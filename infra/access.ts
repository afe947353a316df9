/** What a function may do with a table, as the exact list of actions. Nothing here scans. */
export const ACCESS = {
  read: ['dynamodb:GetItem', 'dynamodb:Query'],
  /** Add records and never see or change them; a condition in the code refuses to overwrite. */
  put: ['dynamodb:PutItem'],
  /** The same, and put what a clinic chooses of its rules: {@link PUT_UNDER}. */
  'read-choose': ['dynamodb:GetItem', 'dynamodb:Query'],
  'read-put': ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'],
  /** What a transaction over a chart needs. TransactWriteItems is authorised by the actions inside it. */
  write: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  /** The same, and to ask in a transaction whether a chart is still the one that was read. It changes no entry. */
  rebuild: [
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
  ],
} as const
export type Access = keyof typeof ACCESS

/**
 * Where a right to put holds for a part of a table alone: partitions whose keys are like this. Under CLINIC# of the Directory lie what
 * clinics chose, their days and the names of who works there; memberships and the list of clinics, which let somebody in, do not.
 */
export const PUT_UNDER: Readonly<Partial<Record<Access, string>>> = { 'read-choose': 'CLINIC#*' }
