/**
 * A change of the code that must turn a test red: the proof that the test of a law can fail. Each is applied to a copy of the
 * project, alone.
 */
export interface WrongChange {
  /** The law it breaks, as it is called in the test's file. */
  readonly law: string
  /** What the code would do then, for whoever reads the list. */
  readonly does: string
  readonly file: string
  /** Text that stands exactly once in the file, and what takes its place. */
  readonly replace: string
  readonly by: string
  /** The test file that must turn red. */
  readonly test: string
}
