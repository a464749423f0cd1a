// The waivers that count on a pull request: given by people who may, not taken back, in comments nobody edited or deleted.
import type { Client, Remote } from './client.ts'
import { type Command, command } from './command.ts'
import { type Given, recordIn } from './command-record.ts'
import { sameSubject } from './command-subject.ts'
import { record } from './decode.ts'
import { faultOf } from './fault.ts'

export interface GivenWaiver {
  readonly rule: string
  readonly reason: string
  readonly by: string
  readonly until?: string
  readonly given: readonly Given[]
  /** Our comment that records it. */
  readonly answer: number
}

export interface Remark {
  readonly id: number
  readonly login: string
  readonly bot: boolean
  /** Somebody changed it after it was written. */
  readonly edited: boolean
  readonly body: string
}

/** The pull request, and whether its author may waive alone. */
export interface Asked {
  readonly number: number
  readonly selfWaive: boolean
}

type Kind = 'waive' | 'unwaive'

/** A job writes with this identity unless it brings a token of its own. */
const usualLogin = 'github-actions[bot]'

/** Where GitHub does not say which count, none does, and `warn` is told why. */
export async function knownWaivers(
  client: Client,
  remote: Remote,
  asked: Asked,
  warn: (words: string) => void,
): Promise<readonly GivenWaiver[]> {
  try {
    return await waiversOf(client, remote, asked)
  } catch (error) {
    warn(`Waivers of the conversation do not count in this run: ${faultOf(error).words}.`)
    return []
  }
}

export async function waiversOf(client: Client, remote: Remote, asked: Asked): Promise<readonly GivenWaiver[]> {
  const remarks = await remarksOn(client, remote, asked.number)
  return (await judged(client, remote, asked, remarks))(remarks)
}

/** Our answers to the waivers that the order in this comment took back. */
export async function takenBack(
  client: Client,
  remote: Remote,
  asked: Asked,
  comment: number,
): Promise<readonly Remark[]> {
  const remarks = await remarksOn(client, remote, asked.number)
  const count = await judged(client, remote, asked, remarks)
  const before = remarks.filter(({ id }) => id < comment)
  const order = remarks.filter(({ id }) => id === comment)
  const left = new Set(count([...before, ...order]).map(({ answer }) => answer))
  const gone = new Set(count(before).flatMap(({ answer }) => (left.has(answer) ? [] : [answer])))
  return remarks.filter(({ id }) => gone.has(id))
}

/** Which of these remarks, or of some of them, count. */
async function judged(
  client: Client,
  remote: Remote,
  { number, selfWaive }: Asked,
  remarks: readonly Remark[],
): Promise<(some: readonly Remark[]) => readonly GivenWaiver[]> {
  if (!remarks.some(({ body }) => recordIn(body) !== undefined)) return () => []
  const own = await ownLogin(client)
  const { owner, repo } = remote
  const pull = await client.rest.pulls.get({ owner, repo, pull_number: number })
  const author = String(record(pull.data.user).login)
  const writers = new Set<string>()
  for (const login of new Set(speakers(remarks))) if (await mayWrite(client, remote, login)) writers.add(login)
  // What the author wants to answer for no longer, he may take back.
  const may = (login: string, kind: Kind): boolean =>
    writers.has(login) && (kind === 'unwaive' || selfWaive || !sameLogin(login, author))
  return (some) => counting(some, own, may)
}

/** In the order in which they were written: what was taken back later does not count. */
export function counting(
  remarks: readonly Remark[],
  own: string,
  may: (login: string, kind: Kind) => boolean,
): readonly GivenWaiver[] {
  const records = new Map(
    remarks
      // An answer that somebody changed is not ours any more.
      .filter(({ login, edited }) => login === own && !edited)
      .flatMap(({ id, body }) => {
        const found = recordIn(body)
        return found === undefined ? [] : [[found.comment, { answer: id, given: found.given }] as const]
      }),
  )
  let standing: readonly (GivenWaiver & { readonly subject?: string })[] = []
  for (const { id, login, bot, edited, body } of remarks) {
    const said = bot ? undefined : command(body)
    if ((said?.kind !== 'waive' && said?.kind !== 'unwaive') || !may(login, said.kind)) continue
    // Taking back is always safe; what somebody else agreed to is not what an edited comment says.
    if (said.kind === 'unwaive') standing = standing.filter((one) => !isMeant(said, one))
    const given = records.get(id)
    if (said.kind !== 'waive' || edited || given === undefined) continue
    const { kind: _, ...waiver } = said
    standing = [...standing, { ...waiver, by: login, ...given }]
  }
  return standing.map(({ subject: _, ...waiver }) => waiver)
}

function isMeant(
  { rule, subject }: Extract<Command, { kind: 'unwaive' }>,
  waiver: { readonly rule: string; readonly subject?: string },
): boolean {
  if (waiver.rule !== rule) return false
  return subject === undefined || (waiver.subject !== undefined && sameSubject(subject, waiver.subject))
}

function speakers(remarks: readonly Remark[]): readonly string[] {
  return remarks.flatMap(({ login, bot, body }) => {
    const kind = bot ? undefined : command(body)?.kind
    return kind === 'waive' || kind === 'unwaive' ? [login] : []
  })
}

export async function remarksOn(client: Client, { owner, repo }: Remote, number: number): Promise<readonly Remark[]> {
  const all = await client.paginate(client.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  })
  return all.map(({ id, user, body, created_at: created, updated_at: updated }) => ({
    id,
    login: user?.login ?? '',
    bot: user?.type !== 'User',
    edited: created !== updated,
    body: body ?? '',
  }))
}

/** Asked of the API: what a payload says of a member whose membership is private is not true. */
export async function mayWrite(client: Client, { owner, repo }: Remote, username: string): Promise<boolean> {
  try {
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username })
    return data.permission === 'admin' || data.permission === 'write'
  } catch (error) {
    // Nobody who is not known may anything.
    if (faultOf(error).status === 404) return false
    throw error
  }
}

/** Logins are the same in capitals. */
export function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

export async function ownLogin(client: Client): Promise<string> {
  try {
    return (await client.rest.users.getAuthenticated()).data.login
  } catch (error) {
    if (faultOf(error).kind !== 'denied') throw error
    return usualLogin
  }
}
