import fc from '../../support/seeded.ts'

/** Small samples with many ties, or times that are not whole. */
export const survivalSample = fc.array(
  fc.record({ time: fc.oneof(fc.nat(12), fc.double({ min: 0, max: 12, noNaN: true })), event: fc.constantFrom(0, 1) }),
  { minLength: 1, maxLength: 60 },
)

export const competingSample = fc.array(fc.record({ time: fc.nat(15), cause: fc.constantFrom(0, 1, 1, 2, 3) }), {
  minLength: 1,
  maxLength: 80,
})
