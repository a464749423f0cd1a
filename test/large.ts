// More than a thread with little memory can judge.
import { head } from './action/shop.ts'

/** One file of so many Deployments that mount a token; 6000 are two megabytes. */
export function deployments(count: number): string {
  const one = head['deploy/orders.yaml']
  return Array.from({ length: count }, (_, index) => one.replaceAll('orders', `orders-${index}`)).join('---\n')
}

/** Options of Node for a program that may take little memory: its own needs, and not 6000 Deployments. */
export const littleMemory = '--max-old-space-size=32 --max-semi-space-size=1'
