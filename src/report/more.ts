// Lists that are cut short.
import type { Markdown } from './escape.ts'
import { md } from './markdown.ts'

/** What a list in a summary holds at most. */
export const maxRows = 50
/** Names within a sentence. */
export const maxNames = 10

/** The list, and the number of what it leaves out. */
export function more(items: readonly Markdown[], all: number): readonly Markdown[] {
  return items.length < all ? [...items, md`and ${all - items.length} more`] : items
}
