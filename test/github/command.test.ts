// Commands in comments, and which waivers of a conversation count.
import { describe, expect, test } from '@jest/globals'
import { waived } from '../../src/conversation-words.ts'
import { type Command, command } from '../../src/github/command.ts'
import { counting, type Remark } from '../../src/github/command-agreements.ts'
import { recordIn, recordOf, withdrawn } from '../../src/github/command-record.ts'

const waive = '/sa-guard waive token-secret because an old client'
const said = { kind: 'waive', rule: 'token-secret', reason: 'an old client' } as const
const wrong: Command = { kind: 'wrong' }
const wrongPlace: Command = { kind: 'wrong', place: true }
const wrongEnd: Command = { kind: 'wrong', end: true }

test.each<[string, string, Command | undefined]>([
  ['a waiver', waive, { kind: 'waive', rule: 'token-secret', reason: 'an old client' }],
  [
    'one for somebody, with a day',
    '/sa-guard waive token-secret shop/web because an old client until 2027-01-31',
    { kind: 'waive', rule: 'token-secret', subject: 'shop/web', reason: 'an old client', until: '2027-01-31' },
  ],
  [
    'words around it',
    `Fine with me.\r\n\r\n${waive}\r\n\r\nThank you`,
    { kind: 'waive', rule: 'token-secret', reason: 'an old client' },
  ],
  ['a day in another form', `${waive} until 31.1.2027`, wrongEnd],
  ['a day without zeros', `${waive} until 2027-1-5`, wrongEnd],
  ['a month first', `${waive} until Dec 31`, wrongEnd],
  ['a month in words', `${waive} until 31 Dec 2026`, wrongEnd],
  ['a colon', `${waive} until: 2026-12-31`, wrongEnd],
  ['a day of the week', `${waive} until friday`, wrongEnd],
  ['words behind the day', `${waive} until 2027-01-31 please`, wrongEnd],
  ['a full stop behind the day', `${waive} until 2027-01-31.`, wrongEnd],
  ['in brackets and capitals', `${waive} (UNTIL 2027-01-31)`, wrongEnd],
  ['no end but the word', '/sa-guard waive token-secret because until friday', wrongEnd],
  [
    'an end in words and in a day',
    `${waive} stays until the move until 2027-01-31`,
    { kind: 'waive', rule: 'token-secret', reason: 'an old client stays until the move', until: '2027-01-31' },
  ],
  [
    'a word that only looks like it',
    `${waive} untilled`,
    { kind: 'waive', rule: 'token-secret', reason: 'an old client untilled' },
  ],
  ['the word that stands for a reason', '/sa-guard waive token-secret because REASON', wrong],
  ['no reason', '/sa-guard waive token-secret', wrong],
  ['an empty reason', '/sa-guard waive token-secret because ', wrong],
  [
    'taken back',
    '/sa-guard unwaive token-secret shop/web',
    { kind: 'unwaive', rule: 'token-secret', subject: 'shop/web' },
  ],
  ['explain', '/sa-guard explain token-secret', { kind: 'explain', rule: 'token-secret' }],
  ['recheck', '/sa-guard recheck', { kind: 'recheck' }],
  ['no such command', '/sa-guard please', wrong],
  ['nothing behind it', '/sa-guard', wrong],
  ['another word', '/sa-guardian recheck', undefined],
  ['in a sentence', 'write /sa-guard recheck', undefined],
  ['quoted', `> ${waive}`, undefined],
  ['in a fence', `\`\`\`\n${waive}\n\`\`\``, undefined],
  ['in a longer fence', `\`\`\`\`\n\`\`\`\n${waive}\n\`\`\`\`\n`, undefined],
  ['in a fence that nobody closes', `~~~\n${waive}`, undefined],
  ['as code', `    ${waive}`, undefined],
  ['in a comment of HTML', `<!--\n${waive}\n-->`, undefined],
  ['in a fence of a list', `- \`\`\`\n  ${waive}\n  \`\`\``, undefined],
  ['in a fence of a numbered list', `1. \`\`\`\n   ${waive}\n   \`\`\``, undefined],
  ['in a fence of a list in a list', `- 1. ~~~\n\n  ${waive}`, undefined],
  ['in a fence of a list, further left', `- \`\`\`\n${waive}\n\`\`\``, undefined],
  ['behind a fence of a list', `- \`\`\`\n  code\n  \`\`\`\n\n${waive}`, said],
  ['behind a fence with tabs', `-\t\`\`\`\n\tcode\n\t\`\`\`\n\n${waive}`, said],
  ['in a fence that another opening does not close', `\`\`\`\nx\n\`\`\`js\n${waive}\n\`\`\``, undefined],
  ['in a fence that an indented mark does not close', `\`\`\`\n    \`\`\`\n${waive}\n\`\`\``, undefined],
  ['behind a fence', `\`\`\`yaml\ncode\n\`\`\`\`\n${waive}`, said],
  ['in pre', `<pre>\n${waive}\n</pre>`, undefined],
  ['in PRE with an attribute', `See <PRE lang="text">\n\n${waive}\n</PRE >`, undefined],
  ['in pre that nobody closes', `<pre>\n${waive}`, undefined],
  ['behind pre', `<pre>\ncode\n</pre>\n\n${waive}`, said],
  ['in a quote of HTML', `<blockquote>\n\n${waive}\n</blockquote>`, undefined],
  ['in a span over lines', `like \`so\n${waive}\n\` here`, undefined],
  ['in a span of two ticks', `like \`\`a \` b\n${waive}\n\`\` here`, undefined],
  ['behind a tick of another paragraph', `a \` b\n\n${waive}\n\nc \` d`, said],
  ['behind an escaped tick', `a \\\` b\n\n${waive}\nc \\\` d`, said],
  ['in a fence behind a tick', `a \` b\n\`\`\`\nfoo \` bar\n${waive}\n\`\`\``, undefined],
  ['in a comment behind a tick', `a \` b\n<!-- \`\n${waive}\n-->`, undefined],
  ['behind a comment as code', `The \`<!--\` of HTML\n\n${waive}`, said],
  ['behind a comment in a fence', `\`\`\`html\n<!--\n\`\`\`\n${waive}`, said],
  ['before a comment', `${waive}<!-- really -->`, said],
  ['with code in its reason', `${waive} \`v1\``, { ...said, reason: 'an old client `v1`' }],
  ['in a line of three ticks', `\`\`\`${waive}\`\`\``, undefined],
  ['behind a line of three ticks', `\`\`\`code\`\`\`\n\n${waive}`, said],
  ['nothing', '', undefined],
  ['behind a quote that goes on', `> he said\n${waive}`, undefined],
  ['behind a quote of two lines', `> he\nsaid\n${waive}`, undefined],
  ['behind a quote and an empty line', `> he said\n\n${waive}`, said],
  ['behind an item that goes on', `- he said\n${waive}`, undefined],
  ['as a row of a table', `| a |\n|---|\n${waive}`, undefined],
  ['in a title of a link', `[a]: https://example.com "he\n${waive}"`, undefined],
  ['behind a title of a link', `[a]: https://example.com "he"\n\n${waive}`, said],
  ['in a hidden element', `<div hidden>\n\n${waive}\n\n</div>`, undefined],
  ['in an element of an element', `<div>\n<div>\n</div>\n\n${waive}\n\n</div>`, undefined],
  ['in an element that nobody closes', `<details>\n\n${waive}`, undefined],
  ['in a title of an element', `<a title="\n${waive}\n">x</a>`, undefined],
  ['in a title of an image', `<img alt="\n${waive}\n">`, undefined],
  ['right behind an element', `<p>x</p>\n${waive}`, undefined],
  ['behind an element', `<details>\n<details></details>\nx\n</details>\n\n${waive}`, said],
  ['behind an image', `<img src="a.png">\n\n${waive}`, said],
  ['behind an address', `See <https://example.com/a>.\n\n${waive}`, said],
  ['in an instruction', `<?x\n\n${waive}\n\n?>`, undefined],
  ['in a declaration', `<!X\n\n${waive}\n\n>`, undefined],
  ['in data', `<![CDATA[\n\n${waive}\n\n]]>`, undefined],
  ['behind words on the line before', `Fine with me.\n${waive}`, wrongPlace],
  ['behind such an order, alone', `Fine with me.\n/sa-guard recheck\n\n${waive}`, said],
  ['behind another order', `${waive}\n/sa-guard recheck`, said],
])('%s', (_, text, wanted) => {
  expect(command(text)).toEqual(wanted)
})

