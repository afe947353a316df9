/** A token bucket, as the gateway's route settings work: `rate` a second, `burst` at once. */
export function makeThrottle({ rate, burst }: { rate: number; burst: number }): (now: number) => boolean {
  let tokens = burst
  let last: number | null = null
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - (last ?? now)) / 1000) * rate)
    last = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
