// The list of rules. Nothing else knows a rule by name.
import { anonymousBinding } from './anonymous-binding.ts'
import { automountedToken } from './automounted-token.ts'
import { bootstrapToken } from './bootstrap-token.ts'
import { clusterAdminBinding } from './cluster-admin-binding.ts'
import { deprecatedAccountField } from './deprecated-account-field.ts'
import { everyoneBinding } from './everyone-binding.ts'
import { grantedDefaultAccount } from './granted-default-account.ts'
import { mountedTokenSecret } from './mounted-token-secret.ts'
import { nodeTokenAccess } from './node-token-access.ts'
import { remountedToken } from './remounted-token.ts'
import type { Rule } from './rule.ts'
import { shadowedTokenPath } from './shadowed-token-path.ts'
import { tokenRestored } from './token-restored.ts'
import { tokenSecret } from './token-secret.ts'

export const rules: readonly Rule[] = [
  automountedToken,
  remountedToken,
  tokenRestored,
  mountedTokenSecret,
  shadowedTokenPath,
  nodeTokenAccess,
  grantedDefaultAccount,
  deprecatedAccountField,
  clusterAdminBinding,
  anonymousBinding,
  everyoneBinding,
  tokenSecret,
  bootstrapToken,
]
