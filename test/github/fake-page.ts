// A list as REST gives it: by pages, with links to the others.
import type { FakeAnswer } from './fake-state.ts'

export function page(url: URL, all: readonly unknown[]): FakeAnswer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100)
  const number = Number(url.searchParams.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = (to: number, rel: string): string => {
    const target = new URL(url)
    target.searchParams.set('page', String(to))
    return `<${target.href}>; rel="${rel}"`
  }
  const links = number < last ? [link(number + 1, 'next'), link(last, 'last')] : []
  const body = all.slice((number - 1) * size, number * size)
  return { status: 200, body, ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }) }
}
