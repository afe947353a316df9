/** Days at which shares are read off the curve (core/contract/access.ts). */
export const HORIZONS = [7, 14, 30] as const
