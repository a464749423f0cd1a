import { describe, expect, test } from '@jest/globals'
import { chosenPolicy } from '../../src/policy/choice.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'

describe('the chosen policy', () => {
  test('is the default where nothing is chosen', () => {
    expect(chosenPolicy({})).toEqual(defaultPolicy())
  })

  test('is what was chosen over it', () => {
    const chosen = { profile: 'dedicated-sa', failOn: 'low' }
    expect(chosenPolicy(chosen)).toEqual({ ...defaultPolicy(), ...chosen })
  })

  test.each([
    [{ profile: 'book' }, 'profile must be one of default-sa, dedicated-sa, not "book".'],
    [{ failOn: 'High' }, 'fail-on must be one of info, low, medium, high, critical, not "High".'],
    [{ failOn: '__proto__\n' }, 'fail-on must be one of info, low, medium, high, critical, not "__proto__\\n".'],
  ])('%p is refused in a sentence', (chosen, words) => {
    expect(() => chosenPolicy(chosen)).toThrow(words)
  })
})
