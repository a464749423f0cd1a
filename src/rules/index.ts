// The list of rules. Nothing else knows a rule by name.
import { accountChanged } from './account-changed.ts'
import { addedCloudIdentity } from './added-cloud-identity.ts'
import { aggregatedGrant } from './aggregated-grant.ts'
import { anonymousBinding } from './anonymous-binding.ts'
import { automountedToken } from './automounted-token.ts'
import { automountingAccount } from './automounting-account.ts'
import { bootstrapToken } from './bootstrap-token.ts'
import { borrowedAccount } from './borrowed-account.ts'
import { changedCloudIdentity } from './changed-cloud-identity.ts'
import { changedRoleRef } from './changed-role-ref.ts'
import { cloudIdentityOnDefault } from './cloud-identity-on-default.ts'
import { cloudIdentityReach } from './cloud-identity-reach.ts'
import { clusterAdminBinding } from './cluster-admin-binding.ts'
import { danglingBinding } from './dangling-binding.ts'
import { defaultAccount } from './default-account.ts'
import { deprecatedAccountField } from './deprecated-account-field.ts'
import { everyoneBinding } from './everyone-binding.ts'
import { grantedDefaultAccount } from './granted-default-account.ts'
import { grantRules } from './grants.ts'
import { handmadeToken } from './handmade-token.ts'
import { ineffectiveAutomount } from './ineffective-automount.ts'
import { ineffectiveRule } from './ineffective-rule.ts'
import { invalidBinding } from './invalid-binding.ts'
import { mastersBinding } from './masters-binding.ts'
import { missingAccount } from './missing-account.ts'
import { mountedTokenSecret } from './mounted-token-secret.ts'
import { nodeTokenAccess } from './node-token-access.ts'
import { remountedToken } from './remounted-token.ts'
import type { Rule } from './rule.ts'
import { shadowedTokenPath } from './shadowed-token-path.ts'
import { sharedAccount } from './shared-account.ts'
import { sharedCloudIdentity } from './shared-cloud-identity.ts'
import { systemRoleBinding } from './system-role-binding.ts'
import { tokenRestored } from './token-restored.ts'
import { tokenSecret } from './token-secret.ts'
import { unpairedCloudIdentity } from './unpaired-cloud-identity.ts'
import { widenedBinding } from './widened-binding.ts'

export const rules: readonly Rule[] = [
  automountedToken,
  remountedToken,
  tokenRestored,
  automountingAccount,
  handmadeToken,
  mountedTokenSecret,
  shadowedTokenPath,
  nodeTokenAccess,
  ineffectiveAutomount,
  grantedDefaultAccount,
  defaultAccount,
  sharedAccount,
  deprecatedAccountField,
  missingAccount,
  accountChanged,
  borrowedAccount,
  clusterAdminBinding,
  anonymousBinding,
  everyoneBinding,
  mastersBinding,
  systemRoleBinding,
  widenedBinding,
  invalidBinding,
  ineffectiveRule,
  changedRoleRef,
  danglingBinding,
  tokenSecret,
  bootstrapToken,
  addedCloudIdentity,
  changedCloudIdentity,
  cloudIdentityOnDefault,
  sharedCloudIdentity,
  unpairedCloudIdentity,
  cloudIdentityReach,
  ...grantRules,
  aggregatedGrant,
]
