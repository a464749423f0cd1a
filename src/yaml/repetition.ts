// How much of a document its aliases repeat: bombs are small texts that say a lot.

/** What a value holds, all its own aliases written out. */
export interface Amount {
  readonly nodes: number
  readonly characters: number
}

/** What was read so far, repetitions counted as often as they occur. */
export interface Tally {
  nodes: number
  characters: number
  repeatedNodes: number
  repeatedCharacters: number
}

/** Text that aliases may repeat, all in all. */
const mostCharacters = 16_000_000

export function tally(): Tally {
  return { nodes: 0, characters: 0, repeatedNodes: 0, repeatedCharacters: 0 }
}

/** Counts one repetition; false if that is one too many. */
export function repeat(read: Tally, { nodes, characters }: Amount): boolean {
  read.nodes += nodes
  read.repeatedNodes += nodes
  read.characters += characters
  read.repeatedCharacters += characters
  return read.repeatedCharacters <= mostCharacters && !tooMany(read)
}

/**
 * go-yaml's own measure: nearly all of a small document may come from aliases, a tenth of a large one.
 * https://github.com/go-yaml/yaml/blob/v2/decode.go (allowedAliasRatio)
 */
function tooMany({ nodes, repeatedNodes }: Tally): boolean {
  if (repeatedNodes <= 100 || nodes <= 1000) return false
  const scale = Math.min(Math.max((nodes - 400_000) / 3_600_000, 0), 1)
  return repeatedNodes / nodes > 0.99 - 0.89 * scale
}
