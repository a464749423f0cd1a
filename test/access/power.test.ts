// Small worlds that confer a power or just miss it, and what the roles of every cluster confer, as Kubernetes' own authorizer sees it.
import { describe, expect, test } from '@jest/globals'
import { type Authorizer, authorizer } from '../../src/access/authorizer.ts'
import { catalogue } from '../../src/access/catalogue.ts'
import { type HeldPower, powersOf } from '../../src/access/power.ts'
import { accountRequester } from '../../src/access/request.ts'
import { builtinRoles } from '../../src/kube/builtin-roles.ts'
import { recorded, world } from './recorded.ts'

type Case = readonly [id: string, name: string, held: boolean, account: string, text: string]

const cases = recorded<Case>('powers')
const builtin = new Map(recorded<readonly [string, ...string[]]>('powers-builtin').map(([role, ...ids]) => [role, ids]))

function powers(judge: Authorizer, namespace: string, account: string): readonly HeldPower[] {
  return powersOf(judge.grantsOf(accountRequester(namespace, account)))
}

/** Kubernetes was asked about no particular object: what is limited to some names was not counted. */
function complete(held: readonly HeldPower[]): readonly string[] {
  return [...new Set(held.filter((one) => one.complete && one.names === undefined).map(({ power }) => power.id))]
}

describe('powers', () => {
  test('the catalogue and the cases speak of the same', () => {
    expect(catalogue).toHaveLength(102)
    expect(cases).toHaveLength(1441)
    expect(new Set(cases.map(([id]) => id))).toEqual(new Set(catalogue.map(({ id }) => id)))
  })

  test.each(catalogue.map(({ id }) => id))('%s is held where it is, and nowhere else', (id) => {
    const wrong = cases
      .filter((some) => some[0] === id)
      .filter(([, , held, account, text]) => {
        const [namespace = '', name = ''] = account.split(':')
        return complete(powers(authorizer(world(text)), namespace, name)).includes(id) !== held
      })
    expect(wrong.map(([, name, held, , text]) => ({ name, held, text }))).toEqual([])
  })

  test.each([...builtin])('ClusterRole %s confers what it should', (role, ids) => {
    const text = `{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b}, roleRef: {kind: ClusterRole, name: "${role}"}, subjects: [{kind: ServiceAccount, namespace: ns, name: web}]}`
    expect([...complete(powers(authorizer(world(text)), 'ns', 'web'))].sort()).toEqual([...ids].sort())
  })

  test('every built-in ClusterRole was asked', () => {
    const names = builtinRoles.filter(({ kind }) => kind === 'ClusterRole').map(({ name }) => name)
    expect([...builtin.keys()].sort()).toEqual(names.sort())
  })
})
