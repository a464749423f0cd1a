// One role given to one account by one subject of one binding.
import type { BindingMatch } from '../kube/inventory.ts'
import type { Binding, BindingSubject } from '../kube/rbac.ts'
import { type Gravity, gravity } from './gravity.ts'

export interface Grant {
  readonly binding: Binding
  readonly subject: BindingSubject
  readonly via: BindingMatch['via']
  readonly gravity: Gravity
}

export function grant({ binding, subject, via }: BindingMatch): Grant {
  return { binding, subject, via, gravity: gravity(binding) }
}