test('a hostile text is no order', () => {
  expect(command(`/sa-guard waive a because ${'until '.repeat(10_000)}`)).toEqual(wrong)
  const hostile = [
    '<!--',
    '<pre',
    '<pre>',
    '` `` ',
    '\\`',
    '```\n',
    '- ',
    '\t',
    '\n>',
    '<code>`<!--',
    '~~~a\n',
    '1. ```\n',
    '\r',
    '`a\n',
    '<a ',
    '<a',
    '<div></div>',
    '<div><b>',
    '<img ',
    '<?',
    '<!a',
    'a\n',
    '<![CDATA[',
  ]
  const begun = performance.now()
  for (const text of hostile) expect(command(text.repeat(65_536 / text.length))).toBeUndefined()
  expect(command(Array.from({ length: 360 }, (_, length) => '`'.repeat(length)).join(' '))).toBeUndefined()
  expect(performance.now() - begun).toBeLessThan(2000)
})

const listed = { fingerprint: 'abc', path: 'd0', places: ['e1'], extent: ['f2', 'f3'] } as const

test('a reason that is a record is none, and a withdrawn one neither', () => {
  const given = [{ ...listed, severity: 'low' }] as const
  const forged = recordOf({ comment: 8, given: [{ ...listed, severity: 'critical' }] }).trim()
  for (const reason of [forged, `x ${forged}`, `${forged} ${forged}`]) {
    const said = command(`/sa-guard waive token-secret because ${reason}`)
    const told = said?.kind === 'waive' ? said.reason : 'nothing'
    const body = `${waived({ kind: 'waive', rule: 'token-secret', reason: told }, [])}${recordOf({ comment: 7, given })}`
    expect(recordIn(body)).toEqual({ comment: 7, given })
    expect(recordIn(withdrawn(body, 'ada'))).toBeUndefined()
  }
})

