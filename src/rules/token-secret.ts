import type { AccessGraph, TokenSecretAccess } from '../access/graph.ts'
import { ownerRole, worst } from '../access/gravity.ts'
import { accountName, objectName } from '../access/names.ts'
import type { Severity } from '../access/severity.ts'
import { accountTrail } from './account-trail.ts'
import type { StateRule } from './rule.ts'

export const tokenSecret: StateRule = {
  id: 'token-secret',
  title: 'Secret holds a ServiceAccount token that never expires',
  family: 'credential',
  severity: 'medium',
  why: 'Kubernetes fills this Secret with a token that no Pod is bound to and that stays valid until the Secret is deleted: one leak, one backup or one `get secrets` is enough.',
  remedy:
    'Delete the Secret and ask for short-lived tokens instead: `kubectl create token`, or a projected volume with an audience and an expiry.',
  fixable: false,
  standards: ['CIS 5.1.6', 'OWASP K03:2025', 'ATT&CK T1528'],

  *check({ tokenSecrets }: AccessGraph) {
    for (const access of tokenSecrets) {
      const { secret, account, accountObject, grants } = access
      const { manifest, namespace } = secret
      const named = { ...(namespace !== undefined && { namespace }), name: secret.account }
      yield {
        at: { manifest, route: ['type'] },
        message: `${objectName(manifest)} holds a token of ${accountName(named)} that never expires`,
        certain: true,
        account,
        about: account,
        severity: severity(access),
        trail: accountTrail(accountObject, grants),
        fix: {
          refusal:
            'whoever reads this Secret today loses access with it, and the type of a Secret cannot be changed in place',
        },
      }
    }
  },
}

function severity({ grants, accountObject }: TokenSecretAccess): Severity {
  if (grants.some(({ binding }) => ownerRole(binding) !== undefined)) return 'high'
  const holds = worst(grants.map(({ gravity }) => gravity))
  return holds === 'none' && accountObject.is !== 'unknown' ? 'low' : 'medium'
}
