// What powers come to, one by one: what is not said of them in a sentence counts too.
import type { RatedPower } from '../access/rating.ts'
import { kindsOf } from './power-words.ts'
import type { Ability } from './rule.ts'

export function extent(powers: readonly RatedPower[]): readonly Ability[] {
  return powers.flatMap((held) => {
    const { power, scope, complete, names = [undefined] } = held
    const id = complete ? power.id : `${power.id}, in part`
    const kinds = kindsOf(held)
    const where = scope.is === 'cluster' ? {} : { where: scope.namespace ?? '?' }
    return (kinds.length === 0 ? [id] : kinds.map((kind) => `${id} ${kind}`)).flatMap((what) =>
      names.map((name) => ({ what, ...where, ...(name !== undefined && { name }) })),
    )
  })
}
