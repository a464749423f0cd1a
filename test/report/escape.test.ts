import { describe, expect, test } from '@jest/globals'
import { addressed, code, prose, visible } from '../../src/report/escape.ts'

describe('code', () => {
  test.each([
    ['a plain name stays readable', 'shop/web', '`shop/web`'],
    ['a placeholder stays', '$APP-{{ .Release.Name }}', '`$APP-{{ .Release.Name }}`'],
    ['a mention is code', '@octocat', '`@octocat`'],
    ['HTML is code', '<img src=x onerror=alert(1)>', '`<img src=x onerror=alert(1)>`'],
    ['a comment end is code', '-->', '`-->`'],
    ['a backtick cannot close it', 'a`b', '<code>a&#96;b</code>'],
    ['nor can many', '``` x ```', '<code>&#96;&#96;&#96; x &#96;&#96;&#96;</code>'],
    ['a pipe opens no cell', 'a|b', '<code>a&#124;b</code>'],
    ['nor does an escaped one', 'a\\|b', '<code>a&#92;&#124;b</code>'],
    ['a bracket begins no definition', ']:>', '<code>&#93;&#58;&#62;</code>'],
    ['a tag in HTML form is text', '</code>`<b>', '<code>&#60;&#47;code&#62;&#96;&#60;b&#62;</code>'],
    ['a newline is written out', 'a\n# b', '<code>a&#92;n&#35; b</code>'],
    ['blanks at the ends are kept apart', ' a ', '<code> a </code>'],
    ['a right-to-left override is written out', 'web\u202Egpj', '<code>web&#92;u202egpj</code>'],
    ['zero width is written out', 'we\u200Bb', '<code>we&#92;u200bb</code>'],
    ['a tag character is written out', 'a\u{E0041}', '<code>a&#92;u&#123;e0041&#125;</code>'],
    ['a lone surrogate is written out', 'a\uD800', '<code>a&#92;ud800</code>'],
    ['a NUL and an escape are written out', '\0\u001B[31m', '<code>&#92;u0000&#92;u001b&#91;31m</code>'],
    ['a foreign blank is written out', 'a\u00A0b', '<code>a&#92;u00a0b</code>'],
    ['other scripts stay', '店/ウェブ', '`店/ウェブ`'],
    ['an empty name is shown', '', '`""`'],
  ])('%s', (_, text, expected) => {
    expect(code(text).markdown).toBe(expected)
  })

  test('a long name is cut in its middle', () => {
    const { markdown } = code(`start/${'x'.repeat(100_000)}/end.yaml`)
    expect(markdown).toMatch(/^`start\/x+…x+\/end\.yaml`$/)
    expect(markdown).toHaveLength(122)
  })

  test('a name of many marks on one letter does not grow over the line', () => {
    expect(code(`a${'\u0301'.repeat(50)}`).markdown).toBe('`a\u0301\u0301\u0301…`')
  })
})

describe('prose', () => {
  test.each([
    [
      'plain words stay',
      'Everyone, that is all (really), can read it.',
      'Everyone, that is all (really), can read it.',
    ],
    ['names with a slash are code', 'Deployment shop/web mounts it', 'Deployment `shop/web` mounts it'],
    ['so are fields', 'sets automountServiceAccountToken: true', 'sets `automountServiceAccountToken`: true'],
    ['a kind without names is a word', 'Role bound to everyone', 'Role bound to everyone'],
    ['a name in brackets is code', 'strangers (system:anonymous), too', 'strangers (`system:anonymous`), too'],
    ['a number stays', 'and 12 more', 'and 12 more'],
    ['a number with a point opens no list', '1. first', '`1`. first'],
    ['backticks of ours are code', 'Set `a: false` there', 'Set `a: false` there'],
    ['an open backtick is a character', 'a `b c', 'a <code>&#96;b</code> c'],
    ['a mention', 'Pod @octocat runs', 'Pod `@octocat` runs'],
    ['an address', 'see https://evil.example/x now', 'see `https://evil.example/x` now'],
    ['a bare address', 'see www.evil.example now', 'see `www.evil.example` now'],
    ['an issue', 'fixes #12 and GH-12', 'fixes `#12` and `GH-12`'],
    ['a link', 'a [b](c) d', 'a <code>&#91;b&#93;&#40;c</code>) d'],
    ['an address without an end', 'www. a', '`www`. a'],
    ['emphasis', '*a* _b_ ~~c~~ $d$', '`*a*` `_b_` `~~c~~` `$d$`'],
    ['a tag', '<details> a <!-- b', '`<details>` a `<!--` b'],
    ['a list', '- a', '`-` a'],
    ['a quote', '> a', '`>` a'],
    ['a table', 'a | b', 'a <code>&#124;</code> b'],
    ['lines become one', 'a\n\n# b', 'a `#` b'],
    ['a direction is written out', 'a \u202Eb', 'a <code>&#92;u202eb</code>'],
    ['letters that look like ours are code', 'Pod р\u0430ypal', 'Pod `р\u0430ypal`'],
    ['an emoji code', ':tada: a', '`:tada`: a'],
  ])('%s', (_, text, expected) => {
    expect(prose(text).markdown).toBe(expected)
  })

  test.each([
    [
      'a known name is code wherever it stands',
      'Pod merge this now is bad',
      ['merge this now'],
      'Pod `merge this now` is bad',
    ],
    ['a word only behind a kind', 'Pod a mounts a token', ['a'], 'Pod `a` mounts a token'],
    ['behind a role stands its name', 'is bound to ClusterRole edit', ['x'], 'is bound to ClusterRole `edit`'],
    [
      'if no verb follows it',
      'a ClusterRoleBinding must have a namespace',
      ['x'],
      'a ClusterRoleBinding must have a namespace',
    ],
    ['if it is not meant as a word', 'no Role of its own', ['x'], 'no Role of its own'],
    ['a part of a name is none', 'Pod web-a runs web', ['web'], 'Pod web-a runs web'],
    ['the longest name wins', 'Pod shop/web x', ['shop', 'shop/web'], 'Pod `shop/web` x'],
    ['with a comma behind', 'by cluster-admin, or', ['cluster-admin'], 'by `cluster-admin`, or'],
    ['an empty name is none', 'a b', [''], 'a b'],
  ])('%s', (_, text, names, expected) => {
    expect(prose(text, names).markdown).toBe(expected)
  })

  test('a huge message is cut', () => {
    expect(prose('a '.repeat(100_000)).markdown.length).toBeLessThan(1_100)
  })
})

describe('visible', () => {
  test.each([
    ['an ANSI escape', '\u001B[2Jx', '\\u001b[2Jx'],
    ['one of C1', '\u009B31m', '\\u009b31m'],
    ['a bell and a backspace', '\u0007\b', '\\u0007\\u0008'],
    ['a line', 'a\r\nb', 'a\\r\\nb'],
    ['a hyperlink', '\u001B]8;;http://x\u001B\\y', '\\u001b]8;;http://x\\u001b\\y'],
    ['an isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['an annotation anchor', 'a\uFFF9b', 'a\\ufff9b'],
    ['a filler that looks like a blank', 'a\u3164b', 'a\\u3164b'],
    ['nothing', 'shop/ウェブ é', 'shop/ウェブ é'],
  ])('writes out %s', (_, text, expected) => {
    expect(visible(text)).toBe(expected)
  })
})

test('a path in an address keeps its steps and nothing else', () => {
  expect(addressed('a b/(c)/[d]#e?f%/\n@x.yaml')).toBe('a%20b/%28c%29/%5Bd%5D%23e%3Ff%25/%0A%40x.yaml')
})
