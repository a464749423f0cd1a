// What could not be read, in words.
import type { ReadingProblem } from '../findings/delta.ts'
import type { Markdown } from './escape.ts'
import { code, prose } from './escape.ts'
import { bullets, fold, md } from './markdown.ts'
import { maxRows, more } from './more.ts'
import type { Links } from './place.ts'
import { placeLink } from './place.ts'
import { counted } from './tally.ts'

export function problems(list: readonly ReadingProblem[], links: Links): readonly Markdown[] {
  const told = (own: readonly ReadingProblem[]): Markdown => {
    const items = own.slice(0, maxRows).map(({ path, line, message, fails, names }) => {
      const place = line === undefined ? code(path) : placeLink({ path, line }, links)
      return md`${place}: ${prose(message, names)}${fails ? md` **(broken by this change)**` : md``}`
    })
    return bullets(more(items, own.length))
  }
  // What the change breaks is part of it, though it stands in a file that it leaves alone.
  const isOwn = (one: ReadingProblem): boolean => one.touched || one.fails
  const touched = list.filter((one) => isOwn(one) && !one.refused)
  const refused = list.filter((one) => isOwn(one) && one.refused)
  const others = list.filter((one) => !isOwn(one))
  return [
    ...(touched.length > 0 ? [md`**Not read**\n\n${told(touched)}`] : []),
    ...(refused.length > 0 ? [md`**Kubernetes would refuse**\n\n${told(refused)}`] : []),
    ...(others.length > 0
      ? [fold(`${counted(others.length, 'place')} not read, outside of this change`, told(others))]
      : []),
  ]
}
