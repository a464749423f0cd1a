import { describe, expect, test } from '@jest/globals'
import { commentedFindings, commentMarker, reviewedHead, reviewMarker } from '../../src/github/marker.ts'

const sha = 'c'.repeat(40)

describe('markers', () => {
  test('are read back', () => {
    expect(reviewedHead(`words${reviewMarker(sha)}`)).toBe(sha)
    expect(commentedFindings(`words${commentMarker(['a1', 'b2'])}`)).toEqual(['a1', 'b2'])
    expect(commentedFindings(`words${commentMarker([])}\r\n`)).toEqual([])
  })

  test('cannot be seen', () => {
    expect(reviewMarker(sha).trim()).toMatch(/^<!-- [^>]* -->$/)
  })

  const none: readonly [string, string][] = [
    ['none', 'words'],
    ['one with words after it', `${reviewMarker(sha)}\n\nmore`],
    ['one of a comment', commentMarker([sha])],
    ['one of another version', `<!-- sa-guard:review 2 ${sha} -->`],
    ['one without a head', '<!-- sa-guard:review 1  -->'],
    ['one that is no commit', '<!-- sa-guard:review 1 <script> -->'],
  ]
  test.each(none)('%s', (_, body) => {
    expect(reviewedHead(body)).toBeUndefined()
  })

  test('the one at the end counts, not one that a manifest brought in', () => {
    expect(reviewedHead(`${reviewMarker('d'.repeat(40))} said the file${reviewMarker(sha)}`)).toBe(sha)
  })
})