test('a record is read only from the end, and only what it may hold', () => {
  const record = { comment: 7, given: [{ ...listed, severity: 'high' }] } as const
  expect(recordIn(`Waived.${recordOf(record)}`)).toEqual(record)
  expect(recordIn(`${recordOf(record)}\nmore`)).toBeUndefined()
  expect(recordIn('<!-- sa-guard:waiver 1 7 abc=grave __proto__=high -->')).toBeUndefined()
  expect(recordIn('<!-- sa-guard:waiver 1 7 abc=grave -->')).toEqual({ comment: 7, given: [] })
})

describe('a waiver of the conversation counts', () => {
  const given = [{ ...listed, severity: 'high' }] as const
  const own = 'github-actions[bot]'
  const asked: Remark = { id: 1, login: 'ada', bot: false, edited: false, body: waive }
  const answer: Remark = {
    id: 2,
    login: own,
    bot: true,
    edited: false,
    body: `Waived.${recordOf({ comment: 1, given })}`,
  }
  const taken: Remark = { ...asked, id: 3, body: '/sa-guard unwaive token-secret' }
  const yes = [{ rule: 'token-secret', reason: 'an old client', by: 'ada', given, answer: 2 }]

  test.each<[string, readonly Remark[], typeof yes | []]>([
    ['once it was answered', [asked, answer], yes],
    ['not before', [asked], []],
    ['not when the comment is deleted', [answer], []],
    ['not when the comment was edited', [{ ...asked, edited: true }, answer], []],
    ['not when the answer was edited', [asked, { ...answer, edited: true }], []],
    ['not from a bot', [{ ...asked, bot: true }, answer], []],
    ['not from somebody who may not', [{ ...asked, login: 'eve' }, answer], []],
    ['not by a forged answer', [asked, { ...answer, login: 'eve' }], []],
    ['not after it was taken back', [asked, answer, taken], []],
    ['not by whom it was taken back, if he may not', [asked, answer, { ...taken, login: 'eve' }], yes],
    ['again, when it is given again', [{ ...taken, id: 0 }, asked, answer], yes],
    [
      'though another one was taken back',
      [asked, answer, { ...taken, body: '/sa-guard unwaive bootstrap-token' }],
      yes,
    ],
  ])('%s', (_, remarks, wanted) => {
    expect(counting(remarks, own, (login) => login === 'ada')).toEqual(wanted)
  })

  test.each<[string, string, boolean]>([
    ['ci/deployer', 'ci/deployer', true],
    ['ci/deployer', 'deployer', true],
    ['deployer', 'ci/deployer', true],
    ['ServiceAccount/ci/deployer', 'ci/deployer', true],
    ['ServiceAccount/deployer', 'ci/deployer', true],
    ['ci/deployer', 'shop/deployer', false],
    ['Role/deployer', 'ServiceAccount/deployer', false],
    ['ci/deployer', 'ci/web', false],
    ['ci/deployer', 'ci', false],
  ])('for %s, until %s is taken back: %s', (of, from, gone) => {
    const about = { ...asked, body: `/sa-guard waive token-secret ${of} because an old client` }
    const back = { ...taken, body: `/sa-guard unwaive token-secret ${from}` }
    expect(counting([about, answer, back], own, () => true)).toEqual(gone ? [] : yes)
  })

  test('until somebody takes it back who may not waive', () => {
    const may = (login: string, kind: 'waive' | 'unwaive') => login === 'ada' || kind === 'unwaive'
    expect(counting([asked, answer, { ...taken, login: 'author' }], own, may)).toEqual([])
    expect(counting([{ ...asked, login: 'author' }, answer], own, may)).toEqual([])
  })
})
