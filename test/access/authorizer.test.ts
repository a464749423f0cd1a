// 150 random worlds and 22,500 questions with the answers of Kubernetes' own authorizer.

import { describe, expect, test } from '@jest/globals'
import { type Authorizer, authorizer } from '../../src/access/authorizer.ts'
import { accountRequester, type Request } from '../../src/access/request.ts'
import { groupedBy } from '../../src/yaml/grouped.ts'
import { recorded, type World, world } from './recorded.ts'

interface RecordedWorld {
  readonly world: string
  readonly text: string
  readonly refused: World['refused']
}

/** `missing`: it is denied, but a role that is bound is not known. `open`: denied, though others might widen the role. */
type Recorded = 'yes' | 'no' | 'missing' | 'open'

type Question =
  | readonly [string, Recorded, as: string, verb: string, url: string]
  | readonly [
      string,
      Recorded,
      as: string,
      verb: string,
      group: string,
      resource: string,
      subresource: string,
      name: string,
      namespace: string,
    ]

const worlds = new Map(recorded<RecordedWorld>('rbac-worlds').map((entry) => [entry.world, entry] as const))
const questions = groupedBy(recorded<Question>('rbac-questions'), ([name]) => name)

function answer(judge: Authorizer, question: Question): boolean | 'unknown' {
  const [namespace = '', account = ''] = question[2].split(':')
  return judge.may(accountRequester(namespace, account), request(question)).allowed
}

function request([, , , verb, ...rest]: Question): Request {
  const [group, resource, subresource = '', name = '', namespace = ''] = rest
  if (resource === undefined) return { verb, url: group }
  return { verb, group, resource, subresource, name, ...(namespace !== '' && { namespace }) }
}

/** Where a role is not known, `unknown` is what we want to hear. */
const wanted: Readonly<Record<Recorded, readonly (boolean | 'unknown')[]>> = {
  yes: [true],
  no: [false],
  open: [false],
  missing: ['unknown'],
}

describe('the authorizer answers as Kubernetes does', () => {
  test('all worlds are there', () => {
    expect([worlds.size, questions.size, [...questions.values()].flat().length]).toEqual([150, 150, 22_500])
  })

  test.each([...worlds.keys()])('in %s', (name) => {
    const { text = '', refused = [] } = worlds.get(name) ?? {}
    const objects = world(text)
    expect([...objects.refused].sort()).toEqual([...refused].sort())
    const judge = authorizer(objects)
    const differing = (questions.get(name) ?? []).filter(
      (question) => !wanted[question[1]].includes(answer(judge, question)),
    )
    expect(differing).toEqual([])
  })
})
